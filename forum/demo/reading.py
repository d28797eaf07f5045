"""Reads the content, from TOML to a `Story`; `forum/demo/checks.py` says whether it makes sense.

A thread's file holds the asking (title, category, tags, by, ago, body; perhaps kind, views, up, down, me_too, follows,
needs) and then any number of `[[step]]` tables with `do`, `by`, `after` and what the verb wants. Answers have an `id`
by which later steps name them (`post`, or `on` for a comment).
"""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from forum.demo.offsets import offset
from forum.demo.story import Label, Person, Place, Story, Tale, Written

PERSON_KEYS = {"name", "display_name", "joined", "roles", "time_zone", "locale", "bio"}
ASKING_KEYS = {
    "title", "category", "tags", "by", "ago", "body", "kind", "views", "up", "down", "me_too", "follows", "needs",
}  # fmt: skip
ASKING_NEEDS = {"title", "category", "by", "ago", "body"}
BEFORE_WORDS = {"do", "by", "after"}


class BadContent(ValueError):
    """The content cannot be read; the message names the file."""


def read_story(folder: Traversable | None = None) -> Story:
    """The whole content of `folder`, threads in the order of their file names."""
    root = folder or files("forum.demo") / "content"
    people = read_toml(root / "people.toml")["person"]
    layout = read_toml(root / "categories.toml")
    return Story(
        people=tuple(named("people.toml", person_from, row) for row in people),
        places=tuple(named("categories.toml", place_from, row) for row in layout["category"]),
        labels=tuple(named("categories.toml", label_from, row) for row in layout["tag"]),
        tales=tuple(tales_in(root / "threads")),
    )


def tales_in(folder: Traversable) -> Iterator[Tale]:
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        if file.name.endswith(".toml"):
            yield named(file.name, tale_from, {"slug": file.name.removesuffix(".toml"), **read_toml(file)})


def read_toml(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise BadContent(f"{file.name}: {error}") from error


def named(file: str, make: Any, row: Mapping[str, Any]) -> Any:
    """`make(row)`; what it cannot make out is told with the name of the file."""
    try:
        return make(row)
    except KeyError as error:
        raise BadContent(f"{file}: {error} is missing in {row.get('name') or row.get('title') or row}") from error
    except (ValueError, TypeError) as error:
        raise BadContent(f"{file}: {error}") from error


def person_from(row: Mapping[str, Any]) -> Person:
    refuse_unknown(row, PERSON_KEYS)
    given = {**row, "joined": offset(row["joined"]), "roles": tuple(row.get("roles", ()))}
    return Person(**given)


def place_from(row: Mapping[str, Any]) -> Place:
    return Place(row["slug"], row["name"], row["visibility"], row["description"], tuple(row.get("field", ())))


def label_from(row: Mapping[str, Any]) -> Label:
    return Label(row["name"], row["description"])


def tale_from(row: Mapping[str, Any]) -> Tale:
    steps = row.get("step", [])
    asking = {key: value for key, value in row.items() if key not in ("slug", "step")}
    refuse_unknown(asking, ASKING_KEYS)
    for key in ASKING_NEEDS - set(asking):
        raise KeyError(key)
    words = {key: value for key, value in asking.items() if key not in ("by", "ago", "needs")}
    opening = Written("ask", asking["by"], offset("0m"), words)
    lines = tuple(line_from(step) for step in steps)
    return Tale(row["slug"], offset(asking["ago"]), (opening, *lines), asking.get("needs", ""))


def line_from(row: Mapping[str, Any]) -> Written:
    words = {key: value for key, value in row.items() if key not in BEFORE_WORDS}
    return Written(row["do"], row["by"], offset(row["after"]), words)


def refuse_unknown(row: Mapping[str, Any], known: set[str]) -> None:
    unknown = set(row) - known
    if unknown:
        raise ValueError(f"nobody understands {', '.join(sorted(unknown))}")
