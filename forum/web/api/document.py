"""The OpenAPI 3.1 document, generated from the endpoints: their forms, their dataclasses, their words."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from forum.web.api.endpoints import Endpoint, Flag, Number, Texts
from forum.web.api.shapes import Schema, schema_of
from forum.web.forms import Check, Choice, Field, Form, Tags

HOLE = re.compile(r"\{(\w+)(?::(\w+))?\}")
PROBLEM: Schema = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "properties": {
        "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
        "detail": {"type": "string"}, "request_id": {"type": "string"},
        "errors": {"type": "array", "items": {
            "type": "object", "required": ["field", "message"],
            "properties": {"field": {"type": "string"}, "message": {"type": "string"}},
        }},
    },
    "required": ["type", "title", "status", "detail", "request_id", "errors"],
}  # fmt: skip
PROBLEM_REPLY = {
    "description": "A problem, in the language of Accept-Language.",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
IDEMPOTENCY = {
    "name": "Idempotency-Key", "in": "header", "required": False, "schema": {"type": "string", "minLength": 1,
    "maxLength": 200, "pattern": "^[!-~]+$"},
    "description": "Any text of yours. The same key gives the same answer for a day; with another request it is 422.",
}  # fmt: skip
IF_MATCH = {
    "name": "If-Match", "in": "header", "required": True,
    "schema": {"type": "string", "pattern": '^"v[0-9]{1,18}(-[0-9a-f]+)?"$'},
    "description": "The ETag of the version that you have read.",
}  # fmt: skip


def document(endpoints: Sequence[Endpoint], *, title: str, base_url: str, version: str) -> dict[str, Any]:
    found: dict[str, Schema] = {"Problem": PROBLEM}
    paths: dict[str, dict[str, Any]] = {}
    for each in endpoints:
        path = HOLE.sub(r"{\1}", each.path)
        paths.setdefault(path, {})[each.method.lower()] = operation(each, found)
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {"title": title, "version": version, "description": f"Explained on {base_url}/api."},
        "servers": [{"url": f"{base_url}/api/v1"}],
        "paths": paths,
        "components": {
            "schemas": found,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "A token of the forum."}},
        },
    }


def operation(each: Endpoint, found: dict[str, Schema]) -> dict[str, Any]:
    held: dict[str, Any] = {
        "operationId": each.name,
        "summary": each.summary,
        "tags": [each.group],
        "parameters": [*in_path(each), *in_query(each.query)],
        "security": [*([{}] if each.open else []), {"token": [each.scope]}],
        "responses": {
            str(each.good_status): reply_of(each, found),
            "default": PROBLEM_REPLY,
        },
    }
    if each.method == "POST" and not each.upload:
        held["parameters"].append(IDEMPOTENCY)
    if each.versioned:
        held["parameters"].append(IF_MATCH)
    if each.body is not None:
        schema = schema_of_form(each.body)
        held["requestBody"] = {
            "required": bool(schema["required"]),
            "content": {"application/json": {"schema": schema}},
        }
    if each.upload is not None:
        file: Schema = {"type": "object", "properties": {each.upload.name: {"type": "string", "format": "binary"}}}
        held["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": file}}}
    return held


def in_path(each: Endpoint) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True,
         "schema": {"type": "integer", "minimum": 1, "maximum": 2**63 - 1} if kind == "int" else {"type": "string"}}
        for name, kind in HOLE.findall(each.path)
    ]  # fmt: skip


def in_query(form: Form | None) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "query", "required": each.required, "schema": schema_of_field(each)}
        for name, each in (form.fields if form else {}).items()
    ]


def reply_of(each: Endpoint, found: dict[str, Schema]) -> dict[str, Any]:
    if each.answer is None:
        return {"description": "Done."}
    schema = schema_of(each.answer, found)
    headers: dict[str, Any] = {"ETag": {"schema": {"type": "string"}}}
    if each.rows:
        schema = {"type": "object", "required": ["items", "next"], "properties": {
            "items": {"type": "array", "items": schema},
            "next": {"type": ["string", "null"], "description": "Send it as `after`; null on the last page."},
        }}  # fmt: skip
        headers["Link"] = {"schema": {"type": "string"}, "description": "The next page."}
    return {"description": each.summary, "headers": headers, "content": {"application/json": {"schema": schema}}}


def schema_of_form(form: Form) -> Schema:
    fields: Mapping[str, Field] = form.fields
    return {
        "type": "object",
        "properties": {name: schema_of_field(each) for name, each in fields.items()},
        "required": [name for name, each in fields.items() if each.required],
        "additionalProperties": False,
    }


def schema_of_field(each: Field) -> Schema:
    if isinstance(each, Check | Flag):
        return {"type": "boolean"}
    if isinstance(each, Number):
        return {"type": "integer", "minimum": each.least, "maximum": each.most}
    if isinstance(each, Tags):
        return {"type": "array", "items": {"type": "string"}, "maxItems": each.most}
    if isinstance(each, Texts):
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if isinstance(each, Choice) and each.options:
        return {"type": "string", "enum": [*each.options]}
    return {"type": "string", "minLength": max(each.min, 1 if each.required else 0), "maxLength": each.max}
