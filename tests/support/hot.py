"""The hot statements of a forum: every page as a visitor and as staff, every deed, every job that follows it."""

from dataclasses import replace
from typing import Any

from starlette.routing import Route

from forum.accounts.queries import actor_by_id
from forum.actor import VISITOR, Actor
from forum.app import Forum
from forum.comments.actions import post_comment
from forum.database import Database, Session
from forum.relay import settle
from forum.search.queries.alike import threads_alike
from forum.threads.actions import NewThread, accept_answer, ask_question, post_answer
from forum.votes.actions import cast_vote
from tests.support.browser import browser_as
from tests.support.plans import Plans

# A busy thread, its busiest answerer, a tag that many wear, the fullest category, an article: where a page is longest.
SUBJECTS = """
SELECT (SELECT id FROM threads ORDER BY answer_count DESC, id LIMIT 1) AS thread,
       (SELECT author_id FROM posts GROUP BY author_id ORDER BY count(*) DESC, author_id LIMIT 1) AS person,
       (SELECT name FROM tags ORDER BY thread_count DESC, name LIMIT 1) AS tag,
       (SELECT slug FROM categories WHERE visibility = 'public' ORDER BY id LIMIT 1) AS category,
       (SELECT id FROM categories WHERE visibility = 'public' ORDER BY id LIMIT 1) AS category_id,
       (SELECT id FROM articles ORDER BY id LIMIT 1) AS article,
       (SELECT title FROM threads ORDER BY view_count DESC, id LIMIT 1) AS title,
       (SELECT date_trunc('month', created_at) FROM threads ORDER BY id LIMIT 1) AS month
"""
PAGES = (
    "/", "/?view=active", "/?view=unanswered", "/?view=unsolved", "/?view=solved", "/?view=viewed", "/?in=ru",
    "/t/{thread}/x", "/t/{thread}/x?sort=date", "/c/{category}", "/c/{category}?view=unanswered", "/tags",
    "/tags/{tag}", "/tags/{tag}?view=unanswered", "/tags/{tag}?view=viewed", "/u/measured{person}",
    "/u/measured{person}/answers", "/u/measured{person}/points", "/u/measured{person}/badges", "/people",
    "/search?q=firmware+hub", "/search?q=E-4711", "/complete?kind=thread&q=the+hub", "/ask", "/unread", "/kb",
    "/kb/{article}/x", "/leaders", "/leaders/tag/{tag}", "/leaders/category/{category}", "/badges", "/feed.atom",
    "/sitemap.xml", "/notifications", "/following", "/drafts", "/settings", "/palette?q=hub",
)  # fmt: skip
LEFT_OUT = ("/sign-out", "/static", "/look.css", "/worker.js", "/healthz", "/live", "/mod/care/figures")


async def look_at_pages(app: Forum, database: Database, plans: Plans, *, staff: bool = True) -> None:
    """The pages of everybody, then with `staff` every page whose address has no holes, as an admin."""
    async with database.reading() as session:
        known = dict(await session.fetchrow(SUBJECTS))
        person = await somebody(session, known["person"])
    admin = replace(person, roles=frozenset(("admin", "moderator", "kb_editor")))
    await make_admin(database, admin)
    people = (("visitor", VISITOR), ("admin", admin))
    readers = [(await browser_as(app, database, who), name) for name, who in people]
    addresses = [each.format(**known) for each in PAGES]
    rest = [route.path for route in app.routes if isinstance(route, Route) and "GET" in (route.methods or ())]
    rest = [each for each in rest if "{" not in each and each not in PAGES and not each.startswith(LEFT_OUT)]
    for browser, name in readers:
        for pattern, address in zip(PAGES, addresses, strict=True):
            await look(browser, plans, f"{name} {pattern}", address)
    for address in rest if staff else ():
        await look(readers[1][0], plans, f"admin {address}", address)
    plans.place = ""


async def somebody(session: Session, user_id: int) -> Actor:
    found = await actor_by_id(session, user_id)
    assert found is not None
    return found


async def make_admin(database: Database, admin: Actor) -> None:
    async with database.writing() as session:
        await session.fetchval("UPDATE users SET roles = $2 WHERE id = $1", admin.id, sorted(admin.roles))


async def look(browser: Any, plans: Plans, place: str, address: str) -> None:
    plans.place = ""
    first = await browser.get(address)
    if first.status_code < 500:
        browser.cookies.delete("flash")
        plans.place = place
        await browser.get(address, headers={"cache-control": "no-cache", "authorization": "none"})
        plans.place = ""


async def do_the_deeds(database: Database, plans: Plans) -> None:
    """Asking with what is looked for beforehand, answering, remarking, voting, accepting, and what workers do then."""
    async with database.reading() as session:
        known = dict(await session.fetchrow(SUBJECTS))
        asker = await somebody(session, known["person"])
        other = await somebody(session, known["person"] + 1)
    plans.place = "asking: titles alike"
    async with database.reading() as session:
        await threads_alike(session, asker, known["title"])
    await settle(database)
    async with database.writing() as session:
        plans.place = "ask"
        words = NewThread(known["category_id"], "Does the hub know the time?", "It blinks red since this morning.")
        asked = await ask_question(session, asker, words)
        plans.place = "answer"
        answer = await post_answer(session, other, asked.thread_id, "Hold the button for ten seconds, then wait.")
        plans.place = "comment"
        await post_comment(session, asker, answer.post_id, "Which button do you mean?")
        plans.place = "vote"
        await cast_vote(session, asker, answer.post_id, 1)
        plans.place = "accept"
        await accept_answer(session, asker, answer.post_id)
    plans.place = "jobs"
    await settle(database)
    plans.place = ""
