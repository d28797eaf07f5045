"""How the search process is found, and what goes through its door; tests/live/ has it as a whole."""

import asyncio

import pytest

from forum.search.engines.base import EngineDown, Found, Hit
from forum.search.engines.files import IndexFiles
from forum.search.process.asking import ProcessEngine
from forum.search.process.door import Door, address_in
from forum.search.process.wire import NotUnderstood, answered, asked, found_in, query_of, read_frame
from forum.search.query import parse


def test_a_search_and_its_answer_come_through_the_door_as_they_were():
    query = parse('hub "blinks red" -zebra tag:wi-fi -is:solved author:lin category:help')
    heard = query_of(asked(query, ["help"], "whoosh"))
    assert (heard.words, heard.phrases, heard.not_phrases) == (query.words, query.phrases, query.not_phrases)
    assert heard.filters == query.filters
    found = Found((Hit(3, 1.5, has_all=False),), ("hub",), "whoosh", {"hub": 2.0}, {"hub": {"hubb": 0.8}})
    assert found_in(answered(found)) == found


def test_what_another_version_says_is_not_understood():
    with pytest.raises(NotUnderstood):
        query_of({"words": ["hub"]})
    with pytest.raises(NotUnderstood):
        found_in({"hits": [[1, 2]]})
    with pytest.raises(EngineDown, match="busy"):
        found_in({"down": "it is busy"})


async def test_nobody_there_nonsense_and_silence_are_no_answer(tmp_path):
    engine = ProcessEngine(tmp_path, "whoosh", deadline=0.2)
    with pytest.raises(EngineDown, match="does not answer"):
        await engine.hits(parse("hub"), ["help"])
    door = Door(tmp_path)
    door.socket.listen()
    with pytest.raises(EngineDown, match="too long"):
        await engine.hits(parse("hub"), ["help"])

    async def talk(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"\x00\x00\x00\x02[]")
        writer.close()

    server = await asyncio.start_unix_server(talk, sock=door.socket)
    with pytest.raises(EngineDown, match="no frame"):
        await engine.hits(parse("hub"), ["help"])
    server.close()
    door.close()


async def test_a_frame_too_deep_to_be_read_is_not_understood():
    reader = asyncio.StreamReader()
    deep = b"[" * 100_000
    reader.feed_data(len(deep).to_bytes(4, "big") + deep)
    with pytest.raises(NotUnderstood):
        await read_frame(reader)


def test_no_other_account_of_the_machine_looks_into_the_folder(tmp_path):
    with IndexFiles(tmp_path / "search", "one").writing():
        assert (tmp_path / "search").stat().st_mode & 0o077 == 0


def test_a_folder_too_deep_for_a_socket_has_a_door_too(tmp_path):
    deep = tmp_path / ("deep" * 40)
    deep.mkdir()
    door = Door(deep)
    assert door.is_there()
    assert (deep / "door").stat().st_mode & 0o777 == 0o600
    with address_in(deep) as address:
        assert len(address) < 40
    door.close()
    assert not door.is_there()
