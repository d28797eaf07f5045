"""Pictures for what one writes."""

from dataclasses import dataclass

from forum.api.resources.groups import POSTS
from forum.uploads.pages import MOST_BYTES, taken_in, with_file
from forum.web.api import Call, Endpoint, Upload


@dataclass(frozen=True, slots=True)
class Picture:
    """Write it as Markdown: `![what it shows](url)`."""

    url: str


async def upload(call: Call) -> Picture:
    return Picture(await taken_in(call.request, (await with_file(call.request))[1]))


ENDPOINTS = (
    Endpoint(method="POST", path="/uploads", call=upload, summary="Upload a picture: PNG, JPEG or WebP, multipart "
             "field “picture”.", group=POSTS, scope="write", answer=Picture, alone=True, status=201,
             upload=Upload("picture", MOST_BYTES)),
)  # fmt: skip
