"""Pages of triggers: a change is tried over history before it counts; rules of one's own; figures with targets."""

from collections.abc import Awaitable, Callable

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.errors import Invalid
from forum.relay import settle
from forum.shares import Share
from moderation.triggers.custom import Custom, compiled
from moderation.triggers.facts import Author, Facts
from moderation.triggers.measuring import is_too_imprecise, recall
from moderation.triggers.texts import Text
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]


async def test_a_threshold_is_tried_over_history_and_counts_when_put_in_force(
    scene: Scene, people: Cast, database: Database, client_as: ClientAs
) -> None:
    await scene.ask(await people.asha(), title="Rude words", body="You are an idiot, shut up.")
    admin = await client_as(await people.ada())
    sent = await admin.post("/admin/triggers/rude", data={"points": "1.5"})
    assert sent.status_code == 303
    trial = sent.headers["location"]
    waiting = await admin.get(trial)
    assert "Posts read" in waiting.text
    assert (await admin.post(f"{trial}/apply")).status_code == 409
    await settle(database)
    done = await admin.get(trial)
    assert "Rude words" in done.text
    assert "times it would have fired" in done.text
    assert (await admin.post(f"{trial}/apply")).status_code == 303
    assert await scene.value("SELECT parameters FROM triggers WHERE name = 'rude'") == {"points": 1.5}
    assert (await admin.post("/admin/triggers/rude/off")).status_code == 303
    assert "Off" in (await admin.get("/admin/triggers/rude")).text


async def test_a_number_out_of_bounds_is_said_at_the_field(people: Cast, client_as: ClientAs) -> None:
    admin = await client_as(await people.ada())
    answer = await admin.post("/admin/triggers/rude", data={"points": "many"})
    assert answer.status_code == 422
    assert "Write a number." in answer.text


async def test_a_rule_of_ones_own_is_made_tried_and_fires(
    scene: Scene, people: Cast, database: Database, client_as: ClientAs
) -> None:
    admin = await client_as(await people.ada())
    rule = {"label": "Gnomes", "words": "garden gnome*", "severity": "3", "minutes": "2"}
    sent = await admin.post("/admin/triggers/new", data=rule)
    assert sent.status_code == 303
    await settle(database)
    assert "It would not have fired" in (await admin.get(sent.headers["location"])).text
    assert (await admin.post(f"{sent.headers['location']}/apply")).status_code == 303
    asked = await scene.ask(await people.asha(), title="A visitor", body="There are garden gnomes on the hub.")
    await settle(database)
    kinds = (
        "SELECT array_agg(kind) FROM review_reasons s JOIN reviewables r ON r.id = s.reviewable_id WHERE object_id = $1"
    )
    assert await scene.value(kinds, asked.post_id) == ["own_1"]
    page = await admin.get("/admin/triggers")
    assert "Gnomes" in page.text
    assert "garden gnome*" in (await admin.get("/admin/triggers/own_1")).text
    assert (await admin.post("/admin/triggers/own_1/remove")).status_code == 303
    assert (await admin.get("/admin/triggers/own_1")).status_code == 404


async def test_a_pattern_that_cannot_be_read_is_said_at_the_field(people: Cast, client_as: ClientAs) -> None:
    admin = await client_as(await people.ada())
    rule = {"label": "Broken", "pattern": "(a", "severity": "3", "minutes": "2"}
    answer = await admin.post("/admin/triggers/new", data=rule)
    assert answer.status_code == 422
    assert "This pattern cannot be read" in answer.text
    assert "Broken" in answer.text


async def test_moderators_read_the_figures_and_nobody_else(people: Cast, client_as: ClientAs) -> None:
    read = await (await client_as(await people.mo())).get("/mod/triggers")
    assert read.status_code == 200
    assert "Staff answers reviewed" in read.text
    assert (await (await client_as(await people.asha())).get("/mod/triggers")).status_code == 404
    assert (await (await client_as(await people.mo())).get("/admin/triggers")).status_code == 404


def test_conditions_of_ones_own_must_all_hold() -> None:
    rule = Custom("own", "Own", {"pattern": r"free\s+\w+", "least_links": 1, "most_hours": 24})
    text = Text("", "A free gift at https://gift.example")
    assert rule.ask(Facts(text, Author(hours=2))) is not None
    assert rule.ask(Facts(text, Author(hours=200))) is None
    assert rule.ask(Facts(text)) is None  # the age is not known
    assert rule.ask(Facts(Text("", "A free gift"), Author(hours=2))) is None
    night = Custom("own", "Own", {"words": "gift", "from_hour": 22, "to_hour": 6})
    assert night.ask(Facts(text), 23) is not None
    assert night.ask(Facts(text), 12) is None


def test_a_hostile_pattern_takes_no_longer_than_its_text() -> None:
    pattern = compiled(r"(a+)+$")
    assert pattern.search("a" * 30_000 + "!") is None
    with pytest.raises(Invalid):
        compiled(r"(a)\1")


def test_the_interval_is_wide_for_few_and_narrow_for_many() -> None:
    few, many = Share(1, 2).interval, Share(500, 1000).interval
    assert few[1] - few[0] > 0.6 > 0.1 > many[1] - many[0]
    assert Share(0, 0).value is None
    assert is_too_imprecise(Share(9, 50))
    assert not is_too_imprecise(Share(9, 49))
    assert not is_too_imprecise(Share(10, 50))


def test_recall_is_estimated_from_the_blind_sample() -> None:
    estimate = recall(80, Share(2, 100), 1000)
    assert estimate is not None
    value, low, high = estimate
    assert value == pytest.approx(0.8)
    assert low < 0.8 < high
    assert recall(80, Share(0, 0), 1000) is None
