"""A post cut into passages: sentences, and whole lists, tables and blocks of code, each fit to be quoted alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kb_bridge.courtesies import is_personal, without_courtesy

Kind = Literal["sentence", "list", "code", "table"]

LONGEST_BLOCK = 2_500
LONGEST_SENTENCE = 500
FEWEST_WORDS = 2

MARKER = r"\[\d{1,3}(?:,\s?\d{1,3})*\](?!\()"
END = re.compile(rf"[.!?…][\"'”»)*_]*(?:\s?{MARKER})*(\s+)(?!{MARKER})(?=\S)")
NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|approx|no|nr|dr|mr|mrs|ms|st|fig|v|ver|т\.е|т\.к|т\.д|т\.п|и т|т|др|пр|см|напр|г|руб|"
    r"стр|de ex|ex|d-na|dl|dna|pag)|(?:^|\s)\w)\\?\.[\"'”»)*_]*$",
    re.IGNORECASE,
)
SHORT_WORD = re.compile(r"\b\w{1,3}\.$")
BLOCKS: dict[str, Kind] = {
    "ordered_list_open": "list", "bullet_list_open": "list", "fence": "code", "code_block": "code",
    "table_open": "table",
}  # fmt: skip
LEFT_OUT = ("blockquote_open", "heading_open", "html_block", "hr")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of Markdown that keeps its sense; a block brings along the sentence that led to it ("Then run:")."""

    kind: Kind
    text: str
    place: int


def passages(markdown: str) -> list[Passage]:
    """The passages of a post in their order, without quotes, headings, courtesies and personal particulars."""
    found: list[Passage] = []
    lead = ""
    for kind, text in pieces(markdown):
        if kind == "sentence":
            if lead:
                found.append(Passage("sentence", lead, len(found)))
            lead = text if text.endswith(":") else ""
            if not lead and is_telling(text):
                found.append(Passage("sentence", text, len(found)))
            continue
        whole = f"{lead}\n\n{text}" if lead else text
        lead = ""
        if len(whole) <= LONGEST_BLOCK and not is_personal(whole):
            found.append(Passage(kind, whole, len(found)))
    return found


def pieces(markdown: str) -> Iterator[tuple[Kind, str]]:
    """Sentences and blocks as they stand in the source."""
    lines = markdown.splitlines()
    for token in top_level(parser().parse(markdown)):
        first, last = token.map or (0, 0)
        text = "\n".join(lines[first:last]).strip("\n")
        if token.type == "paragraph_open":
            for sentence in sentences(text):
                if kept := clean(sentence):
                    yield "sentence", kept
        elif token.type in BLOCKS:
            yield BLOCKS[token.type], text


def top_level(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.level == 0 and token.nesting >= 0 and token.type not in LEFT_OUT]


def sentences(paragraph: str) -> list[str]:
    """The sentences of a paragraph, each on one line."""
    return [" ".join(paragraph[first:last].split()) for first, last in spans(paragraph)]


def spans(paragraph: str) -> list[tuple[int, int]]:
    """Where each sentence begins and ends, with the citation marks that follow it. Emphasis, code and links that reach
    over a full stop stay in one piece; so does what an abbreviation only seems to end."""
    found: list[tuple[int, int]] = []
    first = 0
    for match in END.finditer(paragraph):
        if is_whole(paragraph[first : match.start(1)], paragraph[match.end()]):
            found.append((first, match.start(1)))
            first = match.end()
    return [*found, (first, len(paragraph))] if paragraph[first:].strip() else found


def is_whole(text: str, following: str) -> bool:
    if any(text.count(sign) % 2 for sign in ("**", "*", "`", "~~")) or len(re.findall(r"\b_|_\b", text)) % 2:
        return False
    if any(text.count(opening) > text.count(closing) for opening, closing in ("[]", "()")):
        return False
    bare = re.sub(MARKER, "", text).rstrip()
    return not NO_END.search(bare) and not (following.islower() and SHORT_WORD.search(bare))


def clean(sentence: str) -> str:
    """The sentence as it may be quoted, or "": a picture alone, a courtesy, something personal, or far too long."""
    text = without_courtesy(re.sub(r"!\[[^\]]*\]\([^)]*\)", "", sentence).strip())
    return "" if len(text) > LONGEST_SENTENCE or is_personal(text) else text


def is_telling(sentence: str) -> bool:
    return len(re.findall(r"\w+", sentence)) >= FEWEST_WORDS


@cache
def parser(html: bool = True) -> MarkdownIt:
    """`html` knows blocks of raw HTML, in order to leave them out; the forum shows them as the text that they are."""
    return MarkdownIt("commonmark", {"html": html}).enable("table")
