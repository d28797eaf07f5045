"""Reading and writing through the API, as a program sees it."""

from httpx2 import Response

from tests.forum.api.conftest import ProgramOf
from tests.support.cast import Cast
from tests.support.scene import Scene

BODY = "The light blinks amber all day, whatever I press."


def fields(reply: Response) -> dict[str, str]:
    return {each["field"]: each["message"] for each in reply.json()["errors"]}


async def test_a_program_asks_answers_and_marks_the_solution(program: ProgramOf, people: Cast, scene: Scene) -> None:
    category = await scene.category("help")
    asha, lin = await program(await people.asha()), await program(await people.lin())
    asked = await asha.post("/threads", json={"title": "Why does the light blink?", "body": BODY, "category": category,
                                              "tags": ["light", "hub"]})  # fmt: skip
    assert asked.status_code == 201, asked.text
    thread = asked.json()["thread"]
    answered = await lin.post(f"/threads/{thread}/posts", json={"body": "Hold the button until it is violet."})
    assert answered.status_code == 201, answered.text
    solved = await asha.put(f"/threads/{thread}/solution", json={"post": answered.json()["id"]})
    assert solved.json()["thread"]["accepted_post"] == answered.json()["id"]
    assert (await lin.put(f"/threads/{thread}/solution", json={})).status_code == 403
    opened = await asha.delete(f"/threads/{thread}/solution")
    assert opened.json()["thread"]["solved_at"] is None


async def test_votes_comments_and_me_too_count_once(program: ProgramOf, people: Cast, scene: Scene) -> None:
    asked = await scene.ask(await people.asha(), "Why does the valve drip?", BODY)
    bo = await program(await people.bo())
    for _twice in range(2):
        voted = await bo.put(f"/posts/{asked.post_id}/vote", json={"value": 1})
        mine = await bo.put(f"/threads/{asked.thread_id}/me-too")
    assert voted.json()["score"] == 1
    assert mine.json()["thread"]["me_too"] == 1
    said = await bo.post(f"/posts/{asked.post_id}/comments", json={"body": "Which valve is it?"})
    assert said.status_code == 201
    listed = (await bo.get(f"/threads/{asked.thread_id}/comments")).json()["items"]
    assert [each["source"] for each in listed] == ["Which valve is it?"]
    assert (await bo.delete(f"/comments/{said.json()['id']}")).status_code == 204
    assert (await bo.get(f"/threads/{asked.thread_id}/comments")).json()["items"] == []


async def test_an_edit_says_which_version_it_has_read(program: ProgramOf, people: Cast, scene: Scene) -> None:
    asked = await scene.ask(await people.asha(), "Why does the valve drip?", BODY)
    asha, url = await program(await people.asha()), f"/posts/{asked.post_id}"
    mark = (await asha.get(url)).headers["etag"]
    change = {"body": "It drips at the thread, more each day.", "reason": "where"}
    assert (await asha.patch(url, json=change)).status_code == 428
    edited = await asha.patch(url, json=change, headers={"if-match": mark})
    assert edited.status_code == 200, edited.text
    late = await asha.patch(url, json={"body": BODY + " And more."}, headers={"if-match": mark})
    assert (late.status_code, late.json()["type"]) == (412, "/api#changed")
    assert (await asha.get(url, headers={"if-none-match": edited.headers["etag"]})).status_code == 304


async def test_a_repeated_write_gets_the_same_answer_and_another_one_is_refused(
    program: ProgramOf, people: Cast, scene: Scene
) -> None:
    category = await scene.category("help")
    asha = await program(await people.asha())
    question = {"title": "Why does the light blink?", "body": BODY, "category": category}
    first, second = [await asha.post("/threads", json=question, headers={"idempotency-key": "k1"}) for _ in range(2)]
    assert first.json() == second.json()
    assert second.headers["idempotent-replayed"] == "true"
    other = await asha.post("/threads", json={**question, "title": "Another one"}, headers={"idempotency-key": "k1"})
    assert (other.status_code, list(fields(other))) == (422, ["Idempotency-Key"])
    assert len((await asha.get("/threads")).json()["items"]) == 1


async def test_what_is_wrong_is_said_at_each_field_in_the_language_asked_for(
    program: ProgramOf, people: Cast, scene: Scene
) -> None:
    asha = await program(await people.asha())
    sent = {"title": 7, "category": "x", "role": "admin", "tags": "a b"}
    wrong = await asha.post("/threads", json=sent, headers={"accept-language": "ru"})
    assert wrong.status_code == 422
    assert wrong.headers["content-type"] == "application/problem+json"
    assert set(fields(wrong)) == {"title", "body", "category", "role", "tags"}
    assert fields(wrong)["category"] == "Это должно быть целое число."
    assert wrong.headers["content-language"] == "ru"
    assert wrong.json()["request_id"] == wrong.headers["x-request-id"]


async def test_lists_go_on_where_a_page_ended(program: ProgramOf, people: Cast, scene: Scene) -> None:
    asha = await people.asha()
    for number in range(27):
        await scene.ask(asha, f"Question number {number} of many", BODY)
    reader = await program(people.visitor)
    page = await reader.get("/threads", params={"view": "newest"})
    assert len(page.json()["items"]) == 25
    assert f"after={page.json()['next']}" in page.headers["link"]
    rest = await reader.get("/threads", params={"after": page.json()["next"]})
    assert [len(rest.json()["items"]), rest.json()["next"]] == [2, None]
    forged = await reader.get("/threads", params={"after": "x"})
    assert (forged.status_code, list(fields(forged))) == (422, ["after"])
    facets = (await reader.get("/threads/facets")).json()["views"]
    assert (facets["newest"], facets["solved"]) == (27, 0)


