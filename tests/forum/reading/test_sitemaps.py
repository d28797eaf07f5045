"""How addresses are cut into maps."""

from datetime import UTC, datetime
from itertools import pairwise

from forum.reading.sitemaps import IDS_A_MAP, ids_of_map, map_count, sitemap, sitemap_index


def test_every_id_stands_in_exactly_one_map():
    for last in (0, 1, IDS_A_MAP - 1, IDS_A_MAP, IDS_A_MAP * 3 + 7):
        ranges = [ids_of_map(number) for number in range(1, map_count(last) + 1)]
        assert ranges[0][0] == 0
        assert ranges[-1][0] <= last <= ranges[-1][1]
        assert all(before[1] + 1 == after[0] for before, after in pairwise(ranges))


def test_addresses_are_escaped_and_dated():
    noon = datetime(2026, 5, 3, 12, tzinfo=UTC)
    made = sitemap([("https://f.example/t/1/a?b&c", noon), ("https://f.example/", None)])
    assert b"<loc>https://f.example/t/1/a?b&amp;c</loc><lastmod>2026-05-03T12:00:00+00:00</lastmod>" in made
    assert made.count(b"<lastmod>") == 1
    assert b"<sitemap><loc>https://f.example/1</loc></sitemap>" in sitemap_index(["https://f.example/1"])
