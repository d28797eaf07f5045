"""What is remembered of threads that are about the same things."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from forum.reading.nearby import FRESH, MOST_THREADS, Nearby
from forum.threads.actions import hide_post
from forum.threads.rows import ThreadView

NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
THREAD = ThreadView(
    id=7, slug="hub", title="The hub", kind="question", tags=["hub"], state="published", category_id=1,
    category_slug="help", category_name="Help", category_visibility="public", author_id=1, author_name="asha",
    author_display="Asha", opening_id=9, score=0, answer_count=0, view_count=0, me_too_count=0, accepted_post_id=None,
    solved_at=None, solved_by_id=None, duplicate_of_id=None, article_id=None, locked_at=None, created_at=NOON,
    last_activity_at=NOON,
)  # fmt: skip
EVERYBODY = ("public",)


def test_what_is_near_is_remembered_for_a_while_and_for_readers_who_see_the_same():
    nearby = Nearby()
    assert nearby.recall(THREAD, EVERYBODY, NOON) is None
    nearby.note(THREAD, EVERYBODY, NOON, ids=[3, 4])
    assert nearby.recall(THREAD, EVERYBODY, NOON + FRESH / 2) == [3, 4]
    assert nearby.recall(THREAD, EVERYBODY, NOON + FRESH) is None
    assert nearby.recall(THREAD, EVERYBODY, NOON - timedelta(days=1)) is None
    assert nearby.recall(THREAD, ("public", "staff"), NOON) is None


def test_what_a_new_title_or_tag_makes_near_is_found_at_once():
    nearby = Nearby()
    nearby.note(THREAD, EVERYBODY, NOON, ids=[3])
    for other in (replace(THREAD, title="The lamp"), replace(THREAD, tags=["lamp"]), replace(THREAD, category_id=2)):
        assert nearby.recall(other, EVERYBODY, NOON) is None


def test_memory_has_an_end():
    nearby = Nearby()
    for number in range(MOST_THREADS + 5):
        nearby.note(replace(THREAD, id=number), EVERYBODY, NOON, ids=[])
    assert len(nearby.known) == MOST_THREADS
    assert nearby.recall(replace(THREAD, id=4), EVERYBODY, NOON) is None


async def test_a_related_thread_that_is_hidden_is_gone_from_the_page_at_once(client, people, database, ask):
    asha = await people.asha()
    asked = await ask(asha, "Why does the hub blink?", tags=["hub"])
    other = await ask(asha, "Why does the lamp blink?", tags=["hub"])
    assert other.url in (await client.get(asked.url)).text
    async with database.writing() as session:
        await hide_post(session, await people.mo(), other.post_id)
    assert other.url not in (await client.get(asked.url)).text
