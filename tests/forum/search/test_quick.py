"""The shorter way to Whoosh's files leads to the same files."""

from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query.terms import Term
from whoosh.writing import SegmentWriter

from forum.search.engines.whoosh.quick import QuickWriter
from forum.search.engines.whoosh.schema import SCHEMA, SCORING, spoken

TEXTS = [
    ("Hub blinks red", "The wi-fi hub blinks red, red and red again. ERR_CONN_42 stands there.", "en"),
    ("Роутер мигает", "Роутер мигает красным светом, и больше ничего.", "ru"),
    ("Becul clipește", "Becul routerului clipește și nu se oprește din clipit.", "ro"),
    ("Die Leuchten", "Die Leuchten des Routers blinken, blinken und blinken.", "de"),
] * 40  # more than one block of a term


def written(folder: Path, *, quick: bool, limit: int = 0) -> FileIndex:
    folder.mkdir()
    index: FileIndex = FileIndex.create(FileStorage(str(folder)), SCHEMA)
    writer = QuickWriter(index, 64) if quick else SegmentWriter(index)
    if limit:
        writer.pool.limit = limit
    for number, (title, body, language) in enumerate(TEXTS):
        writer.add_document(
            id=str(number), thread=number, text=spoken(f"{title} {body}", language), head=spoken(title, language),
            category="help", tags="hub,red", states="question,unsolved",
        )  # fmt: skip
    writer.commit()
    return index


def everything(index: FileIndex) -> list[Any]:
    with index.searcher(weighting=SCORING) as searcher:
        reader = searcher.reader()
        lengths = [reader.term_info(field, term).min_length() for field, term in reader.all_terms()]
        hits = searcher.search(Term("text", "blink"), limit=None)
        return [list(reader.iter_postings()), lengths, [(hit.docnum, round(hit.score, 6)) for hit in hits]]


def test_postings_lengths_and_scores_are_the_same_however_little_memory_there_is(tmp_path: Path):
    expected = everything(written(tmp_path / "slow", quick=False))
    assert everything(written(tmp_path / "quick", quick=True)) == expected
    assert everything(written(tmp_path / "little", quick=True, limit=20_000)) == expected
    assert len(expected[0]) > 1000
    assert len(expected[2]) == 40
