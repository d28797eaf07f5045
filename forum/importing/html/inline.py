"""What stands within a line: emphasis, links, pictures, emoji, mentions. Pure."""

import re
from collections.abc import Sequence
from urllib.parse import unquote

from forum.importing.html.emoji import character
from forum.importing.html.escaping import BREAK, code_words, destination, words
from forum.importing.html.tree import Element

EMPHASIS = {
    "strong": "**", "b": "**", "em": "*", "i": "*", "s": "~~", "del": "~~", "strike": "~~", "cite": "*", "var": "*",
}  # fmt: skip
LETTERED = {"bbcode-b": "**", "bbcode-i": "*", "bbcode-s": "~~"}
CODE = frozenset({"code", "kbd", "samp", "tt"})


def inline(nodes: Sequence[Element | str]) -> str:
    text = ""
    for node in nodes:
        piece = words(node) if isinstance(node, str) else element(node)
        text = joined(text, piece)
    return text


def joined(text: str, piece: str) -> str:
    """Both, so that marks at the seam still mean what they meant: "**Note:**it" would show its stars."""
    if not text or not piece:
        return text + piece
    if text[-1] == "\n":
        return text + piece.lstrip(" ")
    if piece[0] == "[" and text[-1] == "!":
        return f"{text[:-1]}\\!{piece}"
    closes = text[-1] in "*~" and len(text) > 2 and not text.rstrip("*~")[-1:].isalnum() and piece[0].isalnum()
    opens = piece[0] in "*~" and text[-1].isalnum() and not piece.lstrip("*~")[:1].isalnum()
    touch = text[-1] in "*~" and piece[0] == text[-1]
    return f"{text} {piece}" if closes or opens or touch else text + piece


def element(node: Element) -> str:
    tag = node.tag
    if tag == "br":
        return BREAK
    if tag == "img":
        return picture(node)
    if tag in CODE:
        return code_words(node.text)
    if tag == "a":
        return link(node)
    mark = EMPHASIS.get(tag) or next((LETTERED[name] for name in node.classes if name in LETTERED), "")
    text = inline(node.children)
    return emphasised(mark, text) if mark else text


def emphasised(mark: str, text: str) -> str:
    """The marks stand at the words: outside them is what white space there is."""
    inner = text.strip(" \n")
    while inner.endswith(BREAK[0]) and not inner.endswith(BREAK[0] * 2):  # of a break that was the last thing
        inner = inner[:-1].rstrip(" \n")
    if not inner or (inner.startswith(mark) and inner.endswith(mark)):
        return text
    before = text[: len(text) - len(text.lstrip(" \n"))]
    place = text.rfind(inner)
    return f"{before}{mark}{inner}{mark}{text[place + len(inner) :]}"


def picture(node: Element, larger: str = "") -> str:
    """Emoji as characters; a picture as a Markdown picture, or its words where its address leads nowhere."""
    name = unquote(node.get("alt") or node.get("title"))
    if "emoji" in node.classes:
        return character(name)
    return picture_to(larger or address_of(node), name)


def picture_to(url: str, name: str) -> str:
    if not url.startswith(("http://", "https://")):
        return f"*{words(name)}*" if name else ""
    shown = bracketed(words(name)).strip() or words(last_part(url))
    return f"![{shown}]({destination(url)})"


def address_of(node: Element) -> str:
    """Where a picture is; an archive's own copy ("assets/…") is not there, the largest of its set may be."""
    found = [node.get("src"), node.get("data-orig-src"), *(each.split()[0] for each in node.get("srcset").split(", ")
             if each.split())]  # fmt: skip
    whole = [f"https:{url}" if url.startswith("//") else url for url in found]
    return next((url for url in whole if url.startswith(("http://", "https://"))), "")


def last_part(url: str) -> str:
    return re.split(r"[?#]", url)[0].rstrip("/").rpartition("/")[2][:60]


def link(node: Element) -> str:
    classes, url = node.classes, node.get("href")
    if "mention" in classes or "mention-group" in classes:
        return node.text.strip()
    image = node.first("img")
    if "lightbox" in classes and image is not None:
        return picture(image, url if url.startswith("http") else "")
    if image is not None and "emoji" not in image.classes and not node.text.strip():
        return picture_to(url, image.get("alt"))
    shown = inline(node.children).replace(BREAK, " ").strip()
    if not url or url.startswith("#"):
        return shown
    url = f"https:{url}" if url.startswith("//") else url
    if node.text.strip() == url and re.fullmatch(r"https?://[^\s<>*_`\[\]()~\\]+[\w/]", url):
        return url
    if not shown:
        return ""
    if "](" in shown:  # a link within a link
        return shown
    return f"[{bracketed(shown)}]({destination(url)})"


def bracketed(text: str) -> str:
    """Words of a link: a bracket in them does not end it."""
    return re.sub(r"(?<!\\)([\[\]])", r"\\\1", text)
