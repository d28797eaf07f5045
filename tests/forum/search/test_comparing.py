"""`talkoot search bench`: engines compared on the forum's own titles."""

import pytest

from forum.database import Database
from forum.search.comparing.titles import Outcome, advised, commonness, mistyped, share
from forum.search.comparing.trying import Trial
from forum.search.engines.choosing import ENGINES, is_installed
from forum.search.queries.trying import public_titles
from tests.forum.search.shelf import Shelf
from tests.support.cast import Cast


def silent(_what: str, _done: int, _of: int) -> None:
    pass


def outcome(engine: str, goodness: float = 0.9, slowest: float = 50.0) -> Outcome:
    return Outcome(engine, goodness, goodness, slowest / 2, slowest, 1, None)


def test_the_slip_is_in_the_rarest_word_that_is_long_enough():
    known = commonness(["The router reboots", "My router is slow", "A router again"])
    assert mistyped("The router reboots", known) == "The router rebotos"
    assert mistyped("E-42 on me", known) == "E-42 on me"


@pytest.mark.parametrize(
    "outcomes, posts, machines, engine",
    [
        ([outcome("whoosh"), outcome("postgres", slowest=20), outcome("tantivy", slowest=5)], 1000, 1, "whoosh"),
        ([outcome("whoosh", slowest=400), outcome("postgres", slowest=20)], 1000, 1, "postgres"),
        ([outcome("whoosh"), outcome("postgres", slowest=60), outcome("tantivy", slowest=5)], 90_000, 1, "tantivy"),
        ([outcome("whoosh"), outcome("postgres"), outcome("tantivy", slowest=5)], 1000, 3, "postgres"),
        ([outcome("whoosh"), outcome("postgres", goodness=0.6), outcome("tantivy")], 90_000, 3, "whoosh"),
    ],
)
def test_what_finds_best_is_advised_and_of_equals_the_simplest_in_time(
    outcomes: list[Outcome], posts: int, machines: int, engine: str
):
    assert advised(outcomes, posts=posts, machines=machines)[0] == engine


def test_two_titles_more_or_less_tell_nothing():
    outcomes = [outcome("whoosh", goodness=0.96), outcome("postgres", goodness=1.0)]
    assert advised(outcomes, posts=10, machines=1, titles=40)[0] == "whoosh"
    assert advised(outcomes, posts=10, machines=1, titles=400)[0] == "postgres"


def test_a_share_of_times_is_the_time_within_which_that_part_lies():
    assert share([float(each) for each in range(100)], 0.95) == 95
    assert share([], 0.5) == 0


async def test_every_engine_is_tried_with_the_titles_that_everybody_may_read(
    any_shelf: Shelf, database: Database, people: Cast
):
    titles = ("Router reboots by itself", "Thermostat shows nothing", "Lamp hums at night")
    for title in titles:
        await any_shelf.ask(title)
    await any_shelf.category("secret", "staff")
    any_shelf.asker = await people.mo()
    await any_shelf.ask("Nobody knows of the giraffe", category="secret")
    await any_shelf.index()
    async with database.reading() as session:
        known = await public_titles(session)
    assert sorted(known) == sorted(f"{title}, why?" for title in titles)
    trial = Trial(database, known, most=3, told=silent)
    [found] = await trial.compared([any_shelf.name])
    assert (found.engine, found.hits, found.mistyped) == (any_shelf.name, 1.0, 1.0)
    assert found.half <= found.slowest
    assert (found.rate is None) == (any_shelf.name == "postgres")


async def test_each_ingredient_is_left_out_in_turn(shelf: Shelf, database: Database):
    await shelf.ask("Router reboots by itself")
    await shelf.index()
    added = await Trial(database, ["Router reboots by itself, why?"], most=1, told=silent).ingredients("postgres")
    assert [name for name, _hits, _slips in added][:2] == ["nothing", "title"]
    assert all(hits == 1.0 for _name, hits, _slips in added)


def test_all_engines_are_tried_where_they_are_installed():
    assert [engine for engine in ENGINES if engine != "tantivy" and not is_installed(engine)] == []
