"""What a mistyped word may have been meant for, and how certainly. Pure."""

from collections.abc import Iterator, Mapping
from string import ascii_lowercase

from forum.search.words import edits, fold, is_cyrillic, stem

MOST_MEANINGS = 3  # of a word; more say nothing
CERTAINTY = {0: 0.8, 1: 0.8, 2: 0.55}  # by slips of the finger; without any, its typing has only begun
ENDING = 4  # letters
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"


def slips(word: str, other: str) -> int:
    """Between a typed word and a stem of the index."""
    return min(edits(fold(word), other), edits(stem(word), other))


def misspelt_endings(word: str) -> Iterator[str]:
    """The stems that the word would have without one slip in its last letters: with it, no ending was known as one."""
    typed = fold(word)
    letters = CYRILLIC if is_cyrillic(typed) else ascii_lowercase
    for at in range(max(1, len(typed) - ENDING), len(typed)):
        before, after = typed[:at], typed[at + 1 :]
        yield stem(before + after)
        yield stem(before[:-1] + typed[at] + before[-1] + after)
        for letter in letters:
            yield stem(before + letter + after)
            yield stem(before + letter + typed[at:])


def certainties(near: Mapping[str, int]) -> Mapping[str, float]:
    """How certainly a mistyped word is meant for each stem that is `near` it, so many slips away: the nearest alone."""
    least = min(near.values())
    nearest = [other for other, away in near.items() if away == least][:MOST_MEANINGS]
    return dict.fromkeys(nearest, CERTAINTY.get(least, CERTAINTY[2]))
