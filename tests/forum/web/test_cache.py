"""Pages that are kept for visitors: who gets them, and how soon they are gone."""

import gzip
from dataclasses import replace

import pytest

from forum.database import Session
from forum.threads.actions import hide_post, post_answer
from forum.web import cache
from tests.support.browser import Browser

READER = {"user-agent": "Mozilla/5.0 (somebody)"}


@pytest.fixture
def made(app, monkeypatch) -> list[str]:
    """The paths of the requests that went past the kept pages."""
    paths: list[str] = []
    make = app.pages.app

    async def note(scope, receive, send):
        paths.append(scope["path"])
        await make(scope, receive, send)

    monkeypatch.setattr(app.pages, "app", note)
    return paths


@pytest.fixture(autouse=True)
def clock(monkeypatch) -> list[float]:
    """It stands still unless it is moved: a busy machine must not make a page old."""
    now = [1000.0]
    monkeypatch.setattr(cache, "monotonic", lambda: now[0])
    return now


@pytest.fixture
async def asked(people, scene):
    return await scene.ask(await people.asha())


async def test_the_second_visitor_gets_the_page_of_the_first_and_the_third_after_two_seconds_a_new_one(
    client, asked, made, clock
):
    first = await client.get(asked.url)
    clock[0] += 1.9
    second = await client.get(asked.url)
    assert (second.text, made) == (first.text, [asked.url])
    assert of_the_page(second) == of_the_page(first)
    clock[0] += 0.2
    await client.get(asked.url)
    assert made == [asked.url] * 2


def of_the_page(answer):
    """Its headers, but for the one that is each request's own."""
    return {name: value for name, value in answer.headers.items() if name != "x-request-id"}


async def test_whoever_brings_something_personal_gets_their_own_page(client, client_as, people, app, asked, made):
    asha = await client_as(await people.asha())
    await client.get(asked.url)
    assert "sign-out" in (await asha.get(asked.url)).text
    assert "sign-out" not in (await client.get(asked.url)).text
    assert made == [asked.url] * 2
    personal = [{"cookie": each} for each in ("flash=x", "a=b; __Host-talkoot=x", "talkoot=")]
    for headers in [{"authorization": "x"}, *personal]:
        assert "etag" not in (await client.get(asked.url, headers=headers)).headers
    async with Browser(app) as twice:
        twice.headers = [("cookie", "a=b"), ("cookie", "c=d")]
        await twice.get(asked.url)
    assert made == [asked.url] * 7


async def test_what_a_signed_in_reader_sees_is_never_kept(client, client_as, people, asked, made):
    asha = await client_as(await people.asha())
    for _time in range(2):
        page = await asha.get(asked.url)
        assert page.headers["cache-control"] == "private, no-cache"
    assert "sign-out" not in (await client.get(asked.url)).text
    assert len(made) == 3


async def test_a_kept_page_holds_no_form_key_that_two_could_spend(client, asked):
    for url in ("/", asked.url, "/tags", "/c/help"):
        assert "form_key" not in (await client.get(url)).text


async def test_after_a_write_everybody_sees_it_at_once(client, people, database, asked, made):
    assert "Turn it off" not in (await client.get(asked.url)).text
    await client.get("/")
    async with database.writing() as session:
        await post_answer(session, await people.lin(), asked.thread_id, "Turn it off.")
    assert "Turn it off" in (await client.get(asked.url)).text
    await client.get("/")
    assert made == [asked.url, "/"] * 2


async def test_what_is_taken_from_view_is_gone_at_once(client, people, database, asked, scene):
    answered = await scene.answer(await people.lin(), asked.thread_id, "Buy this, it is cheap.")
    assert "Buy this" in (await client.get(asked.url)).text
    async with database.writing() as session:
        await hide_post(session, await people.mo(), answered.post_id)
    assert "Buy this" not in (await client.get(asked.url)).text
    async with database.writing() as session:
        await hide_post(session, await people.mo(), asked.post_id)
    assert (await client.get(asked.url)).status_code == 404


async def test_a_write_that_fails_or_shows_nowhere_leaves_what_is_kept(client, database, asked, made):
    await client.get(asked.url)

    async def fail(session: Session) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        async with database.writing() as session:
            await fail(session)
    async with database.writing() as session:
        session.writes_unseen()
    await client.get(asked.url)
    assert made == [asked.url]


@pytest.fixture
def two_languages(app, monkeypatch):
    monkeypatch.setattr(app.state.house, "settings", replace(app.state.house.settings, languages=("en", "de")))
    monkeypatch.setattr(app.pages, "languages", ("en", "de"))


