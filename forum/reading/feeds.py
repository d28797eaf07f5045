"""Atom feeds: what is new, for programs that read along (RFC 4287)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"
LOCAL = re.compile(r"""(\b(?:href|src)=["'])/(?!/)""")
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thread or article in a feed; `html` is safe, and its addresses are whole."""

    url: str
    title: str
    author: str
    category: str
    tags: tuple[str, ...]
    published: datetime
    updated: datetime
    summary: str
    html: str = ""
    author_url: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A list: where it is on the web and as a feed."""

    title: str
    page_url: str
    feed_url: str
    updated: datetime


def atom(feed: Feed, entries: Iterable[Entry]) -> bytes:
    root = Element("feed", {"xmlns": ATOM})
    add(root, "title", feed.title)
    add(root, "id", feed.feed_url)
    add(root, "updated", feed.updated.isoformat())
    SubElement(root, "link", {"rel": "self", "href": feed.feed_url, "type": "application/atom+xml"})
    SubElement(root, "link", {"rel": "alternate", "href": feed.page_url, "type": "text/html"})
    for entry in entries:
        add_entry(root, entry)
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def add_entry(root: Element, entry: Entry) -> None:
    element = SubElement(root, "entry")
    add(element, "title", entry.title)
    add(element, "id", entry.url)
    SubElement(element, "link", {"rel": "alternate", "href": entry.url, "type": "text/html"})
    add(element, "published", entry.published.isoformat())
    add(element, "updated", entry.updated.isoformat())
    author = SubElement(element, "author")
    add(author, "name", entry.author)
    if entry.author_url:
        add(author, "uri", entry.author_url)
    for term in filter(None, (entry.category, *entry.tags)):
        SubElement(element, "category", {"term": in_xml(term)})
    add(element, "summary", entry.summary)
    if entry.html:
        add(element, "content", entry.html)
        element[-1].set("type", "html")


def whole_addresses(html: str, base_url: str) -> str:
    """Safe HTML as it can stand elsewhere: its links to pages of ours name the host, too."""
    return LOCAL.sub(rf"\1{base_url}/", html)


def add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = in_xml(text)


def in_xml(text: str) -> str:
    """Without the control characters that XML has no way to write."""
    return NOT_IN_XML.sub("", text)
