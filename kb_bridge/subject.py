"""Whether threads ask the same, or merely ask something about the same: the subject is taken away, and what is left of
the questions must still agree.

A popular subject ("the new hub": how large, how dear, since when) draws threads as like each other as a question that
recurs. Its name is what most of them have and hardly anybody else; without it a question that recurs says the same in
other words, and questions about one subject have nothing in common. On streams of bank questions nine in ten recurring
ones left an agreement over .38, and nine in ten mere subjects one under .33.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

from kb_bridge.similarity import Frequencies

AGREEING = 0.30
MOST = 0.5  # of the threads have the word, and of all who have it so many are among them: then it names the subject


def merely_of_one_subject(counts: Sequence[Mapping[str, int]], frequencies: Frequencies) -> bool:
    """`counts` are the stems of each thread, all in one language. Where a subject is all that they say, they agree."""
    rest = [without_pairs(each) for each in counts]
    often = Counter(word for each in rest for word in each)
    names = {
        word for word, threads in often.items() if names_subject(threads, len(rest), frequencies.threads.get(word, 0))
    }
    rest = [{word for word in each if word not in names} for each in rest]
    return sum(map(len, rest)) >= len(rest) > 1 and agreement(rest, frequencies) < AGREEING


def names_subject(threads: int, among: int, everywhere: int) -> bool:
    return threads >= MOST * among and threads >= MOST * max(everywhere, 1)


def without_pairs(counts: Mapping[str, int]) -> set[str]:
    return {word for word in counts if " " not in word}


def agreement(texts: Sequence[set[str]], frequencies: Frequencies) -> float:
    """The mean cosine over all pairs, each word weighted by its rarity."""
    sums: dict[str, float] = {}
    telling = 0
    for words in texts:
        weights = {word: log((frequencies.total + 1) / (frequencies.threads.get(word, 0) + 1)) for word in words}
        length = sqrt(sum(weight * weight for weight in weights.values()))
        telling += length > 0
        for word, weight in weights.items():
            sums[word] = sums.get(word, 0.0) + (weight / length if length else 0.0)
    pairs = len(texts) * (len(texts) - 1)
    return (sum(each * each for each in sums.values()) - telling) / pairs if pairs else 1.0
