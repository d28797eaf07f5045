"""The whole demonstration, told in the forum as it is with its neighbours: nothing is refused, and it looks alive."""

from tests.support.databases import lasting
from tests.support.told import TOLD_ONCE

STATES = """
SELECT u.name, p.state FROM posts p JOIN users u ON u.id = p.author_id WHERE p.state <> 'published' ORDER BY u.name
"""
STANDINGS = "SELECT name FROM users ORDER BY reputation DESC LIMIT 5"
BADGES = "SELECT count(DISTINCT badge) AS badges, count(DISTINCT user_id) AS people FROM awards"
QUEUE = """
SELECT state, count(*) AS n FROM reviewables v
 WHERE EXISTS (SELECT FROM review_reasons r WHERE r.reviewable_id = v.id AND r.kind <> 'blind_sample') GROUP BY state
"""  # whatever is not there by lot alone
PROPOSALS = "SELECT state, asker_count, thread_count FROM proposals ORDER BY state, asker_count"
ARTICLES = "SELECT count(*) FROM articles"
WRITTEN_UP = "SELECT count(*) FROM threads WHERE article_id IS NOT NULL"
COUNTS = """
SELECT count(*) AS threads, count(*) FILTER (WHERE kind = 'question') AS questions, count(solved_at) AS solved,
       count(*) FILTER (WHERE solved_at IS NOT NULL AND accepted_post_id IS NULL) AS without_answer,
       count(duplicate_of_id) AS duplicates, count(locked_at) AS locked
  FROM threads
"""


@TOLD_ONCE
async def test_the_demonstration_is_told_whole_and_looks_alive(demonstration, bus):
    url = demonstration.copy("looked_at")
    async with lasting(url, bus) as (database, _settle), database.reading() as session:
        counts = dict(await session.fetchrow(COUNTS))
        states = [tuple(row) for row in await session.fetch(STATES)]
        standings = [row["name"] for row in await session.fetch(STANDINGS)]
        badges = dict(await session.fetchrow(BADGES))
        proposals = [tuple(row) for row in await session.fetch(PROPOSALS)]
        articles, written_up = await session.fetchval(ARTICLES), await session.fetchval(WRITTEN_UP)
        queue = {row["state"]: row["n"] for row in await session.fetch(QUEUE)}
    assert counts["threads"] >= 140
    assert counts["questions"] - counts["solved"] >= 6
    assert (counts["without_answer"], counts["duplicates"], counts["locked"]) == (1, 2, 2)
    # Newcomers with links were held by the rule of moderation: one was let through, one rejected, two still wait.
    assert states == [("gregor_h", "hidden"), ("hana_t", "held"), ("luna_grows", "held"), ("pumpdeals24", "hidden")]
    assert proposals == [("accepted", 6, 6), ("open", 6, 6), ("open", 6, 6), ("open", 9, 9)]
    assert (articles, written_up) == (1, 6)
    assert "bramv" in standings
    assert badges["badges"] >= 4
    assert badges["people"] >= 15
    assert queue["open"] == 3  # a report and two held posts; the rules of the house, which quote an insult, are none
    assert queue["decided"] >= 3
