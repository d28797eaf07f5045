"""Rows of an XML table: every element `row`, its attributes the columns.

Straight on expat, which knows the line of each element and holds one chunk at a time. A document type, and with it
every kind of entity, is refused: tables of a dump have none, attacks do.
"""

from typing import IO, Any
from xml.parsers import expat

from forum.importing.dumps import BadDump, Row, Rows

CHUNK = 1 << 16  # bytes
LONGEST_ROW = 1 << 25  # bytes of input without a finished element; a post has some ten thousand


def read_xml(stream: IO[bytes], name: str) -> Rows:
    found: list[tuple[int, Row]] = []
    parser = parser_into(found, name)
    waiting = 0
    while True:
        chunk = stream.read(CHUNK)
        try:
            parser.Parse(chunk, not chunk)
        except expat.ExpatError as error:
            yield from found  # what stands before the fault is good
            words = expat.errors.messages[error.code]
            raise BadDump(f"{name}, line {error.lineno}: not well-formed XML: {words}") from error
        waiting = 0 if found else waiting + len(chunk)
        if waiting > LONGEST_ROW:
            raise BadDump(f"{name}, line {parser.CurrentLineNumber}: a row of more than {LONGEST_ROW >> 20} MB")
        yield from found
        found.clear()
        if not chunk:
            return


def parser_into(found: list[tuple[int, Row]], name: str) -> Any:
    parser = expat.ParserCreate()

    def start(tag: str, attributes: Row) -> None:
        if tag == "row":
            found.append((parser.CurrentLineNumber, attributes))

    def refuse(*_declared: Any) -> None:
        raise BadDump(f"{name}, line {parser.CurrentLineNumber}: a document type is not allowed")

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    return parser
