"""Each column that speaks of a person is told of by its room: what they take along, and what is left when they go."""

from importlib import import_module
from typing import Any

from sqlalchemy import Column
from starlette.applications import Starlette

from forum.belonging import EMPTIED, GOES, STAYS
from forum.belongings.queries import all_belongings
from forum.database import Base
from forum.demo.reach import SPEAKS_OF
from tests.rules.sources import modules

PACKAGES = ("moderation", "reputation", "kb_bridge")
OTHERS = frozenset({"uploader_id", "owner_id", "to_id", "to_address", "reader"})
# Marks of readers that cannot be led back to a person without the forum's key; nobody's rows can be found by them.
NOBODYS = {("helpful_marks", "reader"), ("article_complaints", "reader")}


def tables() -> dict[str, Any]:
    for module in modules():
        if "models" in module.name.split("."):
            import_module(module.name)
    return dict(Base.metadata.tables)


def speaks_of_a_person(column: Column[Any]) -> bool:
    by_key = any(key.column.table.name == "users" for key in column.foreign_keys)
    by_name = SPEAKS_OF.get(column.name) == "users" or column.name.endswith("_by_id") or column.name in OTHERS
    return by_key or by_name or (column.name == "email" and column.table.name == "users")


def test_every_column_of_a_person_is_covered(shared_app: Starlette) -> None:
    told = {(each.table, each.column) for each in all_belongings(PACKAGES)}
    missing = [
        (table.name, column.name)
        for table in tables().values()
        for column in table.columns
        if speaks_of_a_person(column) and (table.name, column.name) not in told | NOBODYS
    ]
    assert sorted(missing) == []


def test_what_is_told_is_there_and_has_its_reason(shared_app: Starlette) -> None:
    known = tables()
    for each in all_belongings(PACKAGES):
        columns = known[each.table].columns
        assert each.column in columns, each
        assert {name.strip() for name in each.shown.split(",")} - {""} <= set(columns.keys()), each
        assert each.leaving in (GOES, EMPTIED, STAYS)
        assert each.why or (each.shown and each.leaving != STAYS), each
        assert each.leaving != EMPTIED or columns[each.column].nullable, each


def test_no_secret_is_taken_along(shared_app: Starlette) -> None:
    shown = {name.strip() for each in all_belongings(PACKAGES) for name in each.shown.split(",")}
    assert [name for name in shown if any(word in name for word in ("hash", "secret", "sealed", "token", "mark"))] == []
