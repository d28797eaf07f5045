"""The numbers in a text that lead to its sources: [n] in Markdown, small links in HTML; and what has none."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from forum.threads.excerpts import excerpt
from kb_bridge.drafting import Section
from kb_bridge.passages import BLOCKS, MARKER, parser, spans, top_level

HEADINGS = {
    "en": {"see": "What people see", "do": "What to do", "variants": "Other cases"},
    "ru": {"see": "Что видят люди", "do": "Что делать", "variants": "Другие случаи"},
    "ro": {"see": "Ce observă oamenii", "do": "Ce este de făcut", "variants": "Alte cazuri"},
}
"""In the language of the article, which need not be that of the one who looks: so not through the catalogues."""

OPEN, CLOSE = "⸢⸢", "⸣⸣"  # stand around uncited words until they are HTML: punctuation, so that emphasis still works
MARK = re.compile(MARKER)
LEADS = re.compile(rf":\s*{MARKER}\s*$")
TAG = re.compile(r"(<[^>]*>)")
NO_SENTENCE = re.compile(r"<(h[1-6]|table)\b.*?</\1>", re.DOTALL)
FENCE_LINE = re.compile(r"^\s*(?:```|~~~)", re.MULTILINE)
ITEM = re.compile(r"^(\s*(?:[-*+]|\d+[.)])\s+)(.*\S)", re.MULTILINE)
BLOCK_START = re.compile(r"^(\d*)(?=[#>+|=.)-]|~~~|\*\s)")


def numbering(sections: Sequence[Section], others: Sequence[int] = ()) -> list[int]:
    """The posts of a draft in the order of their first use, then those that an editor may want as well: 1, 2, 3, …"""
    return list(dict.fromkeys([*(quote.post_id for section in sections for quote in section.quotes), *others]))


def markdown(sections: Sequence[Section], posts: Sequence[int], language: str = "en") -> str:
    """The draft as an editor gets it: each sentence and each block followed by the number of its post."""
    numbers = {post_id: number for number, post_id in enumerate(posts, 1)}
    text = ""
    for section in sections:
        text += f"## {HEADINGS[language][section.name]}\n\n"
        before: tuple[str, int] | None = None
        for quote in section.quotes:
            cited = with_number(quote.kind, quote.said, numbers[quote.post_id])
            goes_on = before == ("sentence", quote.post_id)
            if quote.kind == "sentence" and section.name == "see":
                text = (text.removesuffix("\n") if before else text) + f"- {cited}\n\n"
            elif goes_on and (quote.kind == "sentence" or has_lead(quote.text)):
                text = text.removesuffix("\n\n") + f" {cited}\n\n"
            else:
                text += (BLOCK_START.sub(r"\1\\", cited) if quote.kind == "sentence" else cited) + "\n\n"
            before = (quote.kind, quote.post_id)
    return text.rstrip() + "\n"


def has_lead(block: str) -> bool:
    """Whether a block comes with the sentence that leads to it."""
    return ":\n\n" in block


def with_number(kind: str, text: str, number: int) -> str:
    mark = f" [{number}]"
    if kind == "when":
        return f"### {escaped(text)}{mark}"
    if kind == "sentence":
        return without_marks(text) + mark
    lead, _gap, block = text.partition("\n\n") if has_lead(text) else ("", "", text)
    if lead:
        return f"{without_marks(lead)}{mark}\n\n{without_marks(block) if kind == 'list' else block}"
    if kind == "list" and not FENCE_LINE.search(block):
        return numbered_items(without_marks(block), mark)
    return f"{block}\n\n{mark.strip()}"


def numbered_items(block: str, mark: str) -> str:
    """A list that carries the number: steps in order once, at their end; loose items each."""
    lines = block.split("\n")
    places = items(block)
    for _first, last in places[-1:] if re.match(r"\s*\d", block) else places:
        end = max(index for index in range(last) if lines[index].strip())
        lines[end] = lines[end].rstrip() + mark
    return "\n".join(lines).rstrip()


def items(block: str) -> list[tuple[int, int]]:
    """The lines of each outermost item of a list."""
    found = [each.map for each in parser().parse(block) if each.type == "list_item_open" and each.level == 1]
    return [(place[0], place[1]) for place in found if place]


def without_marks(text: str) -> str:
    """A number in brackets of the writer's own would pass for a citation."""
    return MARK.sub(lambda match: f"({match[0][1:-1]})", text)


def escaped(title: str) -> str:
    return re.sub(r"([\\`*_\[\]<>#&~|])", r"\\\1", " ".join(title.split()))


@dataclass(frozen=True, slots=True)
class Cited:
    """HTML with its citations as links, and the numbers in it, known and unknown, in order."""

    html: str
    used: list[int]
    unknown: list[int]


