"""The page of a thread."""

import json
from datetime import timedelta
from html.parser import HTMLParser

import pytest

from forum.comments.actions import post_comment
from forum.threads.actions import (
    accept_answer,
    delete_post,
    hide_post,
    hold_post,
    lock_thread,
    mark_duplicate,
    mark_solved_without_answer,
    post_answer,
)
from forum.web import templating


@pytest.fixture
async def thread(ask, people):
    body = "It blinks **twice** and stops."
    return await ask(await people.asha(), "Why does the hub blink?", body=body, tags=["mqtt"])


@pytest.fixture
async def answer(database, thread, people):
    async def make(actor=None, body="Hold the button for ten seconds."):
        async with database.writing() as session:
            return (await post_answer(session, actor or await people.lin(), thread.thread_id, body)).post_id

    return make


def structured(text: str):
    return json.loads(text.split('<script type="application/ld+json">')[1].split("</script>")[0])["@graph"][0]


async def test_a_thread_shows_its_question_answers_and_comments(client, thread, answer, database, people):
    answer_id = await answer()
    async with database.writing() as session:
        await post_comment(session, await people.bo(), answer_id, "That helped me, too.")
    page = (await client.get(thread.url)).text
    assert "<title>Why does the hub blink? · Talkoot</title>" in page
    assert "<strong>twice</strong>" in page
    assert "Hold the button for ten seconds." in page
    assert "That helped me, too." in page
    assert 'rel="canonical" href="http://testserver' + thread.url in page
    assert 'href="/tags/mqtt"' in page
    assert 'href="/help/person?thread=' in page


@pytest.mark.parametrize("slug", ["", "/wrong", "/Why-Does"])
async def test_any_slug_leads_to_the_right_address(client, thread, slug):
    reply = await client.get(f"/t/{thread.thread_id}{slug}")
    assert reply.status_code == 301
    assert reply.headers["location"] == thread.url


@pytest.mark.parametrize("number", ["0", "999999", "9223372036854775808", "123456789012345678901234567890"])
async def test_a_thread_that_is_not_there_is_not_there(client, number):
    assert (await client.get(f"/t/{number}")).status_code == 404
    assert (await client.get(f"/t/{number}/x")).status_code == 404


async def test_a_solved_thread_says_so_in_title_words_and_structured_data(client, thread, answer, database, people):
    worse = await answer(body="Buy a new one, perhaps.")
    better = await answer()
    async with database.writing() as session:
        await accept_answer(session, await people.asha(), better)
    page = (await client.get(thread.url)).text
    assert "<title>[Solved] Why does the hub blink? · Talkoot</title>" in page
    assert "Solved by Lin, " in page
    assert f'href="{thread.url}#post-{better}"' in page
    assert page.index(f'id="post-{better}"') < page.index(f'id="post-{worse}"')
    question = structured(page)["mainEntity"]
    assert structured(page)["@type"] == "QAPage"
    assert question["acceptedAnswer"]["url"].endswith(f"#post-{better}")
    assert [each["url"].split("#")[1] for each in question["suggestedAnswer"]] == [f"post-{worse}"]
    assert "Accepted answer" in page


async def test_a_thread_solved_without_an_answer_says_that(client, thread, database, people):
    async with database.writing() as session:
        await mark_solved_without_answer(session, await people.asha(), thread.thread_id)
    page = (await client.get(thread.url)).text
    assert "Solved without one answer, " in page
    assert "[Solved]" in page


async def test_a_discussion_is_told_to_machines_as_one(client, ask, people):
    asked = await ask(await people.asha(), "What do you grow?", kind="discussion")
    assert structured((await client.get(asked.url)).text)["@type"] == "DiscussionForumPosting"


async def test_no_text_breaks_out_of_the_page(client, ask, people, database):
    nasty = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    asked = await ask(await people.asha(), nasty, body=nasty + "\n\n<!--island menu-->\n\n`<!--island post_deeds 1-->`")
    page = (await client.get(asked.url)).text
    assert structured(page)["mainEntity"]["name"] == nasty
    found = Scripts()
    found.feed(page)
    assert found.images == 0
    assert all("alert" not in text for kind, text in found.scripts if kind != "application/ld+json")


class Scripts(HTMLParser):
    """Counts what would run."""

    def __init__(self):
        super().__init__()
        self.images, self.scripts, self.kind = 0, [], None

    def handle_starttag(self, tag, attrs):
        self.images += tag == "img"
        if tag == "script":
            self.kind = dict(attrs).get("type")
            self.scripts.append((self.kind, ""))

    def handle_data(self, text):
        if self.kind is not None:
            self.scripts.append((self.kind, text))

    def handle_endtag(self, tag):
        if tag == "script":
            self.kind = None


@pytest.mark.parametrize(
    "deed, words", [(hold_post, "Held for review"), (hide_post, "Hidden"), (delete_post, "Deleted")]
)
async def test_a_post_out_of_view_is_there_for_its_author_and_moderators_alone(
    client, client_as, people, thread, answer, database, deed, words
):
    post_id = await answer(body="Something to look at first.")
    async with database.writing() as session:
        await deed(session, await people.mo(), post_id)
    for name, sees in (("lin", True), ("mo", True), ("bo", False), ("asha", False)):
        browser = await client_as(await getattr(people, name)())
        page = (await browser.get(thread.url)).text
        assert ("Something to look at first." in page) == sees, name
        assert (words in page.split("<main")[1]) == sees, name
    page = (await client.get(thread.url)).text
    assert "Something to look at first." not in page
    assert "suggestedAnswer" not in structured(page)["mainEntity"]


