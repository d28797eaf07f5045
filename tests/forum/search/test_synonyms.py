"""Synonyms: taught by admins, used by every engine, taken along as text."""

from collections.abc import Awaitable, Callable
from random import randint

import pytest

from forum.search.queries import threads_alike
from forum.search.query import parse
from forum.search.synonyms.actions import teach_synonyms
from forum.search.synonyms.lines import Group, WrongLine, as_lines, group_of, read_lines, with_synonyms
from tests.forum.search.shelf import Shelf
from tests.support.browser import Browser
from tests.support.cast import Cast

TEXT = """wifi, wi-fi hotspot, wireless network
telly => television, screen

[ro]
imprimantă, printer
"""


def test_a_text_comes_back_as_it_was_read():
    groups = read_lines("# ours\n\n" + TEXT + "telly,  imprimantă\n", ["ro", "en"])
    assert [each.language for each in groups] == ["", "", "ro", "ro"]
    assert read_lines(as_lines(groups), ["ro"]) == sorted(groups, key=lambda each: (each.language, each.line))


@pytest.mark.parametrize("line", ["alone", "one =>", "=> two", ", ,", "a, " + "b" * 61, "[xx]\na, b", "Wi-Fi, wi-fi"])
def test_a_line_that_is_no_group_is_told_with_its_number(line: str):
    with pytest.raises(WrongLine) as wrong:
        read_lines(f"# first\n{line}", ["en"])
    assert wrong.value.number >= 2 or "," in line


@pytest.mark.parametrize(
    "typed, word, meant",
    [
        ("hub WiFi", "WiFi", [("wireless", "network")]),
        ("a wireless networks hub", "networks", [("wifi",)]),
        ("tellies", "tellies", [("television",)]),
        ("television", "television", None),
        ("wireless hub network", "wireless", None),
    ],
)
def test_what_a_word_means_besides(typed: str, word: str, meant):
    query = with_synonyms(parse(typed), [group_of("wifi, wireless network"), group_of("telly => television")])
    assert [*query.synonyms.get(word, ())] == (meant or [])


async def teach(shelf: Shelf, people: Cast, *groups: Group) -> None:
    async with shelf.database.writing() as session:
        await teach_synonyms(session, await people.ada(), groups)


async def test_every_engine_finds_what_a_word_means(any_shelf: Shelf, people: Cast):
    both = await any_shelf.ask("The television blinks")
    rows = await any_shelf.ask("My wireless network is slow")
    await any_shelf.ask("A zebra in the hub")
    await any_shelf.index()
    assert await any_shelf.search("telly") == []
    await teach(any_shelf, people, group_of("telly => television"), group_of("wifi, wireless network"))
    assert await any_shelf.search("tellies blinking") == [both]
    assert await any_shelf.search("slow wifi") == [rows]
    found = await any_shelf.results("wifi")
    assert [row.thread.id for row in found.rows] == [rows]
    assert found.also == ("wireless network",)
    assert found.guess is None
    assert [piece.text for piece in found.rows[0].passage if piece.marked] == []  # it stands in the title


async def test_a_group_is_of_one_language(any_shelf: Shelf, people: Cast):
    german = await any_shelf.ask("Das Gift im Schrank")
    await any_shelf.index()
    await teach(any_shelf, people, Group(("present",), ("gift",), "en"))
    assert await any_shelf.search("present") == [german]  # one word may be of any language
    assert await any_shelf.search("unde este present pentru mine, nu sunt") == []


async def test_an_admin_teaches_tries_and_takes_away(
    shelf: Shelf, client_as: Callable[..., Awaitable[Browser]], people: Cast
):
    await shelf.ask("The television blinks")
    await shelf.index()
    ada = await client_as(await people.ada())
    begun = (await ada.get("/admin/synonyms", params={"words": "telly", "language": "en"})).text
    assert 'value="telly"' in begun
    wrong = await ada.post("/admin/synonyms", data={"words": "telly", "means": "", "language": ""})
    assert wrong.status_code == 422
    assert 'value="telly"' in wrong.text
    added = await ada.post("/admin/synonyms", data={"words": "telly", "means": "television", "language": "en"})
    assert added.status_code == 303
    tried = (await ada.get("/admin/synonyms", params={"try": "telly"})).text
    assert "The television blinks, why?" in tried
    lines = (await ada.get("/admin/synonyms.txt")).text
    assert lines == "[en]\ntelly => television\n"
    refused = await ada.post("/admin/synonyms/lines", data={"lines": f"{lines}nonsense"})
    assert refused.status_code == 422
    assert "Line 3:" in refused.text
    taken = await ada.post("/admin/synonyms/lines", data={"lines": "[ro]\nhub, cutie", "instead": "yes"})
    assert taken.status_code == 303
    assert (await ada.get("/admin/synonyms.txt")).text == "[ro]\nhub, cutie\n"
    shown = (await ada.get("/admin/synonyms")).text
    long = ", ".join("".join(chr(randint(0x4E00, 0x9FA0)) for _sign in range(60)) for _word in range(20))
    refused = await ada.post("/admin/synonyms/lines", data={"lines": long})
    assert refused.status_code == 422, "an index of PostgreSQL holds no such row"
    number = shown.split('action="/admin/synonyms/')[1].split("/")[0]
    assert (await ada.post(f"/admin/synonyms/{number}/remove")).status_code == 303
    assert (await ada.post(f"/admin/synonyms/{number}/remove")).status_code == 404
    assert (await (await client_as(await people.eva())).get("/admin/synonyms")).status_code == 404


async def test_while_a_title_is_being_asked_other_words_for_the_same_find_its_like(shelf: Shelf, people: Cast):
    one = await shelf.ask("The television loses its picture")
    rows = await shelf.ask("My wireless network is slow at night")
    await shelf.index()

    async def alike(title: str) -> list[int]:
        async with shelf.database.reading() as session:
            return [each.thread.id for each in await threads_alike(session, people.visitor, title)]

    assert await alike("telly without any signal") == []
    await teach(shelf, people, group_of("telly => television"), group_of("wifi, wireless network"))
    assert await alike("Telly loses its picture") == [one]
    assert await alike("slow wifi") == [rows]
