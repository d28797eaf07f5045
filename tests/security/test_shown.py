"""Texts that want to be more than text, in every place where a page, a feed or a letter shows what somebody wrote."""

import json
from collections.abc import Awaitable, Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette

from forum.actor import Actor
from forum.markup import render_now
from tests.security import eyes
from tests.security.digests import none
from tests.security.endpoints import address, routes
from tests.security.world import World
from tests.support.browser import Browser
from tests.support.letters import deliver

BREAKING_OUT = "'\"--></title></textarea></style></script><script>alert(1)</script><img src=x onerror=alert(1)>"
TEXTS = {
    "markup": f"{BREAKING_OUT}<b class=x {{{{ 7 * 191 }}}}><!--island menu-->%(x)s",
    "an address": "javascript:alert(1)//\" onclick=alert(1) '",
}
# Past every form, so that what shows it must be sound by itself: rows come from imports, too.
PLACES = (
    "users.display_name", "users.bio_source", "threads.title", "categories.name", "categories.description",
    "tags.description", "revisions.reason", "revisions.title", "revisions.body_source", "posts.body_source",
    "comments.body_source", "review_reasons.note", "review_reasons.kind", "decisions.reason", "sanctions.reason",
    "topics.title", "proposals.title", "proposals.reason", "proposals.edited_source", "articles.title",
    "articles.body_source", "jobs.error", "jobs.listener", "logins.agent", "awards.badge", "awards.reason",
    "awards.taken_reason", "own_badges.name", "own_badges.words", "search_documents.title",
    "search_documents.body", "posts.author_label", "threads.author_label", "comments.author_label",
)  # fmt: skip
RENDERED = ("users.bio_html", "posts.body_html", "comments.body_html", "articles.body_html")
ClientAs = Callable[[Actor], Awaitable[Browser]]


async def written(world: World, text: str) -> None:
    """The text stands everywhere."""
    await world.write("DELETE FROM awards")
    await world.write("INSERT INTO awards (user_id, badge, kind, event_id, imported, created_at) "
                      "SELECT id, 'x', 'gold', 1, true, now() FROM users WHERE name = 'asha'")  # fmt: skip
    await world.write("INSERT INTO sanctions (user_id, kind, reason, created_at) "
                      "SELECT id, 'warning', 'x', now() FROM users WHERE name = 'asha'")  # fmt: skip
    await world.write("UPDATE posts SET author_id = NULL WHERE id = $1", world.ids["second"])
    for value, places in ((text, PLACES), (render_now(text).html, RENDERED)):
        for place in places:
            table, column = place.split(".")
            await world.write(f"UPDATE {table} SET {column} = $1", value)
    await world.write("UPDATE proposals SET draft = (SELECT jsonb_agg(section || jsonb_build_object('quotes', (SELECT "
                      "jsonb_agg(quote || $1::jsonb) FROM jsonb_array_elements(section->'quotes') AS quote))) "
                      "FROM jsonb_array_elements(draft) AS section)", json.dumps({"text": text}))  # fmt: skip


OUR_DRAWING = "src='data:image/svg+xml;charset=utf-8,%3Csvg"  # the squares of a code for an app: no text is in it


@pytest.mark.parametrize("kind", TEXTS)
async def test_no_page_lets_a_text_out_of_its_place(
    app: Starlette, world: World, client_as: ClientAs, kind: str
) -> None:
    text = TEXTS[kind]
    await written(world, text)
    faults: list[Any] = []
    for part in ("visitor", "author", "moderator", "admin"):
        browser = await client_as(await world.actor(part))
        await world.write("UPDATE logins SET agent = $1", text)
        for path in routes(app, "GET"):
            answer = await browser.get(address(world, path), follow_redirects=True)
            if "html" in answer.headers["content-type"]:
                found = [fault for fault in eyes.in_page(answer.text) if not str(fault).startswith(OUR_DRAWING)]
                faults += [(part, path, fault) for fault in found]
                faults += [(part, path, "a template")] if "1337" in answer.text else []
            assert answer.status_code in (200, 404, 403, 422), (path, answer.status_code)
    none(faults)


@pytest.mark.parametrize("kind", TEXTS)
async def test_what_is_typed_comes_back_as_text(world: World, client_as: ClientAs, kind: str) -> None:
    """In an address, a search, a form that is refused, and in how it looks before it is sent."""
    text = TEXTS[kind]
    faults: list[Any] = []
    for part in ("visitor", "author"):
        browser = await client_as(await world.actor(part))
        answers = [
            await browser.get(f"/no/such/{text.replace('%', '')}"),
            await browser.get(f"/{text.replace('%', '')}"),
        ]
        for url in ("/search", "/tags", "/ask", "/sign-in", "/help/person", "/admin/people"):
            names = ("q", "title", "body", "tags", "next", "thread", "role", "sort", "view", "category")
            answers.append(await browser.get(url, params=dict.fromkeys(names, text)))
        for url in ("/sign-up", "/sign-in", "/reset", "/ask", "/settings", f"/p/{world.ids['post']}/comment"):
            fields = (
                "name",
                "email",
                "login",
                "next",
                "title",
                "body",
                "tags",
                "category",
                "display_name",
                "bio",
                "locale",
            )
            answers.append(await browser.post(url, data={**dict.fromkeys(fields, text), "version": text, "kind": text}))
        preview = {"title": text, "body": text, "tags": text, "action": "preview"}
        answers.append(await browser.post("/ask", data=preview))
        faults += [(part, str(each.url), fault) for each in answers for fault in eyes.in_page(each.text)]
        faults += [(part, str(each.url), each.status_code) for each in answers if each.status_code >= 500]
    none(faults)


@pytest.mark.parametrize("kind", TEXTS)
async def test_feeds_and_maps_hold_texts_and_nothing_else(world: World, client: Browser, kind: str) -> None:
    await written(world, TEXTS[kind])
    for url in ("/feed.atom", "/c/help/feed.atom", "/tags/valve/feed.atom", "/sitemap.xml", "/sitemaps/threads-1.xml",
                "/sitemaps/places.xml", "/search/description.xml"):  # fmt: skip
        answer = await client.get(url)
        tree = ElementTree.fromstring(answer.content)
        spaces = {each.tag.partition("}")[0] for each in tree.iter()}
        assert len(spaces) == 1, url
        assert answer.headers["x-content-type-options"] == "nosniff"
        if url.endswith("feed.atom"):
            titles = [each.text for each in tree.iter("{http://www.w3.org/2005/Atom}title")]
            assert any(TEXTS[kind] in (title or "") for title in titles), url


@pytest.mark.parametrize("kind", TEXTS)
async def test_a_letter_shows_texts_as_texts(world: World, kind: str) -> None:
    await world.people.bo()
    await written(world, TEXTS[kind])
    await world.write("DELETE FROM mails")
    await world.scene.answer(await world.people.mo(), world.ids["thread"], f"{TEXTS[kind]} @asha @bo")
    await deliver(world.database)
    async with world.database.reading() as session:
        letters = await session.fetch("SELECT subject, html_body FROM mails")
    assert letters
    for letter in letters:
        faults = [each for each in eyes.in_page(letter["html_body"]) if " style=" not in each and each != "<style>"]
        assert faults == []
        assert "\n" not in letter["subject"]
