"""What a language model is asked about the sentences of a draft, and which of its answers may stand. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kb_bridge.citations import MARK
from kb_bridge.drafting import Quote, Section

TASK = (
    "You are given numbered sentences of a help article. Reword each so that it reads clearly and calmly, in its own "
    "language, in one line, without adding or leaving out any fact. Keep every figure, every `code` and the number in "
    "brackets at its end, like [3], exactly. Answer with the same numbered lines and nothing else."
)
LINE = re.compile(r"^\s*(\d{1,3})[.)]\s+(\S.*?)\s*$", re.MULTILINE)
KEPT = re.compile(r"`[^`]+`|\d+(?:[.,]\d+)*")
ADDRESS = re.compile(r"https?://|www\.|\]\(|[<>]")
LONGEST = 500


def sentences_of(sections: Sequence[Section], numbers: dict[int, int]) -> list[str]:
    """Each sentence with the number of its post; steps, code, tables and titles stay as they are."""
    return [f"{each.text} [{numbers[each.post_id]}]" for each in reworkable(sections)]


def reworkable(sections: Sequence[Section]) -> list[Quote]:
    return [each for section in sections for each in section.quotes if each.kind == "sentence"]


def asked(sentences: Sequence[str]) -> str:
    return "\n".join(f"{number}. {text}" for number, text in enumerate(sentences, 1))


def answers(sentences: Sequence[str], said: str) -> list[str]:
    """For each sentence its new words without the citation, or "" where the original stays."""
    found: dict[int, str] = {}
    for match in LINE.finditer(said):
        found.setdefault(int(match[1]), match[2])
    return [may_stand(text, found.get(number, "")) for number, text in enumerate(sentences, 1)]


def may_stand(original: str, new: str) -> str:
    """The new sentence, if it cites what the original cites, at its end and nowhere else, keeps all figures and code,
    brings no address of its own, and says anything else at all."""
    mark = MARK.findall(original)[-1]
    bare = new.removesuffix(mark).rstrip()
    if not new.endswith(mark) or MARK.search(bare) or not 0 < len(bare) <= LONGEST:
        return ""
    before = original.removesuffix(mark).rstrip()
    if sorted(KEPT.findall(before)) != sorted(KEPT.findall(bare)) or bare == before:
        return ""
    return "" if ADDRESS.search(bare) and not ADDRESS.search(before) else bare


def reworded(sections: Sequence[Section], new: Sequence[str]) -> list[Section]:
    """The sections with these words for their sentences, in order; "" for the original."""
    waiting = iter(new)
    return [
        Section(
            section.name,
            [replace(each, reworded=next(waiting, "")) if each.kind == "sentence" else each for each in section.quotes],
        )
        for section in sections
    ]


def as_quoted(sections: Sequence[Section]) -> list[Section]:
    """As people wrote it, whatever a model made of it."""
    return [Section(each.name, [replace(quote, reworded="") for quote in each.quotes]) for each in sections]
