"""What forums made of a post beyond HTML: quotes with their author, previews of links, polls, players. Pure."""

from collections.abc import Callable

from forum.importing.html.escaping import BREAK, destination, paragraph, words
from forum.importing.html.inline import bracketed, inline, picture
from forum.importing.html.tree import Element
from forum.importing.html.writing import blocks, code_block, quoted

PREVIEW_MOST = 6  # blocks of a preview that are kept


def special(node: Element) -> list[str] | None:
    """The blocks of what is known here, None for what is not."""
    classes = node.classes
    for name, write in KNOWN.items():
        if name in classes and (name != "quote" or node.tag == "aside"):
            return write(node)
    write_tag = TAGS.get(node.tag)
    return write_tag(node) if write_tag else None


def quote(node: Element) -> list[str]:
    """Whose words they are, with a link to them, and the words."""
    said = node.first("blockquote")
    title = node.with_class("title")
    name = node.get("data-username") or (title.text.strip().rstrip(":").strip() if title else "")
    topic, post = node.get("data-topic"), node.get("data-post")
    source = f"/t/{topic}/{post or 1}" if topic.isdigit() and (post or "1").isdigit() else ""
    linked = title.first("a") if title else None
    if linked is not None and linked.get("href") and len(linked.text.strip()) > 1:
        name, source = linked.text.strip(), linked.get("href")
    head = bracketed(words(name))
    line = [f"[{head}]({destination(source)}):" if source else f"{head}:"] if head else []
    return quoted([*line, *(blocks(said.children) if said else [])])


def preview(node: Element) -> list[str]:
    """A preview of a linked page: its title as the link, what it says, the code that it shows."""
    header, body = node.first("header"), node.first("article")
    url = node.get("data-onebox-src") or next((link.get("href") for link in node.every("a") if link.get("href")), "")
    title = body.first("h1", "h2", "h3", "h4") if body else None
    name = (title.text if title else "") or (header.text if header else "") or url
    shown = bracketed(words(" ".join(name.split())))
    line = [f"[{shown.strip()}]({destination(url)})"] if url else [paragraph(shown)]
    kept = top_parts(body) if body else []
    parts = [
        part
        for each in kept
        for part in ([code_block(each)] if each.tag == "pre" else blocks([without_pictures(each)]))
    ]
    return quoted([*line, *(part for part in parts if part.strip())][:PREVIEW_MOST])


def top_parts(node: Element) -> list[Element]:
    """Paragraphs and code, the outermost ones."""
    found: list[Element] = []
    for child in node.children:
        if isinstance(child, Element):
            found += [child] if child.tag in ("p", "pre") else top_parts(child)
    return found


def without_pictures(node: Element) -> Element:
    kept = [child for child in node.children if isinstance(child, str) or child.tag != "img"]
    return Element(node.tag, node.attributes, kept)


def poll(node: Element) -> list[str]:
    """What could be chosen; how many chose it is not in the text."""
    title = node.with_class("poll-title")
    options = [f"- {inline(option.children).strip()}" for option in node.every("li")]
    return [*([paragraph(inline(title.children))] if title else []), "\n".join(options)]


def video(node: Element) -> list[str]:
    """A player becomes a link to what it played."""
    code = node.get("data-youtube-id") or node.get("data-video-id")
    source = node.first("source", "a")
    url = f"https://www.youtube.com/watch?v={code}" if code else node.get("src")
    url = url or (source.get("src") or source.get("href") if source else "")
    url = f"https:{url}" if url.startswith("//") else url.replace("/embed/", "/watch?v=", 1).split("?feature")[0]
    title = words(node.get("data-youtube-title") or node.get("data-video-title") or node.get("title"))
    if not url.startswith(("http://", "https://")):
        return [paragraph(title)] if title else []
    return [f"[{title.replace('[', '').replace(']', '')}]({destination(url)})" if title.strip() else f"<{url}>"]


def player_box(node: Element) -> list[str]:
    inner = node.first("video", "iframe", "audio")
    if inner is not None:
        return video(inner)
    if node.get("data-youtube-id") or node.get("data-video-id"):
        return video(node)
    return blocks(node.children)


def details(node: Element) -> list[str]:
    """What could be unfolded stands open under its summary."""
    rest = [child for child in node.children if isinstance(child, str) or child.tag != "summary"]
    summary = node.first("summary")
    title = paragraph(inline(summary.children).replace(BREAK, " ")) if summary else ""
    return [*([f"**{title}**" if "*" not in title else title] if title else []), *blocks(rest)]


def lightbox(node: Element) -> list[str]:
    link, image = node.first("a"), node.first("img")
    if image is None:
        return []
    url = link.get("href") if link is not None else ""
    shown = picture(image, url if url.startswith("http") else "")
    return [shown] if shown else []


def nothing(_node: Element) -> list[str]:
    return []


Writer = Callable[[Element], list[str]]
KNOWN: dict[str, Writer] = {
    "quote": quote, "onebox": lambda node: preview(node) if node.tag == "aside" else player_box(node),
    "poll": poll, "poll-info": nothing, "lazyYT": video, "lazy-video-container": video, "lightbox-wrapper": lightbox,
    "quote-controls": nothing, "onebox-metadata": nothing, "video-container": player_box,
}  # fmt: skip
TAGS: dict[str, Writer] = {"details": details, "video": video, "audio": video, "iframe": video}
