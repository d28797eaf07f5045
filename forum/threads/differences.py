"""What changed between two versions of a text: lines with a mark, and inside a changed line the words.

Comparing is quadratic on texts made to be hard (a thousand lines "a" or "b"), so both comparisons have a budget in
pairs compared; beyond it whole lines are shown as gone and come, which is true if not as helpful.
"""

import re
from difflib import SequenceMatcher

from markupsafe import Markup

Line = tuple[str, str]  # ("+", "-" or " ", text or Markup with <ins> and <del>)
CONTEXT = 3  # unchanged lines shown around a change
DOTS: Line = (" ", "…")
LINE_PAIRS_MOST = 60_000  # 0.06 s at worst on the slow machine where this was measured
WORD_PAIRS_MOST = 200_000  # 0.1 s at worst


def differences(before: str, after: str) -> list[Line]:
    """The lines of both texts in order, with long unchanged stretches left out as a line of dots."""
    old, new = before.splitlines(), after.splitlines()
    if old == new:
        return []
    head = max(0, common(old, new) - CONTEXT)
    tail = max(0, common(old[head:][::-1], new[head:][::-1]) - CONTEXT)
    lines = compared(old[head : len(old) - tail], new[head : len(new) - tail])
    return [DOTS] * (head > 0) + lines + [DOTS] * (tail > 0)


def common(old: list[str], new: list[str]) -> int:
    """How many lines both begin with."""
    same = 0
    for ours, theirs in zip(old, new, strict=False):
        if ours != theirs:
            break
        same += 1
    return same


def compared(old: list[str], new: list[str]) -> list[Line]:
    if len(old) * len(new) > LINE_PAIRS_MOST:
        return gone_and_come(old, new)
    lines: list[Line] = []
    budget = [WORD_PAIRS_MOST]
    for place, group in enumerate(SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(CONTEXT)):
        lines += [DOTS] * (place > 0)
        for verb, i1, i2, j1, j2 in group:
            lines += stretch(verb, old[i1:i2], new[j1:j2], budget=budget)
    return lines


def stretch(verb: str, old: list[str], new: list[str], *, budget: list[int]) -> list[Line]:
    if verb == "equal":
        return [(" ", line) for line in old]
    if verb == "replace" and len(old) == len(new):
        return [line for ours, theirs in zip(old, new, strict=True) for line in changed_line(ours, theirs, budget)]
    return gone_and_come(old, new)


def gone_and_come(old: list[str], new: list[str]) -> list[Line]:
    return [("-", line) for line in old] + [("+", line) for line in new]


def changed_line(before: str, after: str, budget: list[int]) -> list[Line]:
    """The old and the new line, with the words that differ marked; whole lines where little is common."""
    old, new = words(before), words(after)
    budget[0] -= len(old) * len(new)
    if budget[0] < 0:
        return gone_and_come([before], [after])
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < 0.3:
        return gone_and_come([before], [after])
    left, right = Markup(), Markup()
    for verb, i1, i2, j1, j2 in matcher.get_opcodes():
        gone, come = "".join(old[i1:i2]), "".join(new[j1:j2])
        if verb == "equal":
            left, right = left + gone, right + come
        else:
            left += Markup("<del>{}</del>").format(gone) if gone else ""
            right += Markup("<ins>{}</ins>").format(come) if come else ""
    return [("-", left), ("+", right)]


def words(line: str) -> list[str]:
    return re.findall(r"\w+|\s+|[^\w\s]", line)
