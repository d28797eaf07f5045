"""Articles above the results of a search."""

from tests.kb_bridge.conftest import Recurring
from tests.support.browser import Browser

ROBOT = {"user-agent": "a bot"}  # is led straight there, uncounted


async def test_a_search_shows_the_article_above_the_threads_and_only_where_it_fits(
    recurring: Recurring, client: Browser
) -> None:
    await recurring.ripe()
    url = await recurring.accepted(title="Hub offline after a change of router")
    for words in ("router change", "hubs", "setup button"):
        assert url in (await client.get("/search", params={"q": words}, headers=ROBOT)).text, words
    for words in ("refund", "is:solved", '"router" is:solved', "'); --", "& | ! :*", "category:staff"):
        page = await client.get("/search", params={"q": words}, headers=ROBOT)
        assert page.status_code == 200, words
        assert url not in page.text, words


async def test_an_article_for_others_is_not_shown(recurring: Recurring, client: Browser, scene) -> None:
    await recurring.ripe()
    url = await recurring.accepted(title="Hub offline after a change of router")
    async with recurring.database.writing() as session:
        await session.fetchval("UPDATE articles SET visibility = 'staff'")
    assert url not in (await client.get("/search", params={"q": "router"}, headers=ROBOT)).text