async def test_following_and_notifications_are_ones_own(program: ProgramOf, people: Cast, scene: Scene, settle) -> None:
    asked = await scene.ask(await people.asha(), "Why does the valve drip?", BODY)
    await scene.answer(await people.lin(), asked.thread_id, "Put tape around it, seven times.")
    await settle()
    asha, bo = await program(await people.asha()), await program(await people.bo())
    told = (await asha.get("/notifications")).json()["items"]
    told = [each for each in told if each["thread"]]
    assert told[0]["thread"] == asked.thread_id
    assert (await bo.post(f"/notifications/{told[0]['id']}/read")).status_code == 404
    assert (await asha.post(f"/notifications/{told[0]['id']}/read")).status_code == 204
    again = (await asha.get("/notifications")).json()["items"]
    assert {each["id"]: each["read_at"] for each in again}[told[0]["id"]] is not None
    followed = await bo.put(f"/follows/thread/{asked.thread_id}", json={"level": "every"})
    assert followed.json()["level"] == "every"
    assert [each["id"] for each in (await bo.get("/follows")).json()["items"]] == [asked.thread_id]


async def test_search_and_suggestions_find_what_pages_find(
    program: ProgramOf, people: Cast, scene: Scene, settle
) -> None:
    await scene.ask(await people.asha(), "Why does the garden valve drip?", BODY)
    await settle()
    reader = await program(people.visitor)
    found = (await reader.get("/search", params={"q": "valve"})).json()
    assert [each["thread"]["title"] for each in found["items"]] == ["Why does the garden valve drip?"]
    alike = (await reader.get("/suggestions", params={"title": "garden valve drips"})).json()["items"]
    assert alike[0]["thread"]["title"] == "Why does the garden valve drip?"
    assert (await reader.get("/completions", params={"q": "@as"})).status_code == 401


async def test_a_report_reaches_the_queue_and_a_moderator_decides(
    program: ProgramOf, people: Cast, scene: Scene
) -> None:
    asked = await scene.ask(await people.asha(), "Buy my valves", BODY)
    bo, mo = await program(await people.bo()), await program(await people.mo())
    sent = await bo.post(f"/flags/post/{asked.post_id}", json={"kind": "spam", "note": "an advertisement"})
    assert sent.status_code == 204, sent.text
    assert (await bo.get("/queue")).status_code == 403
    waiting = (await mo.get("/queue")).json()["items"][0]
    decide = f"/queue/{waiting['id']}/decisions"
    wish = {"verb": "hide", "reason": "Advertising."}
    assert (await mo.post(decide, json=wish, headers={"if-match": '"v99"'})).status_code == 412
    mark = f'"v{waiting["version"]}"'
    decided = await mo.post(decide, json=wish, headers={"if-match": mark})
    assert decided.status_code == 201, decided.text
    assert (await bo.get(f"/posts/{asked.post_id}")).status_code == 404
    assert (await mo.delete(f"/decisions/{decided.json()['id']}")).status_code == 204
    assert (await bo.get(f"/posts/{asked.post_id}")).status_code == 200


async def test_a_statement_and_the_leaders_are_there(program: ProgramOf, people: Cast, scene: Scene) -> None:
    asked = await scene.ask(await people.asha(), "Why does the valve drip?", BODY)
    bo, asha = await program(await people.bo()), await program(await people.asha())
    await bo.put(f"/posts/{asked.post_id}/vote", json={"value": 1})
    lines = (await asha.get("/me/reputation")).json()["items"]
    assert lines[0]["cause"] == "question_upvoted"
    assert (await bo.get("/leaders", params={"period": "month"})).status_code == 200
    assert (await asha.get("/me")).json()["person"]["name"] == "asha"


async def test_a_picture_is_taken_in(program: ProgramOf, people: Cast) -> None:
    from io import BytesIO

    from PIL import Image

    file = BytesIO()
    Image.new("RGB", (8, 8), (200, 40, 40)).save(file, "PNG")
    asha = await program(await people.asha())
    sent = await asha.post("/uploads", files={"picture": ("a.png", file.getvalue(), "image/png")})
    assert (sent.status_code, sent.json()["url"].startswith("/uploads/")) == (201, True)
    bad = await asha.post("/uploads", files={"picture": ("a.png", b"no picture", "image/png")})
    assert (bad.status_code, list(fields(bad))) == (422, ["picture"])


async def test_nothing_is_written_in_read_only_mode_and_a_program_is_told_so(
    generous, program: ProgramOf, people: Cast, scene: Scene
) -> None:
    asked = await scene.ask(await people.asha(), "Why does the valve drip?", BODY)
    bo, site = await program(await people.bo()), generous.state.house.site
    before = type(site).closed
    try:
        type(site).closed = property(lambda _site: "switched")
        refused = await bo.put(f"/threads/{asked.thread_id}/me-too")
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "30")
        assert refused.headers["content-type"] == "application/problem+json"
        assert (await bo.get(f"/threads/{asked.thread_id}")).status_code == 200
    finally:
        type(site).closed = before
