"""What programs send and pages never do."""

from forum.threads.actions import continue_privately
from forum.web.paging import encode
from tests.forum.api.conftest import ProgramOf
from tests.support.cast import Cast
from tests.support.scene import Scene

BODY = "It drips at the thread, more each day."


async def test_null_is_the_same_as_left_out(program: ProgramOf, people: Cast, scene: Scene) -> None:
    asha = await program(await people.asha())
    asked = await scene.ask(await people.asha(), "Why does the valve drip?", tags=["valve", "water"])
    sent = {"body": BODY, "tags": None, "reason": "where"}
    edited = await asha.patch(f"/posts/{asked.post_id}", json=sent, headers={"if-match": '"v1"'})
    assert (edited.status_code, edited.json()["source"]) == (200, BODY)
    assert (await asha.get(f"/threads/{asked.thread_id}")).json()["thread"]["tags"] == ["valve", "water"]
    nothing = await asha.patch(f"/posts/{asked.post_id}", json={"body": None}, headers={"if-match": '"v2"'})
    assert nothing.status_code == 422


async def test_a_cursor_below_every_version_ends_the_list(program: ProgramOf, people: Cast, scene: Scene) -> None:
    asha = await program(await people.asha())
    asked = await scene.ask(await people.asha(), "Why does the valve drip?")
    for number in (-(2**63) + 1, -1, 2**63 - 1):
        reply = await asha.get(f"/posts/{asked.post_id}/revisions", params={"after": encode(number)})
        assert (reply.status_code, len(reply.json()["items"])) == (200, int(number > 0)), number


async def test_a_private_thread_names_no_category_of_staff(program: ProgramOf, people: Cast, scene: Scene) -> None:
    asha = await program(await people.asha())
    asked = await scene.ask(await people.asha(), "Why does the valve drip?")
    async with scene.database.writing() as session:
        private = await continue_privately(session, await people.mo(), asked.thread_id, "What is your number?")
    shown = (await asha.get(f"/threads/{private.thread_id}")).json()
    assert (shown["private"], shown["thread"]["category"]) == (True, None)
    assert (await asha.get(f"/threads/{asked.thread_id}")).json()["thread"]["category"] == "help"


async def test_an_edit_of_what_its_author_has_mended_meanwhile_is_refused(
    program: ProgramOf, people: Cast, scene: Scene
) -> None:
    """Slips mended within five minutes make no version; the mark of an answer knows them all the same."""
    asha, mo = await program(await people.asha()), await program(await people.mo())
    url = f"/posts/{(await scene.ask(await people.asha(), 'Why does the valve drip?')).post_id}"
    seen = {"if-match": (await mo.get(url)).headers["etag"]}
    mended = await asha.patch(url, json={"body": BODY}, headers={"if-match": (await asha.get(url)).headers["etag"]})
    assert (mended.status_code, mended.json()["version"]) == (200, 1)
    late = await mo.patch(url, json={"body": "It drips, says the moderator."}, headers=seen)
    assert (late.status_code, late.json()["type"]) == (412, "/api#changed")
    assert (await mo.get(url)).json()["source"] == BODY
    again = await mo.patch(url, json={"body": BODY + " Really."}, headers={"if-match": mended.headers["etag"]})
    assert again.status_code == 200
