"""HTML as a small tree of elements and texts, never deeper than DEEPEST. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

DEEPEST = 40
VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
SILENT = frozenset({"script", "style", "svg", "template", "noscript", "math", "object"})
CLOSES_PARAGRAPH = frozenset(
    {
        "p", "div", "ul", "ol", "blockquote", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "aside",
        "details", "section", "article", "header",
    }
)  # fmt: skip


@dataclass(slots=True)
class Element:
    """An element with its attributes and what stands in it."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def get(self, name: str) -> str:
        return self.attributes.get(name, "").strip()

    def every(self, *tags: str) -> "Iterator[Element]":
        """The elements of these tags within, in order."""
        for child in self.children:
            if isinstance(child, Element):
                if child.tag in tags:
                    yield child
                yield from child.every(*tags)

    def first(self, *tags: str) -> "Element | None":
        return next(self.every(*tags), None)

    def with_class(self, name: str) -> "Element | None":
        """The first element within that has this class."""
        for child in self.children:
            if isinstance(child, Element):
                found = child if name in child.classes else child.with_class(name)
                if found is not None:
                    return found
        return None

    @property
    def text(self) -> str:
        """All words within, as they stand there."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


def parse(html: str) -> Element:
    builder = Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class Builder(HTMLParser):
    """Builds the tree; what is closed without having been opened is passed over."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("root")
        self.open = [self.root]
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        if self.silent:
            return
        if tag in CLOSES_PARAGRAPH and self.open[-1].tag == "p":
            self.open.pop()
        if tag == "li" and self.open[-1].tag == "li":
            self.open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID and len(self.open) < DEEPEST:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID or tag in SILENT:
            if tag not in SILENT:
                self.handle_starttag(tag, attrs)
            return
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
            return
        if self.silent:
            return
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.open[-1].children.append(data)