@pytest.mark.usefixtures("two_languages")
async def test_each_language_has_pages_of_its_own(client, asked, made):
    german = [{"accept-language": "de-CH, en;q=0.5"}, {"accept-language": "en", "cookie": "locale=de"}]
    english = [{"accept-language": "fr, en"}, {"accept-language": "de", "cookie": "locale=en"}, {"cookie": "locale=fr"}]
    for _time in range(2):
        for headers in german:
            assert '<html lang="de" ' in (await client.get(asked.url, headers=headers)).text
        for headers in english:
            page = await client.get(asked.url, headers=headers)
            assert '<html lang="en" ' in page.text
            assert page.headers["content-language"] == "en"
    assert made == [asked.url] * 2


async def test_a_browser_that_has_the_page_hears_that_nothing_changed(client, people, asked, scene, clock):
    first = await client.get(asked.url)
    mark = first.headers["etag"]
    assert first.headers["vary"] == "Cookie, Accept-Language, Accept-Encoding"
    assert first.headers["cache-control"] == "no-cache"
    for tags in (mark, f'"x", {mark}'):
        again = await client.get(asked.url, headers={"if-none-match": tags})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", mark)
        assert "content-security-policy" in again.headers
        assert "content-length" not in again.headers
    clock[0] += 3
    made_anew = await client.get(asked.url, headers={"if-none-match": mark})
    assert made_anew.status_code == 304
    await scene.answer(await people.lin(), asked.thread_id)
    changed = await client.get(asked.url, headers={"if-none-match": mark})
    assert (changed.status_code, changed.headers["etag"] != mark) == (200, True)


async def test_the_head_of_a_page_is_its_page_without_the_body(client, asked, made):
    unkept = await client.head(asked.url)
    assert unkept.status_code == 200
    page = await client.get(asked.url)
    head = await client.head(asked.url)
    assert (head.content, of_the_page(head)) == (b"", of_the_page(page))
    assert made == [asked.url] * 2


@pytest.mark.parametrize(
    "accepted, packed",
    [
        ("gzip", True),
        ("br, gzip;q=0.8", True),
        ("", False),
        ("br", False),
        ("gzip;q=0", False),
        ("gzip; q=0.0, br", False),
    ],
)
async def test_a_page_comes_packed_where_the_browser_unpacks(client, asked, accepted, packed):
    plain = await client.get(asked.url, headers={"accept-encoding": ""})
    for _time in range(2):
        async with client.stream("GET", asked.url, headers={"accept-encoding": accepted}) as page:
            sent = b"".join([part async for part in page.aiter_raw()])
        assert ("content-encoding" in page.headers) == packed
        assert (gzip.decompress(sent) if packed else sent) == plain.content
        assert page.headers["content-length"] == str(len(sent))


async def test_readers_of_a_kept_page_are_counted_once_each_and_robots_are_not(client, database, asked, made, app):
    app.state.view_counts = None
    del app.state.view_counts
    for agent in ("Mozilla (a)", "Mozilla (b)", "Mozilla (b)", "Mozilla (c)", "Friendlybot/1.0", ""):
        await client.get(asked.url, headers={"user-agent": agent})
    counts = app.state.view_counts
    async with database.reading() as session:
        written = await session.fetchval("SELECT view_count FROM threads WHERE id = $1", asked.thread_id)
    assert written + counts.waiting[asked.thread_id] == 3
    assert made == [asked.url]


async def test_a_count_that_fails_is_no_trouble_for_the_reader(client, asked, monkeypatch, app):
    await client.get(asked.url)
    monkeypatch.setattr(app.state, "view_counts", None, raising=False)
    assert (await client.get(asked.url, headers=READER)).status_code == 200


@pytest.mark.parametrize(
    "url", ["/t/999999999/nothing", "/sign-in", "/search?q=hub", "/nowhere", "/robots.txt", "/ask"]
)
async def test_what_is_not_shared_is_not_kept(client, made, url):
    for _time in range(2):
        assert "etag" not in (await client.get(url)).headers
    assert len(made) == 2


async def test_very_large_pages_and_very_long_questions_are_not_kept(client, asked, made, monkeypatch):
    await client.get(f"{asked.url}?{'x' * 600}")
    monkeypatch.setattr(cache, "LARGEST", 1000)
    for _time in range(2):
        assert (await client.get(asked.url)).status_code == 200
    assert len(made) == 3


async def test_memory_has_an_end(client, app, asked, made, monkeypatch):
    monkeypatch.setattr(cache, "FRESH", 600.0)
    app.pages.kept.clear()  # what other tests left may be larger
    app.pages.size = 0
    await client.get(asked.url)
    monkeypatch.setattr(cache, "MOST_BYTES", 3 * app.pages.kept[asked.url, b"", "en"].size + 1000)
    for number in range(10):
        await client.get(f"{asked.url}?{number}")
        assert app.pages.size == sum(page.size for page in app.pages.kept.values()) <= cache.MOST_BYTES
    made.clear()
    await client.get(f"{asked.url}?9")
    await client.get(f"{asked.url}?0")
    assert made == [asked.url]
