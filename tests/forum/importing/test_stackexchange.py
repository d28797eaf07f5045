"""A dump comes in whole, once, and every row of it is accounted for."""

from pathlib import Path

import pytest

from forum.database import Database
from forum.importing.actions import NothingToImport, import_dump
from forum.importing.dumps import BadDump
from forum.importing.report import Report
from reputation.book.recount import recount
from tests.support.browser import Browser
from tests.support.dumps import TABLES, write_dump
from tests.support.scene import Scene


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    return write_dump(tmp_path)


def made(report: Report) -> dict[str, int]:
    assert all(tally.adds_up for tally in report.kinds.values())
    return {kind: tally.made for kind, tally in report.kinds.items()}


MADE = {
    "users": 4, "other posts": 1, "questions": 2, "answers": 2, "tags": 2, "comments": 1, "votes": 7, "acceptances": 0,
    "links": 1, "badges": 2, "history": 3,
}  # fmt: skip


async def test_every_row_is_made_or_left_out_for_a_reason(dump: Path, database: Database) -> None:
    report = await import_dump(database, dump, "garden")
    assert made(report) == MADE
    assert sum(tally.read for kind, tally in report.kinds.items() if kind != "acceptances") == sum(
        len(rows) for rows in TABLES.values()
    )
    votes = report.kinds["votes"]
    assert +votes.left_out == {
        "deletion: there is no place for it": 1,
        "its post is not in the dump": 1,
        "a second vote of the same person": 1,
    }
    assert votes.notes["voter not named in the dump"] == 4


async def test_a_second_import_changes_nothing(dump: Path, database: Database, scene: Scene) -> None:
    await import_dump(database, dump, "garden")
    counted = [await scene.value(f"SELECT count(*) FROM {table}") for table in ("events", "votes", "ledger_entries")]
    again = await import_dump(database, dump, "garden")
    assert set(made(again).values()) <= {0, 1}  # excerpts are read anew for the tags, and make nothing
    assert again.kinds["votes"].already == MADE["votes"]
    # One more event: that the import has finished.
    assert [await scene.value(f"SELECT count(*) FROM {table}") for table in ("events", "votes", "ledger_entries")] == [
        counted[0] + 1,
        *counted[1:],
    ]


async def test_a_dry_run_reports_the_same_and_writes_nothing(dump: Path, database: Database, scene: Scene) -> None:
    report = await import_dump(database, dump, "garden", dry_run=True)
    assert made(report) == MADE
    assert await scene.value("SELECT count(*) FROM threads") == 0
    assert await scene.value("SELECT count(*) FROM imported") == 0


async def test_what_came_looks_right(dump: Path, database: Database, scene: Scene, client: Browser) -> None:
    await import_dump(database, dump, "garden")
    assert await scene.value("SELECT view_count FROM threads WHERE title = 'How do I water tomatoes?'") == 70
    url = await scene.value("SELECT '/t/' || id || '/' || slug FROM threads WHERE title = 'How do I water tomatoes?'")
    page = (await client.get(url)).text
    assert "<em>weekly</em>" in page
    assert "<code>pump --on" in page
    assert "<script>alert" not in page
    other = await scene.value("SELECT '/t/' || id || '/' || slug FROM threads WHERE title LIKE 'Watering%'")
    page = (await client.get(other)).text
    assert "gone gardener" in page
    assert "Same here &lt;script&gt;" in page
    async with database.reading() as session:
        row = await session.fetchrow("SELECT * FROM threads WHERE title = 'How do I water tomatoes?'")
        assert (row["score"], row["answer_count"]) == (2, 2)
        assert row["solved_at"].isoformat() == "2019-02-05T00:00:00+00:00"
        names = await session.fetch("SELECT name FROM users WHERE imported_from IS NOT NULL ORDER BY id")
        assert [each["name"] for each in names] == ["Community", "Ann-Lee", "ann-lee-2", "user"]
        versions = await session.fetch(
            "SELECT version, title, reason FROM revisions WHERE title IS NOT NULL ORDER BY id"
        )
        assert [tuple(each) for each in versions][-2:] == [
            (1, "Tomatoes?", ""), (2, "How do I water tomatoes?", "clearer"),
        ]  # fmt: skip
        assert await session.fetchval("SELECT description FROM tags WHERE name = 'water'") == "About water."
        assert await session.fetchval(
            "SELECT duplicate_of_id = $1 FROM threads WHERE title LIKE 'Watering%'", row["id"]
        )


