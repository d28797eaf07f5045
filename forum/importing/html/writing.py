"""A tree of HTML written down as Markdown: blocks, lists, tables. What forums invented stands in special.py. Pure."""

from collections.abc import Sequence

from forum.importing.html.escaping import BREAK, fence, language_of, paragraph
from forum.importing.html.inline import inline
from forum.importing.html.tree import Element

BLOCKS = frozenset(
    {
        "p", "div", "ul", "ol", "blockquote", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "aside",
        "details", "section", "article", "header", "figure", "figcaption", "dl", "dd", "dt", "center", "video", "audio",
        "iframe", "main", "footer", "nav", "form", "summary", "root",
    }
)  # fmt: skip
Nodes = Sequence[Element | str]


def written(root: Element) -> str:
    return "\n\n".join(blocks(root.children)).strip("\n")


def blocks(nodes: Nodes) -> list[str]:
    """The blocks of Markdown that these nodes make; words and marks between blocks are paragraphs."""
    made: list[str] = []
    loose: list[Element | str] = []
    for node in nodes:
        if isinstance(node, Element) and is_block(node):
            made += [*loose_paragraph(loose), *block(node)]
            loose = []
        else:
            loose.append(node)
    return [*made, *loose_paragraph(loose)]


def is_block(node: Element) -> bool:
    """Blocks, and what holds one though it should not (a link around a picture's box)."""
    return node.tag in BLOCKS or (node.tag in ("span", "font", "b", "i") and node.first("p", "pre", "ul") is not None)


def loose_paragraph(nodes: Nodes) -> list[str]:
    text = paragraph(inline(nodes)) if nodes else ""
    return [text] if text else []


def block(node: Element) -> list[str]:
    from forum.importing.html.special import special

    known = special(node)
    if known is not None:
        return known
    if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        title = paragraph(inline(node.children).replace(BREAK, " "))
        return [f"{'#' * int(node.tag[1])} {title}"] if title else []
    if node.tag in ("ul", "ol"):
        return listed(node)
    if node.tag == "blockquote":
        return quoted(blocks(node.children))
    if node.tag == "pre":
        return [code_block(node)]
    if node.tag == "hr":
        return ["---"]
    if node.tag == "table":
        return table(node)
    return blocks(node.children)


def quoted(parts: Sequence[str]) -> list[str]:
    """The blocks as one quotation; none for an empty one."""
    text = "\n\n".join(parts)
    return ["\n".join(f"> {line}" if line else ">" for line in text.split("\n"))] if text.strip() else []


def code_block(node: Element) -> str:
    code = node.first("code") or node
    lines = list(code.every("li"))
    text = "\n".join(line.text.rstrip("\n") for line in lines) if lines else code.text
    return fence(text.strip("\n"), language_of(code.classes))


def listed(node: Element) -> list[str]:
    start = node.get("start")
    number = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
    items = []
    for child in node.children:
        if not isinstance(child, Element):
            continue
        mark = f"{number}. " if node.tag == "ol" else "- "
        items.append(item(mark, child))
        number += 1
    loose = any(child.first("p") for child in node.children if isinstance(child, Element))
    return [("\n\n" if loose else "\n").join(each for each in items if each)]


def item(mark: str, node: Element) -> str:
    parts = blocks(node.children) if node.tag == "li" else block(node)
    gap = "\n\n" if node.first("p", "pre", "blockquote", "table") else "\n"
    text = gap.join(parts) or ""
    return mark + text.replace("\n", "\n" + " " * len(mark)).replace("\n" + " " * len(mark) + "\n", "\n\n")


def table(node: Element) -> list[str]:
    """A table with a head; where it has none, its first row is one. A cell is one line."""
    rows = [[cell for cell in row.children if isinstance(cell, Element) and cell.tag in ("td", "th")]
            for row in node.every("tr")]  # fmt: skip
    rows = [row for row in rows if row]
    if not rows:
        return []
    width = max(len(row) for row in rows)
    marks = ["---"] * width
    for place, head in enumerate(rows[0]):
        look = head.get("style").replace(" ", "")
        marks[place] = {"text-align:right": "--:", "text-align:center": ":-:"}.get(look, "---")
    texts = [[cell_text(cell) for cell in row] + [""] * (width - len(row)) for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in (texts[0], marks, *texts[1:])]
    return ["\n".join(lines)]


def cell_text(cell: Element) -> str:
    return inline(cell.children).replace(BREAK, " ").replace("\n", " ").replace("|", "\\|").strip()
