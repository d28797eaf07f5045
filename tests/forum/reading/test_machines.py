"""What machines read: structured data with every field that is required, feeds, maps, cards, and what is not found."""

import json
import re
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from PIL import Image

from forum.database import Database
from forum.reading.feeds import ATOM
from forum.threads.actions import accept_answer
from tests.support.browser import HOME, Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+00:00")


def url(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(HOME)


def text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def date(value: Any) -> bool:
    return isinstance(value, str) and DATE.fullmatch(value) is not None


def count(value: Any) -> bool:
    return isinstance(value, int)


# What schema.org's types and the documented requirements of search engines ask for, and of which type each is.
SHAPES: dict[str, dict[str, Any]] = {
    "QAPage": {"mainEntity": "Question"},
    "Question": {"name": text, "text": text, "answerCount": count, "upvoteCount": count, "datePublished": date,
                 "author": "Person", "url": url},
    "Answer": {"text": text, "upvoteCount": count, "datePublished": date, "author": "Person", "url": url},
    "Person": {"name": text},
    "DiscussionForumPosting": {"headline": text, "text": text, "datePublished": date, "author": "Person", "url": url,
                               "commentCount": count},
    "Comment": {"text": text, "datePublished": date, "author": "Person"},
    "BreadcrumbList": {"itemListElement": "ListItem"},
    "ListItem": {"position": count, "name": text, "item": url},
    "ProfilePage": {"mainEntity": "Person", "dateCreated": date},
    "InteractionCounter": {"userInteractionCount": count, "interactionType": text},
    "TechArticle": {"headline": text, "datePublished": date, "dateModified": date, "image": url, "url": url},
    "Organization": {"name": text, "url": url},
}  # fmt: skip


def faults(thing: Any, at: str = "") -> list[str]:
    """What is missing in a thing or of the wrong type, and in everything within it."""
    if isinstance(thing, list):
        return [fault for place, each in enumerate(thing) for fault in faults(each, f"{at}[{place}]")]
    if not isinstance(thing, dict):
        return []
    shape = SHAPES.get(thing.get("@type", ""))
    if shape is None:
        return [f"{at}: no known type: {thing.get('@type')}"]
    wrong = [f"{at}.{name}: {thing.get(name)!r}" for name, wanted in shape.items() if not fits(thing.get(name), wanted)]
    within = [fault for name, value in thing.items() for fault in faults(value, f"{at}.{name}")]
    return wrong + within


def fits(value: Any, wanted: Any) -> bool:
    if not isinstance(wanted, str):
        return bool(wanted(value))
    things = value if isinstance(value, list) else [value]
    return bool(things) and all(isinstance(each, dict) and each.get("@type") == wanted for each in things)


def graph_in(page: str) -> list[dict[str, Any]]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    said = json.loads(found[1])
    assert said["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = said["@graph"]
    return graph


def test_the_validator_finds_what_is_missing() -> None:
    assert faults({"@type": "Question", "name": "x"}) != []
    assert faults({"@type": "Person", "name": ""}) == [".name: ''"]
    assert faults([{"@type": "Nobody"}]) == ["[0]: no known type: Nobody"]


async def test_a_solved_question_is_a_valid_qa_page(
    client: Browser, scene: Scene, people: Cast, database: Database
) -> None:
    asker = await people.asha()
    asked = await scene.ask(asker, body="Is it </script><b> or not? It says nothing but that, since this morning.")
    first = await scene.answer(await people.lin(), asked.thread_id)
    await scene.answer(await people.bo(), asked.thread_id, body="Or wait until it stops.")
    async with database.writing() as session:
        await accept_answer(session, asker, first.post_id)
    graph = graph_in((await client.get(asked.url)).text)
    assert faults(graph) == []
    question = graph[0]["mainEntity"]
    assert question["answerCount"] == 2
    assert "Hold the button" in question["acceptedAnswer"]["text"]
    assert len(question["suggestedAnswer"]) == 1
    assert [step["name"] for step in graph[1]["itemListElement"]] == ["Questions", "Help", "The hub is offline"]


async def test_a_discussion_is_a_valid_posting(client: Browser, scene: Scene, people: Cast) -> None:
    asked = await scene.ask(await people.asha(), kind="discussion")
    await scene.answer(await people.lin(), asked.thread_id)
    graph = graph_in((await client.get(asked.url)).text)
    assert faults(graph) == []
    assert graph[0]["@type"] == "DiscussionForumPosting"


async def test_who_has_written_has_a_profile_page_and_a_feed(client: Browser, scene: Scene, people: Cast) -> None:
    asha = await people.asha()
    async with scene.database.writing() as session:
        await session.raw.execute("UPDATE users SET bio_html = '<p>Grows.</p>' WHERE id = $1", asha.id)
    asked = await scene.ask(asha)
    page = (await client.get(f"/u/{asha.name}")).text
    assert faults(graph_in(page)) == []
    assert 'content="noindex' not in page
    feed = fromstring((await client.get(f"/u/{asha.name}/feed.atom")).content)
    assert [each.text for each in feed.iter(f"{{{ATOM}}}id")][1:] == [HOME + asked.url]


async def test_who_has_written_nothing_is_not_to_be_found(client: Browser, scene: Scene, people: Cast) -> None:
    lin = await people.lin()
    assert 'content="noindex, follow"' in (await client.get(f"/u/{lin.name}")).text


async def test_a_short_question_is_found_once_it_is_answered(client: Browser, scene: Scene, people: Cast) -> None:
    asked = await scene.ask(await people.asha(), body="It is offline. Why?")
    assert 'content="noindex, follow"' in (await client.get(asked.url)).text
    assert asked.url not in (await client.get("/sitemaps/threads-1.xml")).text
    await scene.answer(await people.lin(), asked.thread_id)
    assert 'content="noindex, follow"' not in (await client.get(asked.url)).text
    number = asked.thread_id // 10_000 + 1
    assert HOME + asked.url in (await client.get(f"/sitemaps/threads-{number}.xml")).text


@pytest.mark.parametrize(
    "path", ["/feed.atom", "/feed.atom?view=unanswered", "/c/help/feed.atom", "/tags/mqtt/feed.atom"]
)
async def test_every_list_is_a_valid_feed(client: Browser, scene: Scene, people: Cast, path: str) -> None:
    asked = await scene.ask(
        await people.asha(), tags=["mqtt"], body="See [the list](/tags) & <b>.\n\nIt is long enough."
    )
    answer = await client.get(path)
    feed = fromstring(answer.content)
    names = {child.tag.partition("}")[2] for child in feed}
    assert {"id", "title", "updated", "link", "entry"} <= names
    entry = feed.find(f"{{{ATOM}}}entry")
    assert entry is not None
    held = {child.tag.partition("}")[2] for child in entry}
    assert {"id", "title", "updated", "published", "author", "content", "link"} <= held
    content = entry.find(f"{{{ATOM}}}content")
    assert content is not None
    assert content.get("type") == "html"
    assert f'href="{HOME}/tags"' in (content.text or "")
    assert entry.findtext(f"{{{ATOM}}}id") == HOME + asked.url
    again = await client.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_the_page_of_a_list_names_its_feed_and_itself(client: Browser, scene: Scene, people: Cast) -> None:
    await scene.ask(await people.asha())
    page = (await client.get("/?view=unanswered")).text
    assert 'type="application/atom+xml"' in page
    assert 'href="/feed.atom?view=unanswered"' in page
    assert f'<link rel="canonical" href="{HOME}/?view=unanswered">' in page
    assert f'<link rel="canonical" href="{HOME}/">' in (await client.get("/?view=viewed")).text


async def test_maps_hold_what_everybody_may_read(client: Browser, scene: Scene, people: Cast) -> None:
    asha = await people.asha()
    public = await scene.ask(asha, tags=["mqtt"])
    private = await scene.ask(await people.ada(), category="inside", tags=["secret"], title="Only among ourselves")
    async with scene.database.writing() as session:
        await session.raw.execute("UPDATE categories SET visibility = 'staff' WHERE slug = 'inside'")
    index = fromstring((await client.get("/sitemap.xml")).content)
    paths = [(each.text or "").removeprefix(HOME) for each in index.iter() if each.tag.endswith("loc")]
    assert any(path.startswith("/sitemaps/people-") for path in paths)
    assert "/kb/sitemap.xml" in paths
    every = "".join([(await client.get(path)).text for path in paths])
    assert HOME + public.url in every
    assert f"{HOME}/tags/mqtt" in every
    assert f"{HOME}/u/{asha.name}" in every
    assert private.url not in every
    assert "secret" not in every
    assert (await client.get("/sitemaps/threads-99999.xml")).status_code == 404
    assert (await client.get("/sitemaps/posts-1.xml")).status_code == 404


async def test_a_thread_has_a_card_that_changes_with_it(client: Browser, scene: Scene, people: Cast) -> None:
    asked = await scene.ask(await people.asha(), title="Почему Hub не видит клапан în grădină? " * 3)
    page = (await client.get(asked.url)).text
    address = re.search(r'<meta property="og:image" content="([^"]+)">', page)
    assert address is not None
    answer = await client.get(address[1].removeprefix(HOME))
    assert answer.headers["content-type"] == "image/png"
    with Image.open(BytesIO(answer.content)) as image:
        assert image.size == (1200, 630)
    again = await client.get(f"/t/{asked.thread_id}/card.png", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304
    await scene.answer(await people.lin(), asked.thread_id)
    assert address[1] not in (await client.get(asked.url)).text


async def test_what_not_everybody_may_read_has_no_card(
    client: Browser, scene: Scene, people: Cast, client_as: Any
) -> None:
    ada = await people.ada()
    asked = await scene.ask(ada, category="inside")
    async with scene.database.writing() as session:
        await session.raw.execute("UPDATE categories SET visibility = 'signed_in' WHERE slug = 'inside'")
    browser = await client_as(ada)
    assert "og:image" not in (await browser.get(asked.url)).text
    assert (await browser.get(f"/t/{asked.thread_id}/card.png")).status_code == 404
