"""What makes Whoosh's writer quick: postings gathered by their terms, places encoded once, lengths kept in memory.

Whoosh makes an object of each word, pickles each posting once memory runs out, and asks a file for the length of the
text at each of them. The files are the same: only the way to them is shorter (`benchmarks/search.py` measures it).
"""

# Whoosh is typed in part only.
# mypy: disable-error-code="no-untyped-call"

from collections.abc import Generator, Iterable, Iterator
from functools import lru_cache
from heapq import merge
from itertools import chain, groupby
from operator import itemgetter
from pickle import dump, dumps
from struct import Struct
from typing import Any

from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.fields import TEXT
from whoosh.index import FileIndex
from whoosh.util.numeric import byte_to_length
from whoosh.writing import PostingPool, SegmentWriter

from forum.search.words import placed_stems

Posting = tuple[str, bytes, int, float, bytes]  # field, term, entry, weight, value
Gathered = tuple[tuple[str, bytes], list[tuple[int, float, bytes]]]
POSTING_SIZE, TERM_SIZE = 170, 400  # bytes in memory, roughly
COUNT = Struct("!I")
KNOWN_PLACES = 200_000
KEY = itemgetter(0)


class StemText(TEXT):
    """A text by its stems: cut, counted and placed in one go."""

    def index(self, value: Any, **_more: Any) -> Generator[tuple[bytes, int, float | int, bytes], Any, None]:
        placed: dict[str, list[int]] = {}
        for place, stem in placed_stems(value, getattr(value, "language", None)):
            if (places := placed.get(stem)) is None:
                placed[stem] = [place]
            else:
                places.append(place)
        has_places = self.format is not None and self.format.supports("positions")
        for stem, places in placed.items():
            count = len(places)
            yield stem.encode(), count, float(count), encoded(places) if has_places else COUNT.pack(count)


def encoded(places: list[int]) -> bytes:
    """As Whoosh's format of positions has them: how many, and how far each is from the one before."""
    if len(places) == 1:
        return encoded_one(places[0])
    return COUNT.pack(len(places)) + dumps(
        [after - before for before, after in zip([0, *places], places, strict=False)], 2
    )


@lru_cache(KNOWN_PLACES)
def encoded_one(place: int) -> bytes:
    return COUNT.pack(1) + dumps([place], 2)


class TermPool(PostingPool):
    """Postings under their terms; entries come in the order of their numbers, so that only terms are sorted."""

    def __init__(self, *given: Any, **more: Any):
        super().__init__(*given, **more)
        self.terms: dict[tuple[str, bytes], list[tuple[int, float, bytes]]] = {}

    def add(self, item: Posting) -> None:
        key = item[:2]
        if (postings := self.terms.get(key)) is None:
            self.fieldnames.add(item[0])
            self.terms[key] = [item[2:]]
            self.currentsize += TERM_SIZE
        else:
            postings.append(item[2:])
        self.currentsize += POSTING_SIZE
        if self.currentsize > self.limit:
            self.save()

    def save(self) -> None:
        if self.terms:
            path, file = self._new_run()
            for each in sorted(self.terms.items(), key=KEY):
                dump(each, file, 4)
            file.close()
            self._add_run(path)
            self.terms, self.currentsize = {}, 0

    def gathered(self) -> Iterator[Gathered]:
        """Every term with all its postings, in order; a term of an earlier run has the earlier entries."""
        runs: list[Iterable[Gathered]] = [self._read_run(path) for path in self.runs]
        runs, self.runs = [*runs, sorted(self.terms.items(), key=KEY)], []
        for key, several in groupby(merge(*runs, key=KEY), KEY):
            yield key, list(chain.from_iterable(postings for _key, postings in several))

    def items(self, maxfiles: int = 128) -> Iterator[Posting]:
        return ((*key, *posting) for key, postings in self.gathered() for posting in postings)


class QuickWriter(SegmentWriter):
    """For one commit."""

    pool: TermPool

    def __init__(self, index: FileIndex, megabytes: int):
        super().__init__(index)
        self.pool = TermPool(self._tempstorage, self.newsegment, limitmb=megabytes)

    def _flush_segment(self) -> None:
        """As Whoosh does, but a block of postings at a time."""
        self.perdocwriter.close()
        reader, writer = self.per_document_reader(), self.fieldwriter
        for field, terms in groupby(self.pool.gathered(), lambda each: each[0][0]):
            lengths = lengths_of(reader, field)
            writer.start_field(field, self.schema[field])
            for (_field, term), postings in terms:
                writer.start_term(term)
                put(writer._postwriter, postings, lengths)
                writer.finish_term()
            writer.finish_field()
        writer.close()
        reader.close()


def lengths_of(reader: Any, field: str) -> list[int]:
    """Of this field of each entry, as the segment has noted them; none where they do not count."""
    column = reader._cached_reader(f"_{field}_len", LENGTHS_COLUMN)
    return [] if column is None else [byte_to_length(each) for each in column]


def put(writer: Any, postings: list[tuple[int, float, bytes]], lengths: list[int]) -> None:
    """The postings of one term in blocks, the last of which the writer writes by itself."""
    for first in range(0, len(postings), writer._blocklimit):
        if first:
            writer._write_block()
        entries, weights, values = zip(*postings[first : first + writer._blocklimit], strict=True)
        writer._ids.extend(entries)
        writer._weights.extend(weights)
        writer._values.extend(filter(None, values))
        writer._maxweight = max(weights)
        if lengths and (known := [length for each in entries if (length := lengths[each])]):
            writer._minlength, writer._maxlength = min(known), max(known)
