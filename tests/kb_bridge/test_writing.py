"""An article that no threads led to."""

from collections.abc import Awaitable, Callable

from tests.support.browser import Browser
from tests.support.cast import Cast

KEY = "0d1f3a52-6a0e-4d9f-8f0a-1c2b3d4e5f60"


async def test_an_editor_writes_what_is_searched_in_vain(
    client_as: Callable[..., Awaitable[Browser]], people: Cast, client: Browser
):
    editor = await client_as(await people.eva())
    begun = await editor.get("/kb/editor/write", params={"title": "reset the zebra"})
    assert 'value="Reset the zebra"' in begun.text
    form = {
        "version": "1",
        "title": "Reset the zebra",
        "source": "",
        "form_key": "0d1f3a52-6a0e-4d9f-8f0a-1c2b3d4e5f60",
    }
    assert (await editor.post("/kb/editor/write", data=form)).status_code == 422
    form["source"] = "Hold its tail. [1]"
    assert (await editor.post("/kb/editor/write", data=form)).status_code == 422  # nothing is there to cite
    form["source"] = "Hold its tail for ten seconds."
    first, second = [await editor.post("/kb/editor/write", data=form) for _ in range(2)]
    assert first.status_code == 303
    assert first.headers["location"] == second.headers["location"]
    assert "Hold its tail" in (await client.get(first.headers["location"])).text
    assert (await client.get("/kb/editor/write")).status_code == 404
