"""A folder and a bucket keep files alike, and the same pictures are found in either."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from forum.stores import Kept, NoStore, Store, store_at
from forum.uploads.commands import add_uploads
from forum.variables import store as read_place
from tests.support.bucket import KEY, Rows, bucket

LARGE = os.urandom(12_000_000)  # more than one part


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[Rows]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "a secret of the tests")
    with bucket() as server:
        yield server


@pytest.fixture(params=["folder", "bucket"])
def store(request, tmp_path: Path, shelf: Rows) -> Store:
    return store_at(str(tmp_path / "kept") if request.param == "folder" else shelf.place("in/here"))


async def test_what_was_put_is_found_listed_and_gone_when_taken_away(store: Store, tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(LARGE)
    await store.put("a.png", b"one")
    await store.put("a.png", b"one")
    await store.put_file("large.tar", tmp_path / "large")
    assert await store.get("a.png") == b"one"
    assert b"".join([piece async for piece in store.pieces("large.tar")]) == LARGE
    assert {each async for each in store.kept()} == {Kept("a.png", 3), Kept("large.tar", len(LARGE))}
    for _twice in range(2):
        await store.take_away("a.png")
    assert await store.get("a.png") is None
    with pytest.raises(FileNotFoundError):
        [piece async for piece in store.pieces("a.png")]


async def test_a_file_that_did_not_fit_leaves_no_half(tmp_path: Path) -> None:
    store = store_at(str(tmp_path / "kept"))
    with pytest.raises(FileNotFoundError):
        await store.put_file("a", tmp_path / "nothing")
    assert [each async for each in store.kept()] == []
    assert list((tmp_path / "kept").iterdir()) == []


async def test_what_a_killed_process_left_behind_is_swept_away(tmp_path: Path) -> None:
    left, under_way = tmp_path / "0123.part", tmp_path / "4567.part"
    for each in (left, under_way):
        each.write_bytes(b"half")
    os.utime(left, (0, 0))
    await store_at(str(tmp_path)).put_file("whole", under_way)
    assert sorted(os.listdir(tmp_path)) == ["4567.part", "whole"]


async def test_a_bucket_that_refuses_says_so_in_one_line(shelf: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody else's")
    with pytest.raises(NoStore) as refused:
        await store_at(shelf.place()).put("a", b"1")
    assert "\n" not in str(refused.value)


def test_no_address_holds_the_keys() -> None:
    with pytest.raises(ValueError, match="AWS_ACCESS_KEY_ID"):
        read_place("s3://key:secret@shelf/x")


def test_pictures_move_to_a_bucket_and_back(shelf: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from typer import Typer

    app, old = Typer(), tmp_path / "uploads"
    add_uploads(app)
    for name in ("aa-1x1.png", "bb-1x1.png"):
        (old / name[:2]).mkdir(parents=True)
        (old / name[:2] / name).write_bytes(name.encode())
    monkeypatch.setenv("TALKOOT_UPLOADS_URL", str(old))
    moved = CliRunner().invoke(app, ["uploads", "move", shelf.place("p"), "--keep"])
    assert "2 pictures copied, 0 were there already." in moved.output
    assert shelf.files == {"p/aa-1x1.png": b"aa-1x1.png", "p/bb-1x1.png": b"bb-1x1.png"}
    again = CliRunner().invoke(app, ["uploads", "move", shelf.place("p")])
    assert "0 pictures moved, 2 were there already." in again.output
    assert not [path for path in old.rglob("*") if path.is_file()]
    CliRunner().invoke(app, ["uploads", "move", str(old), "--from", shelf.place("p")])
    assert (old / "aa" / "aa-1x1.png").read_bytes() == b"aa-1x1.png"
    assert shelf.files == {}
