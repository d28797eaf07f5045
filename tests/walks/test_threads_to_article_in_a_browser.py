"""The third walk: five people ask the same in words of their own, an editor accepts the draft, all threads point to the
article, the next one finds it before asking, and a chart says whether it is asked less."""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from playwright.async_api import Page, expect

from forum.actor import Actor
from forum.threads.actions import accept_answer
from kb_bridge.watch.actions import keep_watching
from tests.walks.running import until
from tests.walks.stage import Stage, previewed

pytestmark = [pytest.mark.walk, pytest.mark.browser]


@dataclass(frozen=True)
class Subject:
    """What recurs: a word that all titles have, how five people ask it, and what solved it."""

    word: str
    questions: tuple[tuple[str, str], ...]
    answer: str


ROUTER = Subject(
    "router",
    (
        ("Hub offline since the new router", "New router since Monday. The hub stays offline, its light blinks amber."),
        ("New router and now the hub is offline", "With the new one the hub blinks amber and is offline."),
        ("hub offline after router swap", "hello, swapped the router. the hub is offline and blinks amber."),
        ("My hub stays offline with the new router", "The new router works for my phone. The hub is offline."),
        ("Router changed: hub offline, light amber", "Changed the router, same password. The hub stays offline."),
    ),
    "The hub only knows its old network. Hold the setup button for eight seconds, until the light is violet.",
)
INVOICE = Subject(
    "charged",
    (
        ("Charged twice for the yearly plan", "My card was charged twice for the yearly plan this month."),
        ("Why was I charged twice? Yearly plan", "Two payments for one yearly plan, both on Monday. Charged twice!"),
        ("Yearly plan charged twice on my card", "The card shows the yearly plan twice. Is one a mistake?"),
        ("My card was charged twice, yearly plan", "I took the yearly plan and was charged twice."),
        ("charged twice for a yearly plan, refund?", "the yearly plan was charged twice, i want a refund of one."),
    ),
    "One of the two payments is only an authorisation. Wait seven days, and your bank gives it back.",
)


async def test_what_five_people_ask_becomes_an_article_that_all_threads_point_to(stage: Stage) -> None:
    subject = ROUTER if stage.script else INVOICE
    askers = [await stage.person(name) for name in ("asha", "bo", "cleo", "dan", "eli")]
    await stage.talk.category()
    threads = [await ask(stage, *each) for each in zip(askers, subject.questions, strict=True)]
    lin = await stage.person("lin", trust_level=2)
    for asker, thread in list(zip(askers, threads, strict=True))[:2]:
        await answer_and_accept(stage, (lin, asker), thread, subject.answer)
    desk = await stage.page_of(await stage.person("eva", roles=["kb_editor"]))
    title = f"What to do about {subject.word} {stage.number}"
    await open_the_proposal(desk, subject)
    await edit_and_accept(stage, desk, title)
    await follow_a_citation(desk, subject)
    await see_it_in_every_thread(await stage.page_of(), threads, title)
    await hear_of_it(await stage.page_of(askers[2]), subject.questions[2][0])
    await ask_no_more(stage, subject, title)
    await see_the_chart(stage, desk, title)


async def ask(stage: Stage, asker: Actor, question: tuple[str, str]) -> str:
    """By the form, and where no script runs as quickly as possible; returns the address of the thread."""
    title, body = question
    if not stage.script:
        return (await stage.talk.question(asker, title, body=body)).url
    page = await stage.page_of(asker)
    await page.goto("/ask")
    await page.get_by_label("Title").fill(title)
    await page.get_by_label("What happens").fill(body)
    await page.get_by_label("Hubs").check()
    heading = page.get_by_role("heading", level=1)
    await page.get_by_role("button", name="Post question", exact=True).click()
    await page.wait_for_load_state()
    if page.url.endswith("/ask"):  # those that ask the same were shown first, once
        await page.get_by_role("button", name="Post question", exact=True).click()
    await expect(heading).to_have_text(title)
    return page.url


async def answer_and_accept(stage: Stage, people: tuple[Actor, Actor], thread: str, answer: str) -> None:
    lin, asker = people
    page = await stage.page_of(lin)
    await page.goto(thread)
    await page.get_by_role("textbox", name="Your answer").fill(answer)
    await page.get_by_role("button", name="Post answer").click()
    await expect(page.locator(".post-answer")).to_have_count(1)
    post_id = int((await page.locator(".post-answer").get_attribute("id") or "").removeprefix("post-"))
    async with stage.database.writing() as session:
        await accept_answer(session, asker, post_id)


