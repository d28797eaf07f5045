"""Dataclasses as JSON, and as the JSON Schema that describes it. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Schema = dict[str, Any]
PLAIN: Mapping[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    datetime: {"type": "string", "format": "date-time"},
    date: {"type": "string", "format": "date"},
    Any: {},
}


def plain(value: Any) -> Any:
    """The value as `json.dumps` takes it."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, Sequence | set | frozenset):
        return [plain(each) for each in value]
    return str(value)


def schema_of(kind: Any, found: dict[str, Schema]) -> Schema:
    """The schema of a type; dataclasses are put into `found` under their names and referred to."""
    if kind in PLAIN:
        return dict(PLAIN[kind])
    origin, args = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"type": "string", "enum": list(args)}
    if origin in (Union, UnionType):
        return {"anyOf": [{"type": "null"} if each is type(None) else schema_of(each, found) for each in args]}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": schema_of(args[1], found)}
    if origin is not None:
        return {"type": "array", "items": schema_of(args[0], found)}
    return named(kind, found)


def named(kind: type, found: dict[str, Schema]) -> Schema:
    if kind.__name__ not in found:
        found[kind.__name__] = {}  # in the meantime, for what refers to itself
        hints = hints_of(kind)
        found[kind.__name__] = {
            "type": "object",
            "description": " ".join((kind.__doc__ or "").split()),
            "properties": {each.name: schema_of(hints[each.name], found) for each in fields(kind)},
            "required": [each.name for each in fields(kind)],
        }
    return {"$ref": f"#/components/schemas/{kind.__name__}"}


@cache
def hints_of(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