async def test_the_book_adds_up_and_nobody_is_notified(dump: Path, database: Database, scene: Scene, settle) -> None:
    await import_dump(database, dump, "garden")
    async with database.reading() as session:
        assert (await recount(session)).drift == 0
    # Two ups on Ann's question, an acceptance given; two ups and an acceptance for her namesake; a down for Yuri.
    assert [await scene.value("SELECT reputation FROM users WHERE name = $1", name) for name in
            ("Ann-Lee", "ann-lee-2", "user")] == [12, 35, -2]  # fmt: skip
    await settle()
    assert await scene.value("SELECT count(*) FROM notifications") == 0
    assert await scene.value("SELECT count(*) FROM mails") == 0


async def test_an_import_that_broke_off_goes_on(tmp_path: Path, database: Database, scene: Scene) -> None:
    write_dump(tmp_path, zipped=False)
    whole = (tmp_path / "Votes.xml").read_bytes()
    (tmp_path / "Votes.xml").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadDump, match=r"Votes.xml, line \d+: not well-formed"):
        await import_dump(database, tmp_path, "garden")
    assert await scene.value("SELECT count(*) FROM threads") == 2
    (tmp_path / "Votes.xml").write_bytes(whole)
    await import_dump(database, tmp_path, "garden")
    async with database.reading() as session:
        assert (await recount(session)).drift == 0
    assert await scene.value("SELECT count(*) FROM votes") == 5


@pytest.mark.parametrize(
    "text, words",
    [
        (b"<posts><row Id='x' PostTypeId='1' CreationDate='2019-01-01'/></posts>", "line 1: Id is no whole number"),
        (b"<posts>\n<row PostTypeId='1' CreationDate='2019-01-01'/></posts>", "line 2: Id is missing"),
        (b"<posts><row Id='1' PostTypeId='1' CreationDate='soon'/></posts>", "CreationDate is no date"),
        (b"<posts><row Id='1' PostTypeId='1' CreationDate='9999-01-01'/></posts>", "no likely date"),
        (
            b"<posts><row Id='99999999999999999999' PostTypeId='1' CreationDate='2019-01-01'/></posts>",
            "no whole number",
        ),
        (b"<!DOCTYPE posts [<!ENTITY a 'x'>]><posts><row Id='&a;'/></posts>", "a document type is not allowed"),
        (b"<posts><row Id='1' Title='&#xD800;'/></posts>", "not well-formed"),
        (b"<posts><row Id='1' ", "not well-formed"),
        (b"", "not well-formed"),
        (b"\xff\xfe\x00", "not well-formed"),
    ],
)
async def test_hostile_files_are_refused_with_their_line(
    tmp_path: Path, database: Database, scene: Scene, text: bytes, words: str
) -> None:
    (tmp_path / "Posts.xml").write_bytes(text)
    with pytest.raises(BadDump, match=words):
        await import_dump(database, tmp_path, "garden")
    assert await scene.value("SELECT count(*) FROM threads") == 0


async def test_tables_with_commas_and_without_bodies_come_too(tmp_path: Path, database: Database, scene: Scene) -> None:
    (tmp_path / "Posts.csv").write_text(
        'Id,PostTypeId,CreationDate,Title,ParentId\n1,1,2019-01-01T00:00:00,"Trains, by night?",\n'
        "2,2,2019-01-02T00:00:00,,1\n"
    )
    report = await import_dump(database, tmp_path, "trains")
    assert (report.kinds["questions"].made, report.kinds["answers"].made) == (1, 1)
    assert await scene.value("SELECT title FROM threads") == "Trains, by night?"
    (tmp_path / "Posts.csv").write_text("Id,PostTypeId\n1,1,1\n")
    with pytest.raises(BadDump, match=r"Posts.csv, line 2: 3 cells"):
        await import_dump(database, tmp_path, "more")


async def test_a_broken_archive_says_where_it_broke(tmp_path: Path, database: Database) -> None:
    write_dump(tmp_path)
    whole = (tmp_path / "Posts.xml.gz").read_bytes()
    (tmp_path / "Posts.xml.gz").write_bytes(whole[:-20])
    with pytest.raises(BadDump, match=r"Posts.xml.gz: broken after line \d+"):
        await import_dump(database, tmp_path, "garden")


async def test_a_folder_without_posts_is_no_dump(tmp_path: Path, database: Database) -> None:
    with pytest.raises(NothingToImport, match="has no Posts"):
        await import_dump(database, tmp_path, "garden")
