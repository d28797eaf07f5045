"""Compiled templates beside their sources."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from forum.web.compiled import Compiled


def said(folder: Path, options: str = "1") -> str:
    """What a new process makes of the template."""
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, bytecode_cache=Compiled(folder, options)
    )
    return environment.get_template("one.html").render()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    (tmp_path / "one.html").write_text("{{ 1 + 1 }}")
    return tmp_path


def test_what_was_compiled_is_found_again_until_its_source_or_the_options_change(folder: Path) -> None:
    assert said(folder) == "2"
    (compiled,) = (folder / "__pycache__").iterdir()
    before = compiled.stat().st_mtime_ns
    assert said(folder) == "2"
    assert compiled.stat().st_mtime_ns == before
    (folder / "one.html").write_text("{{ 1 + 2 }}")
    assert said(folder) == "3"
    assert said(folder, "2") == "3"
    assert len(list((folder / "__pycache__").iterdir())) == 2


def test_what_was_cut_short_is_compiled_anew(folder: Path) -> None:
    said(folder)
    (compiled,) = (folder / "__pycache__").iterdir()
    compiled.write_bytes(compiled.read_bytes()[:40])
    assert said(folder) == "2"
    assert compiled.stat().st_size > 40


def test_where_nothing_can_be_written_it_is_compiled_all_the_same(folder: Path) -> None:
    (folder / "__pycache__").write_text("a file in its place")
    assert said(folder) == "2"
