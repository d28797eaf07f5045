"""Self-dealing through edits: somebody who is paid again and again for next to nothing in one author's posts. Pure."""

from collections.abc import Iterable, Iterator

from reputation.evidence.habits import Habits, surprise
from reputation.evidence.rows import Deed, Finding

LEAST = 5  # edits that were paid
SMALL = 12  # letters more or fewer
SHARE = 0.5  # of all edits of that editor
SURPRISE = 3.0


def edit_deals(edits: Iterable[Deed]) -> list[Finding]:
    return list(found(Habits(edits)))


def found(habits: Habits) -> Iterator[Finding]:
    for (editor, author), given in habits.between.items():
        small = [deed for deed in given if deed.size <= SMALL]
        if len(small) < LEAST or len(given) < SHARE * habits.given[editor].total():
            continue
        expected = habits.expected(editor, author)
        far = surprise(len(small), expected)
        if far >= SURPRISE:
            yield Finding(
                "edits", (author, editor), len(small), round(far, 1),
                post_ids=tuple(deed.post_id for deed in small), author_id=author, expected=round(expected, 1),
            )  # fmt: skip