async def test_a_held_thread_is_there_for_its_author_and_moderators_alone(client, client_as, people, thread, database):
    async with database.writing() as session:
        await hold_post(session, await people.mo(), thread.post_id)
    assert (await client.get(thread.url)).status_code == 404
    assert (await (await client_as(await people.bo())).get(thread.url)).status_code == 404
    for name in ("asha", "mo"):
        page = await (await client_as(await getattr(people, name)())).get(thread.url)
        assert "Held for review" in page.text
    assert thread.url not in (await client.get("/")).text


async def test_duplicates_are_seen_from_both_sides(client, ask, people, thread, database):
    other = await ask(await people.bo(), "Hub blinks again and again")
    async with database.writing() as session:
        await mark_duplicate(session, await people.mo(), other.thread_id, thread.thread_id)
    copy = (await client.get(other.url)).text
    assert "Duplicate of" in copy
    assert thread.url in copy
    assert "noindex" in copy
    original = (await client.get(thread.url)).text
    assert "Asked again in" in original
    assert other.url in original


async def test_buttons_are_drawn_for_those_who_may_press_them(client, client_as, people, thread, answer):
    answer_id = await answer()
    seen = {
        name: (await (await client_as(await getattr(people, name)())).get(thread.url)).text
        for name in ("asha", "lin", "bo", "mo")
    }
    accept, edit = f'action="/p/{answer_id}/accept"', f'href="/p/{answer_id}/edit"'
    assert {name for name, page in seen.items() if accept in page} == {"asha", "mo"}
    assert {name for name, page in seen.items() if edit in page} == {"lin", "mo"}
    assert {name for name, page in seen.items() if f'action="{thread.url.rsplit("/", 1)[0]}/me-too"' in page} == {
        "lin", "bo", "mo",
    }  # fmt: skip
    visitor = (await client.get(thread.url)).text
    assert accept not in visitor
    assert edit not in visitor


@pytest.mark.parametrize(
    "name, words",
    [("visitor", "Sign in to answer"), ("uri", "Please confirm your e-mail address first"), ("bo", "Post answer")],
)
async def test_the_answer_box_is_there_or_the_reason_why_not(client, client_as, people, thread, name, words):
    browser = client if name == "visitor" else await client_as(await getattr(people, name)())
    page = (await browser.get(thread.url)).text
    assert words in page
    assert ('name="body"' in page.split('id="answers"')[1]) == (name == "bo")


async def test_a_locked_thread_says_that_nothing_can_be_added(client, client_as, people, thread, answer, database):
    answer_id = await answer()
    async with database.writing() as session:
        await lock_thread(session, await people.mo(), thread.thread_id)
    for browser in (client, await client_as(await people.bo())):
        page = (await browser.get(thread.url)).text
        assert "This thread is locked." in page
        assert f'action="/p/{answer_id}/comment"' not in page
        assert "/answer" not in page.split('id="answers"')[1]


async def test_a_long_thread_has_pages_that_moderators_see_cut_alike(client, client_as, people, ask, database):
    thread = await ask(await people.asha(), "What do you grow?", kind="discussion")
    lin, mo = await people.lin(), await people.mo()
    async with database.writing() as session:
        posts = [await post_answer(session, lin, thread.thread_id, f"I grow plant {number}.") for number in range(60)]
        await hide_post(session, mo, posts[3].post_id)
    first, second = [(await client.get(thread.url + query)).text for query in ("", "?page=2")]
    assert f'rel="next" href="{thread.url}?page=2#answers"' in first
    assert f'rel="prev" href="{thread.url}?page=1#answers"' in second
    assert "noindex" in second
    assert "noindex" not in first
    moderator = await client_as(mo)
    for query, page in (("", first), ("?page=2", second)):
        seen = (await moderator.get(thread.url + query)).text.split("answers-extra")[0]
        ids = [f'id="post-{each.post_id}"' for each in posts]
        assert [each in seen for each in ids] == [each in page for each in ids]
    assert "I grow plant 3." not in first + second
    assert "I grow plant 3." in (await moderator.get(thread.url)).text
    assert (await client.get(thread.url + "?page=9")).status_code == 200


@pytest.mark.parametrize("reader", ["visitor", "asha"])
async def test_time_passes_on_a_page_that_is_kept(client, client_as, people, thread, app, monkeypatch, reader):
    browser = client if reader == "visitor" else await client_as(await people.asha())
    assert "3 hours ago" not in (await browser.get(thread.url)).text
    when = templating.when
    monkeypatch.setattr(templating, "when", lambda moment, now: when(moment, now + timedelta(hours=3)))
    app.pages.forget()
    for url in (thread.url, "/"):
        assert "3 hours ago</time>" in (await browser.get(url)).text


async def test_what_visitors_see_of_a_kept_thread_changes_with_it(client, thread, answer, database, people):
    assert "I have this too" in (await client.get(thread.url)).text
    async with database.writing() as session:
        await lock_thread(session, await people.mo(), thread.thread_id)
    assert "This thread is locked" in (await client.get(thread.url)).text


async def test_comments_fold_after_five(client, thread, database, people):
    bo = await people.bo()
    async with database.writing() as session:
        for number in range(7):
            await post_comment(session, bo, thread.post_id, f"Remark number {number}.")
    page = (await client.get(thread.url)).text
    assert "Show 2 more comments" in page
    assert page.index("Remark number 4.") < page.index("Show 2 more comments") < page.index("Remark number 5.")


async def test_a_reader_counts_once_and_a_robot_never(client, thread, database, app):
    app.state.view_counts = None
    del app.state.view_counts
    for agent in ("Firefox", "Firefox", "Examplebot/1.0", ""):
        assert (await client.get(thread.url, headers={"user-agent": agent})).status_code == 200
    async with database.reading() as session:
        assert await session.fetchval("SELECT view_count FROM threads WHERE id = $1", thread.thread_id) == 1
