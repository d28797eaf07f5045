"""What feed readers get."""

from datetime import UTC, datetime
from xml.etree.ElementTree import fromstring

from forum.reading.feeds import ATOM, Entry, Feed, atom

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
FEED = Feed("Newest", "https://f.example/", "https://f.example/feed.atom", NOON)


def entry(title: str) -> Entry:
    return Entry("https://f.example/t/1/x", title, "Lin", "Hubs", ("mqtt",), NOON, NOON, "2 answers")


def test_a_feed_lists_its_entries_with_stable_addresses():
    root = fromstring(atom(FEED, [entry("One"), entry("Two")]))
    titles = [each.text for each in root.iter(f"{{{ATOM}}}title")]
    assert titles == ["Newest", "One", "Two"]
    assert root.findtext(f"{{{ATOM}}}id") == "https://f.example/feed.atom"


def test_markup_and_control_characters_in_a_title_stay_text():
    root = fromstring(atom(FEED, [entry("<script>\x0b\x00 & \ufffe\U0001f600")]))
    assert root.findtext(f"{{{ATOM}}}entry/{{{ATOM}}}title") == "<script> & \U0001f600"
