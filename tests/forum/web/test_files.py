"""Static files: one joined style sheet, cached for ever under its mark, compressed where the browser takes that."""

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from forum.web.files import MarkedFiles, mark, static


@pytest.fixture
def files() -> httpx2.AsyncClient:
    app = Starlette(routes=[Mount("/static", MarkedFiles())])
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://testserver")


async def test_a_marked_address_is_kept_for_ever_and_a_plain_one_is_asked_about_again(files: httpx2.AsyncClient):
    marked, plain = await files.get(static("css/app.css")), await files.get("/static/css/app.css")
    assert marked.content == plain.content
    assert "immutable" in marked.headers["cache-control"]
    assert plain.headers["cache-control"] == "no-cache"
    again = await files.get("/static/css/app.css", headers={"if-none-match": plain.headers["etag"]})
    assert again.status_code == 304


async def test_style_sheets_arrive_joined_and_compressed(files: httpx2.AsyncClient):
    sheet = await files.get(static("css/app.css"), headers={"accept-encoding": "gzip"})
    assert sheet.headers["content-encoding"] == "gzip"
    assert "@import" not in sheet.text
    assert ".thread-row" in sheet.text
    assert (
        "content-encoding"
        not in (await files.get(static("css/app.css"), headers={"accept-encoding": "identity"})).headers
    )


async def test_a_script_finds_its_neighbours_under_the_same_mark(files: httpx2.AsyncClient):
    entry = static("js/app.js")
    neighbour = await files.get(entry.replace("app.js", "swap.js"))
    assert neighbour.headers["content-type"].startswith("text/javascript")
    assert "immutable" in neighbour.headers["cache-control"]


@pytest.mark.parametrize("path", ["nothing.css", "../pyproject.toml", "%2e%2e/pyproject.toml", "css", "css/"])
async def test_what_is_not_a_static_file_is_not_there(files: httpx2.AsyncClient, path: str):
    assert (await files.get(f"/static/{path}")).status_code == 404
    assert (await files.get(f"/static/{mark()}/{path}")).status_code == 404
