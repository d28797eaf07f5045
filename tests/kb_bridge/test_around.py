"""What the bridge adds around its pages: the demonstration's verb, the schedule, concurrency, the budget of queries."""

from dataclasses import dataclass, field

import pytest

from forum.clock import utc_now
from forum.database import Session
from forum.web import templating
from kb_bridge.demo import DEMO_VERBS
from kb_bridge.extension import EXTENSION
from kb_bridge.queries.words import looked_up
from kb_bridge.similarity import Frequencies

MOST_QUERIES = 12
MOST_FOR_A_HISTORY = 14  # of a topic, for editors: what became of it and the minutes it took are questions of their own


@dataclass
class Step:
    thread_id: int
    tale: str = "a thread"
    words: dict[str, str] = field(default_factory=dict)

    def text(self, key: str, otherwise: str = "") -> str:
        return self.words.get(key, otherwise)


async def test_the_demonstration_accepts_the_draft_of_a_threads_topic(recurring, people, scene, database):
    asked = await recurring.ripe()
    accept, eva = DEMO_VERBS["accept_proposal"], await people.eva()
    async with database.writing() as session:
        await accept(session, eva, Step(asked[2].thread_id, words={"title": "Hub offline after a new router"}))
    assert await scene.value("SELECT title FROM articles") == "Hub offline after a new router"
    with pytest.raises(LookupError):
        async with database.writing() as session:
            await accept(session, eva, Step(asked[2].thread_id))


async def test_the_schedule_places_what_came_without_events(recurring, database, settings):
    asked = await recurring.ask_all()
    schedule = next(each for each in EXTENSION.schedules if each.name == "kb_bridge.place_missing")
    await schedule.run(database, settings)
    assert await recurring.topic_of(asked[0]) is not None
    assert await recurring.proposal_id() is not None


def test_a_placing_looks_up_few_words_however_common_they_are():
    known = Frequencies(10**6, {f"word{number}": 10**5 + number for number in range(40)})
    assert looked_up(known) == ["word0"]
    rare = Frequencies(10**6, {f"word{number}": 2 for number in range(40)} | {"alone": 1})
    assert len(looked_up(rare)) == 12
    assert looked_up(Frequencies(1, {"alone": 1})) == []


async def test_articles_are_the_same_bytes_for_every_reader(recurring, client, client_as, people, app, monkeypatch):
    await recurring.ripe()
    url = await recurring.accepted()
    moment = utc_now()
    monkeypatch.setitem(app.state.house.templates.filters, "when", lambda then: templating.when(then, moment))
    kept: list[str] = []
    fill = templating.fill

    def keep(request, text, islands, flash):
        kept.append(text)
        return fill(request, text, islands, flash)

    monkeypatch.setattr(templating, "fill", keep)
    readers = [client, await client_as(await people.bo()), await client_as(await people.eva())]
    for page in ("/kb", url):
        kept.clear()
        shown = {(await reader.get(page)).text for reader in readers}
        assert len(kept) == 3
        assert len(set(kept)) == 1
        assert len(shown) == 3


async def test_pages_ask_few_questions_however_much_they_show(recurring, client, client_as, people, monkeypatch):
    asked = await recurring.ripe()
    url = await recurring.accepted()
    eva = await client_as(await people.eva())
    sent: list[str] = []
    for name in ("fetch", "fetchrow", "fetchval", "execute", "scalar"):
        original = getattr(Session, name)

        async def counted(self, statement, *args, original=original):
            sent.append(str(statement))
            return await original(self, statement, *args)

        monkeypatch.setattr(Session, name, counted)
    topic_id = await recurring.topic_of(asked[0])
    proposal = "/kb/editor/proposals/" + url.split("/")[2]
    for page in ("/kb", url, "/kb/editor", f"/kb/editor/topics/{topic_id}", proposal):
        for reader in (eva,) if "editor" in page else (client, eva):
            sent.clear()
            await reader.get(page)
            most = MOST_FOR_A_HISTORY if "topics" in page else MOST_QUERIES
            assert len(sent) <= most, (page, [" ".join(each.split())[:110] for each in sent])