async def open_the_proposal(desk: Page, subject: Subject) -> None:
    waiting = desk.get_by_role("region", name="Drafts that wait").locator("li")
    draft = waiting.filter(has_text=re.compile(subject.word, re.IGNORECASE)).filter(has_text="5 people asked")

    async def drafted() -> bool:
        await desk.goto("/kb/editor")
        return await draft.count() > 0

    await until(drafted, "the proposal on the editor's desk")
    await draft.get_by_role("link").first.click()
    await expect(desk.get_by_role("region", name="Sources")).to_contain_text("Lin")


async def edit_and_accept(stage: Stage, desk: Page, title: str) -> None:
    text = desk.get_by_role("textbox", name="Text")
    drafted = await text.input_value()
    assert re.search(r"\[\d\]", drafted), "a draft whose sentences cite their posts"
    await desk.get_by_text("Reject this proposal").click()
    await desk.get_by_role("button", name="Reject").click()
    await expect(desk.get_by_role("alert")).to_contain_text("Please say why")
    await expect(text).to_have_value(drafted)
    await desk.get_by_role("textbox", name="Title").fill(title)
    await text.fill(f"{drafted}\n\nWrite to us if that does not help. [1]\n")
    if stage.script:
        await expect(await previewed(desk)).to_contain_text("Write to us if that does not help.")
    await desk.get_by_role("button", name="Accept and publish").click()
    await expect(desk).to_have_url(re.compile(r"/kb/\d+/\S+"))
    await expect(desk.get_by_role("heading", level=1)).to_have_text(title)
    await expect(desk.get_by_role("main")).to_contain_text("Write to us if that does not help.")


async def follow_a_citation(desk: Page, subject: Subject) -> None:
    """The small number leads to the post that says so."""
    sentence = desk.locator(".prose p, .prose li").filter(has_text=subject.answer.split(". ", maxsplit=1)[0]).first
    await sentence.get_by_role("link").first.click()
    await expect(desk.locator(".post:target")).to_contain_text(subject.answer.split(".")[0])


async def see_it_in_every_thread(page: Page, threads: list[str], title: str) -> None:
    for thread in threads:
        await page.goto(thread)
        written_up = page.get_by_role("region", name="Written up in")
        await expect(written_up.get_by_role("link")).to_have_text(title)


async def hear_of_it(page: Page, question: str) -> None:
    notice = page.locator("#notifications > li").filter(has_text=question).get_by_text("was written up")

    async def told() -> bool:
        await page.goto("/notifications")
        return await notice.count() > 0

    await until(told, "the notice of the article")
    await notice.click()
    await expect(page).to_have_url(re.compile(r"/kb/\d+/\S+"))


async def ask_no_more(stage: Stage, subject: Subject, title: str) -> None:
    """The next one with this question is shown the article, and has no need to post."""
    page = await stage.page_of(await stage.person("fay"))
    await page.goto("/ask")
    await page.get_by_label("Title").fill(subject.questions[0][0])
    if not stage.script:
        await page.get_by_role("button", name="Look whether it is answered").click()
    await page.get_by_role("button", name=f"This answered it: {title}").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Answered without waiting")
    counted = "SELECT count(*) FROM findings WHERE how = 'answered' AND object_title = $1"
    assert await stage.value(counted, title) == 1


async def see_the_chart(stage: Stage, desk: Page, title: str) -> None:
    """An hour later the weeks before are counted, and little as that is, the page says so and draws it."""
    now = stage.database.clock()
    stage.database.clock = lambda: now + timedelta(hours=1)
    await keep_watching(stage.database)
    await desk.goto("/kb/editor/effect")
    await desk.get_by_role("table", name="Before and after, by article").get_by_role("link", name=title).click()
    await expect(desk.get_by_role("heading", level=2).first).to_contain_text("Not enough data yet")
    await expect(desk.locator("svg.before-after")).to_be_visible()
    await desk.get_by_text("The same as a table").click()
    await expect(desk.get_by_role("table", name="How often it is asked, of 1,000 questions")).to_be_visible()