def link_citations(html: str, addresses: Mapping[int, str | None], label: Callable[[int], str]) -> Cited:
    """Turn [n] in rendered, safe HTML into small links, save in code; a number whose address is None stays bare (its
    source is gone), and one that is not there stays as it was typed. Only figures, labels and our addresses go in."""
    used: list[int] = []
    unknown: list[int] = []

    def link(match: re.Match[str]) -> str:
        numbers = [int(number) for number in re.findall(r"\d+", match[0])]
        if any(number not in addresses for number in numbers):
            unknown.extend(number for number in numbers if number not in addresses)
            return match[0]
        used.extend(numbers)
        return "".join(small_link(number, addresses[number], label(number)) for number in numbers)

    parts: list[str] = []
    closed = 0
    for part in TAG.split(html):
        if part.startswith("<"):
            closed += (part.startswith(("<code", "<pre", "<a "))) - (part.startswith(("</code", "</pre", "</a>")))
            parts.append(part)
        else:
            parts.append(part if closed else MARK.sub(link, part))
    return Cited("".join(parts), list(dict.fromkeys(used)), list(dict.fromkeys(unknown)))


def small_link(number: int, address: str | None, label: str) -> str:
    shown = f'<a href="{address}" aria-label="{escape(label)}">{number}</a>' if address else f"<span>{number}</span>"
    return f'<sup class="citation">{shown}</sup>'


def renumbered(source: str, numbers: Mapping[int, int]) -> str:
    """Markdown whose citations bear other numbers."""

    def changed(match: re.Match[str]) -> str:
        return re.sub(r"\d+", lambda digits: str(numbers.get(int(digits[0]), digits[0])), match[0])

    return MARK.sub(changed, source)


def uncited(source: str) -> tuple[str, list[str]]:
    """The source with signs around what cites nothing, and those sentences, items and blocks in order. A block is
    cited by a number inside it, by that of the sentence that leads to it, or by one that stands alone after it; in a
    list without such a sentence, and without an order, each item speaks for itself."""
    lines = source.replace(OPEN, "").replace(CLOSE, "").split("\n")
    tokens = [token for token in top_level(parser(html=False).parse("\n".join(lines))) if token.map]
    texts = [text_of(token.map, lines) for token in tokens]
    bare: list[str] = []
    for index, token in reversed(list(enumerate(tokens))):
        led = index > 0 and tokens[index - 1].type == "paragraph_open" and bool(LEADS.search(texts[index - 1]))
        followed = index + 1 < len(tokens) and is_marks(texts[index + 1])
        marked, missing = mark_block(token.type, texts[index], led or followed)
        bare[:0] = missing
        first, last = token.map or [0, 0]
        lines[first:last] = marked.split("\n")
    return "\n".join(lines), bare


def mark_block(kind: str, text: str, vouched: bool) -> tuple[str, list[str]]:
    if kind == "paragraph_open":
        return mark_sentences(text)
    if kind not in BLOCKS or vouched or (kind != "bullet_list_open" and MARK.search(text)):
        return text, []
    if kind != "bullet_list_open":
        return ITEM.sub(rf"\1{OPEN}\2{CLOSE}", text) if BLOCKS[kind] == "list" else text, [text.strip()]
    lines = text.split("\n")
    found = [text_of([first, last], lines) for first, last in items(text)]
    marked = "\n".join(each if MARK.search(each) else ITEM.sub(rf"\1{OPEN}\2{CLOSE}", each) for each in found)
    return marked, [each.strip() for each in found if not MARK.search(each)]


def mark_sentences(paragraph: str) -> tuple[str, list[str]]:
    missing: list[str] = []
    marked = ""
    end = 0
    for first, last in spans(paragraph):
        sentence = paragraph[first:last]
        marked += paragraph[end:first]
        end = last
        if MARK.search(sentence):
            marked += sentence
        else:
            missing.append(" ".join(sentence.split()))
            marked += f"{OPEN}{sentence}{CLOSE}"
    return marked + paragraph[end:], missing


def show_uncited(html: str) -> str:
    """The signs as marks that are seen and heard."""
    return html.replace(OPEN, '<mark class="uncited">').replace(CLOSE, "</mark>")


def gist(html: str) -> str:
    """The first words of an article for a list: no headings, tables or numbers, which need the page."""
    return excerpt(MARK.sub("", NO_SENTENCE.sub("", html)))


def text_of(place: list[int] | None, lines: list[str]) -> str:
    return "\n".join(lines[place[0] : place[1]]) if place else ""


def is_marks(text: str) -> bool:
    return bool(text.strip()) and not MARK.sub("", text).strip()
