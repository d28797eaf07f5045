"""What is written is judged: newcomers' spam waits, the rest comes to the queue as one item, and time tells more."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from forum.actor import Actor
from forum.database import Database
from forum.relay import settle
from forum.threads.actions import accept_answer
from moderation.queue.actions import Choice, decide
from moderation.queue.queries import item
from moderation.triggers.actions import count_words, learn_from, notice_by_clock, suspend_imprecise
from moderation.triggers.actions.noticing import drawn
from moderation.triggers.queries.measures import measures
from moderation.triggers.queries.settings import memory_now
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
SPAM = (
    "Slim Garcinia Pro burns belly fat and speeds up your metabolism with all natural ingredients, risk free trial! "
    "Slim Garcinia Pro is what doctors recommend for weight loss, no side effects. Order now, whatsapp +91 96947 50856"
)
GROUNDS = """
SELECT s.kind FROM review_reasons s JOIN reviewables r ON r.id = s.reviewable_id
WHERE r.object_kind = 'post' AND r.object_id = $1 AND s.source = 'trigger' ORDER BY s.kind
"""


async def grounds(scene: Scene, post_id: int) -> list[str]:
    async with scene.database.reading() as session:
        return [row["kind"] for row in await session.fetch(GROUNDS, post_id)]


async def test_a_newcomers_spam_waits_unseen_and_a_regulars_only_comes_to_the_queue(
    scene: Scene, people: Cast, database: Database, client: Browser
) -> None:
    nik, asha = await people.nik(), await people.asha()
    held = await scene.ask(nik, title="The best way to lose weight", body=SPAM)
    assert held.state == "held"
    assert (await client.get(held.url)).status_code == 404
    assert await grounds(scene, held.post_id) == ["spam"]
    seen = await scene.ask(asha, title="You are all idiots", body="Shut up, you morons, and fix the hub.")
    await settle(database)
    assert (await client.get(seen.url)).status_code == 200
    assert "rude" in await grounds(scene, seen.post_id)


async def test_several_hits_on_one_post_are_one_item(scene: Scene, people: Cast, database: Database) -> None:
    body = "You are an idiot, shut up. My lawyers will take legal action. Password: x7Kq!92mZpL"
    asked = await scene.ask(await people.asha(), title="Never again", body=body)
    await settle(database)
    assert await grounds(scene, asked.post_id) == ["legal_words", "rude", "secret_posted"]
    assert await scene.value("SELECT count(*) FROM reviewables WHERE object_id = $1", asked.post_id) == 1
    told = await scene.value("SELECT string_agg(value || note, ' ') FROM review_reasons")
    assert "x7Kq!92mZpL" not in told


async def test_a_plain_post_comes_to_nobody_unless_the_lot_falls_on_it(
    scene: Scene, people: Cast, database: Database
) -> None:
    asked = await scene.ask(await people.asha())
    await settle(database)
    assert await grounds(scene, asked.post_id) == (["blind_sample"] if drawn(asked.post_id) < 0.02 else [])
    assert 100 < sum(drawn(number) < 0.02 for number in range(10_000)) < 300


async def test_silence_is_noticed_by_the_clock_once(scene: Scene, people: Cast, database: Database) -> None:
    asked = await scene.ask(await people.asha())
    async with database.writing() as session:
        await notice_by_clock(session)
    assert "unanswered" not in await grounds(scene, asked.post_id)
    later = (await scene.value("SELECT created_at FROM posts WHERE id = $1", asked.post_id)) + timedelta(hours=25)
    async with database.writing(at=later) as session:
        await notice_by_clock(session)
    assert "unanswered" in await grounds(scene, asked.post_id)
    async with database.writing(at=later) as session:
        assert await notice_by_clock(session) == 0


async def test_a_staff_answer_that_did_not_help_and_was_corrected_by_others_is_a_likely_error(
    scene: Scene, people: Cast, database: Database
) -> None:
    lin, asked = await people.lin(), await scene.ask(await people.asha())
    wrong = await scene.answer(await people.mo(), asked.thread_id, "Restart the hub twice, please.")
    better = await scene.answer(lin, asked.thread_id, "Hold the button until it blinks.")
    async with database.writing() as session:
        await session.fetchval(
            "INSERT INTO helpful_marks (kind, subject_id, reader, helpful, created_at) "
            "VALUES ('post', $1, 'x', false, $2)",
            wrong.post_id, session.now,
        )  # fmt: skip
        await notice_by_clock(session)
    assert "staff_error" not in await grounds(scene, wrong.post_id), "a bad rating alone says little"
    async with database.writing() as session:
        await accept_answer(session, await people.asha(), better.post_id)
        await notice_by_clock(session)
    assert "staff_error" in await grounds(scene, wrong.post_id)


async def test_a_promise_of_staff_and_then_silence_is_noticed(scene: Scene, people: Cast, database: Database) -> None:
    asked = await scene.ask(await people.asha())
    answered = await scene.answer(
        await people.mo(), asked.thread_id, "We will get back to you as soon as we know more."
    )
    later = (await scene.value("SELECT created_at FROM posts WHERE id = $1", answered.post_id)) + timedelta(hours=50)
    async with database.writing(at=later) as session:
        await notice_by_clock(session)
    assert "broken_promise" in await grounds(scene, answered.post_id)


async def test_a_decision_is_a_lesson_and_counts_for_its_rule(scene: Scene, people: Cast, database: Database) -> None:
    mo = await people.mo()
    held = await scene.ask(await people.nik(), title="The best way to lose weight", body=SPAM)
    item_id = await scene.value("SELECT id FROM reviewables WHERE object_id = $1", held.post_id)
    async with database.reading() as session:
        version = (await item(session, mo, item_id)).version
    async with database.writing() as session:
        decision_id, _verb = await decide(session, mo, item_id, Choice("hide", version, "This is advertising."))
    async with database.writing() as session:
        assert await learn_from(session, decision_id)
    async with database.reading() as session:
        learned = (await memory_now(session)).learned
    assert (learned.useful, learned.useless) == (1, 0)


async def test_a_rule_that_is_seldom_right_is_suspended_with_a_notice(
    scene: Scene, people: Cast, database: Database
) -> None:
    asked = await scene.ask(await people.asha())
    async with database.writing() as session:
        for number in range(60):
            item_id = await session.fetchval(
                "INSERT INTO reviewables (object_kind, object_id, thread_id, state, useful, seconds, created_at, "
                "due_at, decided_at) VALUES ('post', $1, $2, 'decided', $3, 120, $4, $4, $4) RETURNING id",
                10_000 + number, asked.thread_id, number < 5, session.now,
            )  # fmt: skip
            await session.fetchval(
                "INSERT INTO review_reasons (reviewable_id, source, kind, created_at) "
                "VALUES ($1, 'trigger', 'rude', $2)",
                item_id, session.now,
            )  # fmt: skip
    async with database.reading() as session:
        measure = (await measures(session))["rude"]
    assert (measure.precision.part, measure.precision.whole, measure.minutes) == (5, 60, 2.0)
    async with database.writing() as session:
        assert await suspend_imprecise(session) == ["rude"]
        assert await suspend_imprecise(session) == []
    assert await scene.value("SELECT suspended_at IS NOT NULL AND NOT is_on FROM triggers WHERE name = 'rude'")
    assert await scene.value("SELECT url FROM reviewables WHERE object_kind = 'trigger'") == "/admin/triggers/rude"
    rude = await scene.ask(await people.lin(), title="About you all", body="You are an idiot, shut up.")
    await settle(database)
    assert "rude" not in await grounds(scene, rude.post_id)


async def test_the_forums_words_are_counted_from_what_stayed(scene: Scene, people: Cast, database: Database) -> None:
    await scene.ask(await people.asha())
    async with database.writing() as session:
        assert await count_words(session) == 1
    async with database.reading() as session:
        assert (await memory_now(session)).forum.posts == 1
