"""What matching threads suggest, explainably: the tags that they share, the category where most of them live; and what
would make a title better. Pure."""

from collections import Counter
from collections.abc import Sequence

from forum.errors import Words
from forum.i18n import _
from forum.search.likeness import telling_words
from forum.search.queries import Alike

TAGS_MOST = 5
CLEAR = 0.6  # of the weight of all matches, before a category is suggested
FILLER_WORDS = """
help please urgent problem issue error question trouble asap hello hi
помогите помощь срочно проблема ошибка вопрос пожалуйста
ajutor urgent problema problemă eroare intrebare întrebare
"""
FILLERS = frozenset(FILLER_WORDS.split())


def guessed_tags(alike: Sequence[Alike], chosen: Sequence[str] = ()) -> list[str]:
    """Tags of the matching threads, the one that the likeliest of them carry first; none that is chosen already."""
    weights: Counter[str] = Counter()
    for each in alike:
        for tag in each.thread.tags:
            weights[tag] += each.likeness  # type: ignore[assignment]
    return [tag for tag, _weight in weights.most_common() if tag not in chosen][:TAGS_MOST]


def guessed_category(alike: Sequence[Alike]) -> tuple[int, str] | None:
    """Id and name of the category in which most of the matching threads live, where that is clear."""
    weights: Counter[tuple[int, str]] = Counter()
    for each in alike:
        weights[each.thread.category_id, each.thread.category_name] += each.likeness  # type: ignore[assignment]
    if not weights:
        return None
    best, weight = weights.most_common(1)[0]
    return best if weight >= CLEAR * sum(weights.values()) else None


def advice_for(title: str) -> Words | None:
    """One honest hint about a title that few will find or open; None where it is good enough."""
    words = telling_words(title)
    letters = [sign for sign in title if sign.isalpha()]
    if len(title.strip()) < 5:
        return None  # only begun
    if len(letters) > 12 and sum(map(str.isupper, letters)) > 0.8 * len(letters):
        return _("Capitals throughout are hard to read: the message is heard without them.")
    if words and all(word.lower() in FILLERS for word in words):
        return _("This could be the title of any question. Name the thing that fails and what it does.")
    if len(words) < 3 and len(title) < 40:
        return _("A few more words help: what happens, with which thing, since when?")
    return None
