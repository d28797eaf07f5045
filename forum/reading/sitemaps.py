"""Sitemaps: every public page, for search engines."""

from collections.abc import Iterable
from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, tostring

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MEDIA_TYPE = "application/xml; charset=utf-8"
IDS_A_MAP = 10_000  # cut by ids, so a map never changes its members; the protocol allows 50,000


def map_count(last_id: int) -> int:
    """How many maps hold the ids up to `last_id`."""
    return last_id // IDS_A_MAP + 1


def ids_of_map(number: int) -> tuple[int, int]:
    """First and last id of the map of this number, counted from 1."""
    return (number - 1) * IDS_A_MAP, number * IDS_A_MAP - 1


def sitemap_index(urls: Iterable[str]) -> bytes:
    root = Element("sitemapindex", {"xmlns": SITEMAP})
    for url in urls:
        SubElement(SubElement(root, "sitemap"), "loc").text = url
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def sitemap(places: Iterable[tuple[str, datetime | None]]) -> bytes:
    root = Element("urlset", {"xmlns": SITEMAP})
    for url, changed in places:
        element = SubElement(root, "url")
        SubElement(element, "loc").text = url
        if changed:
            SubElement(element, "lastmod").text = changed.isoformat(timespec="seconds")
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made
