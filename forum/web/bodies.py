"""Reading a form: strict about bytes, so that what PostgreSQL would refuse is refused at the field that holds it."""

from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_FIELDS = 200
MOST_BYTES = 1_000_000

Data = dict[str, list[str]]


async def read_form(request: Request) -> Data:
    """Field name -> its values. Bytes that are not UTF-8 arrive as lone surrogates, which no field accepts."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "multipart/form-data":
        return await read_multipart(request)
    if kind not in ("", "application/x-www-form-urlencoded"):
        raise HTTPException(415)
    body = await request.body()
    if len(body) > MOST_BYTES:
        raise HTTPException(413)
    try:
        pairs = parse_qsl(
            body.decode("utf-8", "surrogateescape"),
            keep_blank_values=True, errors="surrogateescape", max_num_fields=MOST_FIELDS,
        )  # fmt: skip
    except ValueError:
        raise HTTPException(400) from None
    data: Data = {}
    for name, value in pairs:
        data.setdefault(name, []).append(value)
    return data


async def read_multipart(request: Request) -> Data:
    async with request.form(max_files=0, max_fields=MOST_FIELDS, max_part_size=MOST_BYTES) as form:
        data: Data = {}
        for name, value in form.multi_items():
            if not isinstance(value, UploadFile):
                data.setdefault(name, []).append(value)
        return data


async def read_form_with_file(request: Request, name: str, most: int) -> tuple[Data, bytes | None]:
    """A form that may bring one file in the field `name`; of a file that is larger only one byte more than `most`."""
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        return await read_form(request), None
    if int_of(request.headers.get("content-length", "")) > most + MOST_BYTES:
        raise HTTPException(413)
    async with request.form(max_files=1, max_fields=MOST_FIELDS, max_part_size=MOST_BYTES) as form:
        data: Data = {}
        content = None
        for field, value in form.multi_items():
            if not isinstance(value, UploadFile):
                data.setdefault(field, []).append(value)
            elif field == name and value.filename:
                content = await value.read(most + 1)
        return data, content


def int_of(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else 0


def first(data: Data, name: str) -> str | None:
    """The first value of a field if it is clean text, else None: for hidden fields and buttons."""
    values = data.get(name)
    return values[0] if values and is_clean(values[0]) else None


def is_clean(text: str) -> bool:
    """No NUL and no lone surrogate: text that PostgreSQL can keep."""
    try:
        return b"\x00" not in text.encode()
    except UnicodeEncodeError:
        return False


def cleaned(text: str) -> str:
    """The same text with what cannot be kept replaced, to show it again in the form."""
    return text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
