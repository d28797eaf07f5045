"""What comes along with a call: a JSON object or an address's query, read by a form, strictly."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

from forum.errors import Invalid, Words
from forum.i18n import _
from forum.web.api.endpoints import Flag, Number, Texts
from forum.web.bodies import MOST_BYTES, is_clean
from forum.web.forms import Check, Field, Form, Tags

SECRETS = frozenset(("token", "access_token", "api_key", "apikey", "key", "authorization"))


async def read_bytes(request: Request) -> bytes:
    """The body, if it is JSON and of a size that text has."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise HTTPException(413)
    if body and kind != "application/json":
        raise HTTPException(415)
    return body


def read_object(form: Form, body: bytes) -> tuple[dict[str, Any], frozenset[str]]:
    """The values of the form's fields, and which of them came; Invalid says at each field what is wrong."""
    try:
        sent = json.loads(body.decode("utf-8"), parse_constant=refuse) if body else {}
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
    if not isinstance(sent, dict):
        raise Invalid({"": _("The body should be an object.")})
    texts: dict[str, list[str]] = {}
    errors: dict[str, Words] = {}
    for name, value in sent.items():
        each = form.fields.get(name)
        try:
            if each is None:
                raise Unfit(_("There is no field of this name."))
            if value is not None:  # null is the same as left out
                texts[name] = texts_of(each, value)
        except Unfit as wrong:
            errors[shown(name)] = wrong.message
    return checked(form, texts, errors), frozenset(texts)


def read_query(form: Form | None, request: Request) -> dict[str, Any]:
    """The same for the part of the address after "?"."""
    known: Mapping[str, Field] = form.fields if form else {}
    texts: dict[str, list[str]] = {}
    errors: dict[str, Words] = {}
    for name, value in request.query_params.multi_items():
        if name.lower() in SECRETS:
            raise HTTPException(400, str(_("A token stands in the header Authorization, never in an address.")))
        if name not in known:
            errors[shown(name)] = _("There is no field of this name.")
        else:
            texts.setdefault(name, []).append(value)
    errors |= {name: _("Please give this once.") for name, values in texts.items() if len(values) > 1}
    return checked(form or Form(), texts, errors)


def checked(form: Form, texts: dict[str, list[str]], errors: dict[str, Words]) -> dict[str, Any]:
    found = form.read({name: values for name, values in texts.items() if name not in errors})
    if wrong := {**found.errors, **errors}:
        raise Invalid(wrong)
    return found.values


class Unfit(Exception):
    """A value of another type than the field has."""

    def __init__(self, message: Words):
        self.message = message


def texts_of(each: Field, value: Any) -> list[str]:
    """As a form of a page would send it."""
    if isinstance(each, Check | Flag):
        if not isinstance(value, bool):
            raise Unfit(_("This should be true or false."))
        return [str(value).lower()] if value or isinstance(each, Flag) else []
    if isinstance(each, Number):
        if not isinstance(value, int) or isinstance(value, bool):
            raise Unfit(_("This should be a whole number."))
        return [str(value)] if -(10**19) < value < 10**19 else ["-"]
    if isinstance(each, Tags | Texts):
        return [several(each, value)]
    if not isinstance(value, str):
        raise Unfit(_("This should be a text."))
    return [value]


def several(each: Field, value: Any) -> str:
    """A list of texts, or an object of them."""
    if isinstance(each, Tags):
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise Unfit(_("This should be a list of texts."))
        return " ".join(value)
    if not isinstance(value, dict) or not all(isinstance(one, str) and is_clean(one) for one in value.values()):
        raise Unfit(_("This should be an object of texts."))
    return json.dumps(value) if all(map(is_clean, value)) else "\x00"


def refuse(_constant: str) -> None:
    raise ValueError("no JSON")


def shown(name: str) -> str:
    return name[:60] if is_clean(name) else "?"
