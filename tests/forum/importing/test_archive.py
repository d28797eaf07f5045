"""An archive comes in whole, once; every line of it is accounted for, and its links lead to where things are now."""

from pathlib import Path

import pytest

from forum.database import Database
from forum.importing.actions.archive import Wanted, import_archive
from forum.importing.actions.running import NothingToImport
from forum.importing.dumps import BadDump
from forum.importing.report import Report
from reputation.book.recount import recount
from tests.support.archives import write_archive
from tests.support.browser import Browser
from tests.support.scene import Scene


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return write_archive(tmp_path)


def made(report: Report) -> dict[str, int]:
    assert all(tally.adds_up for tally in report.kinds.values()), report.as_json()
    return {kind: tally.made for kind, tally in report.kinds.items()}


MADE = {
    "users": 3, "topics": 2, "posts": 7, "likes": 4, "comments": 1, "votes": 2, "accepted answers": 1, "links": 1,
    "duplicates": 0, "solved without one answer": 0,
}  # fmt: skip


async def test_every_line_is_made_or_left_out_for_a_reason(archive: Path, database: Database) -> None:
    report = await import_archive(database, archive, "pumps")
    assert made(report) == MADE
    assert +report.kinds["posts"].left_out == {
        "a note of the forum's program, not somebody's words": 1,
        "its topic is not in the archive": 1,
    }
    assert +report.kinds["topics"].left_out == {"its first post is not in the archive": 1}
    assert +report.kinds["votes"].left_out == {"a second vote of the same person": 1}
    assert "with columns that have no place here: posts_read" in report.kinds["users"].notes
    assert report.kinds["posts"].notes["link to what is not in the archive, kept as it was"] == 1


async def test_a_second_import_changes_nothing(archive: Path, database: Database, scene: Scene) -> None:
    await import_archive(database, archive, "pumps")
    tables = ("threads", "posts", "votes", "comments", "ledger_entries", "users", "thread_links")
    counted = [await scene.value(f"SELECT count(*) FROM {table}") for table in tables]
    events = await scene.value("SELECT count(*) FROM events")
    again = await import_archive(database, archive, "pumps")
    assert set(made(again).values()) == {0}
    assert [await scene.value(f"SELECT count(*) FROM {table}") for table in tables] == counted
    assert await scene.value("SELECT count(*) FROM events") == events + 1  # that the import has finished


async def test_a_dry_run_reports_the_same_and_writes_nothing(archive: Path, database: Database, scene: Scene) -> None:
    report = await import_archive(database, archive, "pumps", wanted=Wanted(dry_run=True))
    assert made(report) == MADE
    assert await scene.value("SELECT count(*) FROM threads") == 0
    assert await scene.value("SELECT count(*) FROM imported") == 0


async def test_what_came_reads_well(archive: Path, database: Database, scene: Scene, client: Browser) -> None:
    await import_archive(database, archive, "pumps")
    url = await scene.value("SELECT '/t/' || id || '/' || slug FROM threads WHERE title = 'The pump hums'")
    page = (await client.get(url)).text
    assert "<em>loudly</em>" in page
    assert "<script>alert" not in page
    assert "Spam" not in page
    quoted = await scene.value("SELECT body_source FROM posts WHERE body_source LIKE '> [u2]%'")
    second = await scene.value("SELECT id FROM posts WHERE body_source = 'Is it new?'")
    assert quoted.startswith(f"> [u2](/p/{second}):\n>\n> Is it new?")
    opening = await scene.value("SELECT body_source FROM posts WHERE body_source LIKE 'It hums%'")
    other = await scene.value("SELECT p.id FROM posts p WHERE p.body_source LIKE '%And so on.'")
    assert f"[there](/p/{other})" in opening
    assert "```python\nhum(*a)\n```" in opening


async def test_links_and_replies_lead_to_the_new_addresses(archive: Path, database: Database, scene: Scene) -> None:
    await import_archive(database, archive, "pumps")
    url = await scene.value("SELECT '/t/' || id || '/' || slug FROM threads WHERE title = 'The pump hums'")
    body = await scene.value("SELECT body_source FROM posts WHERE body_source LIKE 'Like %'")
    assert body == f"Like [the pump]({url}), @u1. Not [this](https://old.example/t/lost/99)."
    answered = await scene.value("SELECT id FROM posts WHERE body_source LIKE '%And so on.'")
    assert await scene.value("SELECT body_source FROM posts WHERE body_source LIKE '%And on.'") == (
        f"[↩ u1](/p/{answered})\n\nAnd on."
    )


async def test_states_votes_and_dates_are_kept(archive: Path, database: Database, scene: Scene) -> None:
    await import_archive(database, archive, "pumps", wanted=Wanted(staff=True))
    async with database.reading() as session:
        row = await session.fetchrow(
            "SELECT t.*, c.slug AS category FROM threads t JOIN categories c ON c.id = t.category_id "
            "WHERE title = 'The pump hums'"
        )
        assert (row["score"], row["answer_count"], row["view_count"], row["category"]) == (3, 2, 70, "pumps")
        assert row["tags"] == ["pump-noise"]
        assert row["solved_at"].isoformat() == "2019-02-03T10:00:00+00:00"
        assert row["last_activity_at"].isoformat() == "2019-02-05T10:00:00+00:00"
        other = await session.fetchrow("SELECT * FROM threads WHERE title = 'The valve leaks'")
        assert (other["author_label"], other["locked_at"].isoformat()) == (None, "2019-02-03T10:00:00+00:00")
        assert await session.fetchval("SELECT author_label FROM posts WHERE body_source LIKE 'Like%'") == "gone"
        edited = await session.fetchrow("SELECT state, edited_at, score FROM posts WHERE edited_at IS NOT NULL")
        assert tuple(edited)[::2] == ("published", 0)
        assert await session.fetchval("SELECT count(*) FROM posts WHERE state = 'hidden'") == 1
        assert await session.fetchval("SELECT roles FROM users WHERE name = 'u1'") == ["moderator"]
        assert (await recount(session)).drift == 0


