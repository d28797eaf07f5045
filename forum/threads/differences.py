"""What changed between two versions of a text: lines with a mark, and inside a changed line the words."""

import re
from difflib import SequenceMatcher

from markupsafe import Markup

Line = tuple[str, str]  # ("+", "-" or " ", text or Markup with <ins> and <del>)
CONTEXT = 3  # unchanged lines shown around a change
LINES_MOST = 2_000  # beyond this the comparison (quadratic at worst) is not worth its time
WORDS_MOST = 400


def differences(before: str, after: str) -> list[Line]:
    """The lines of both texts in order, with long unchanged stretches left out as a line of dots."""
    old, new = before.splitlines(), after.splitlines()
    if len(old) > LINES_MOST or len(new) > LINES_MOST:
        return [("-", line) for line in old] + [("+", line) for line in new]
    lines: list[Line] = []
    groups = list(SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(CONTEXT))
    for place, group in enumerate(groups):
        if place or group[0][1]:
            lines.append((" ", "…"))
        for verb, i1, i2, j1, j2 in group:
            lines += stretch(verb, old[i1:i2], new[j1:j2])
    if groups and groups[-1][-1][2] < len(old):
        lines.append((" ", "…"))
    return lines


def stretch(verb: str, old: list[str], new: list[str]) -> list[Line]:
    if verb == "equal":
        return [(" ", line) for line in old]
    if verb == "replace" and len(old) == len(new):
        return [line for pair in zip(old, new, strict=True) for line in changed_line(*pair)]
    return [("-", line) for line in old] + [("+", line) for line in new]


def changed_line(before: str, after: str) -> list[Line]:
    """The old and the new line, with the words that differ marked; whole lines where little is common."""
    old, new = words(before), words(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if len(old) > WORDS_MOST or len(new) > WORDS_MOST or matcher.ratio() < 0.3:
        return [("-", before), ("+", after)]
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