async def test_staff_get_no_powers_unless_it_is_said(archive: Path, database: Database, scene: Scene) -> None:
    await import_archive(database, archive, "pumps")
    assert await scene.value("SELECT count(*) FROM users WHERE roles <> '{}'") == 0


async def test_an_archive_that_broke_off_goes_on(tmp_path: Path, database: Database, scene: Scene) -> None:
    write_archive(tmp_path, zipped=False)
    whole = (tmp_path / "posts.jsonl").read_bytes()
    (tmp_path / "posts.jsonl").write_bytes(whole[:-20])
    with pytest.raises(BadDump, match=r"posts.jsonl, line 9: not well-formed JSON"):
        await import_archive(database, tmp_path, "pumps")
    assert await scene.value("SELECT count(*) FROM threads WHERE state = 'published'") == 0
    (tmp_path / "posts.jsonl").write_bytes(whole)
    made(await import_archive(database, tmp_path, "pumps"))
    assert await scene.value("SELECT count(*) FROM threads WHERE state = 'published'") == 2
    async with database.reading() as session:
        assert (await recount(session)).drift == 0


GOOD = b'{"topic_id": 7, "n": 1, "created_at": "2019-02-01T10:00:00Z", "md": "words"}\n'


@pytest.mark.parametrize(
    "text, words",
    [
        (b"[1]\n", "line 1: no object, but list"),
        (GOOD + b'{"topic_id": 7,\n', "line 2: not well-formed JSON"),
        (b'{"topic_id": "x", "n": 1}\n', "line 1: topic_id is no whole number"),
        (b'{"topic_id": 7}\n', "line 1: n is missing"),
        (b'{"topic_id": 7, "n": 1, "created_at": "soon"}\n', "created_at is no date"),
        (b'{"topic_id": 7, "n": 1, "created_at": "9999-01-01"}\n', "no likely date"),
        (b'{"topic_id": 99999999999999999999, "n": 1}\n', "no whole number"),
        (b'{"topic_id": ' + b"9" * 5000 + b', "n": 1}\n', "line 1: not well-formed JSON"),
        (b'{"topic_id": ' + b"[" * 100_000 + b"\n", "line 1: lists within lists without end"),
        (b'{"topic_id": 7, "n": 1, "created_at": "2019-01-01", "md": ["x"]}\n', "md is no text"),
        (b'{"topic_id": 7, "n": 1, "created_at": "2019-01-01", "hidden": "x"}\n', "hidden is neither true nor false"),
        (b'{"topic_id": 7, "n": 1, "created_at": "2019-01-01", "state": "lost"}\n', "state is none of"),
        (b"\xff\xfe\x00\n", "line 1: not UTF-8"),
    ],
)
async def test_hostile_files_are_refused_with_their_line(
    tmp_path: Path, database: Database, scene: Scene, text: bytes, words: str
) -> None:
    write_archive(tmp_path, zipped=False)
    (tmp_path / "posts.jsonl").write_bytes(text)
    with pytest.raises(BadDump, match=words):
        await import_archive(database, tmp_path, "pumps")
    assert await scene.value("SELECT count(*) FROM threads WHERE state = 'published'") == 0


async def test_names_of_what_nobody_can_store_come_all_the_same(
    tmp_path: Path, database: Database, scene: Scene
) -> None:
    post = {"topic_id": 7, "n": 1, "user": "u1", "created_at": "2019-02-01", "md": "nul \x00 and \ud800 here"}
    write_archive(tmp_path, zipped=False, posts=[post])
    await import_archive(database, tmp_path, "pumps")
    assert await scene.value("SELECT body_source FROM posts") == "nul  and ? here"


@pytest.mark.parametrize("here", ["public", "group_1"])
async def test_a_private_category_never_becomes_public_by_moving(
    tmp_path: Path, database: Database, scene: Scene, here: str
) -> None:
    await scene.category("pumps", visibility="public")
    async with database.writing() as session:
        await session.fetchval("UPDATE categories SET visibility = $1", here)
    write_archive(tmp_path, categories=[{"slug": "pumps", "name": "Pumps", "visibility": "staff"}],
                  topics=[{"id": 7, "title": "Inside", "category": "pumps", "created_at": "2019-02-01"}])  # fmt: skip
    await import_archive(database, tmp_path, "old")
    sql = "SELECT visibility FROM categories c JOIN threads t ON t.category_id = c.id WHERE t.title = 'Inside'"
    assert await scene.value(sql) == "staff"


async def test_a_folder_without_topics_is_no_archive(tmp_path: Path, database: Database) -> None:
    with pytest.raises(NothingToImport, match="has no topics"):
        await import_archive(database, tmp_path, "pumps")
