"""Accuracy, thresholds, needs: nouns alone, and that SQL says the same."""

from hypothesis import given
from hypothesis import strategies as st

from forum.database import Database
from reputation.trust.levels import (
    KINDS,
    Accuracy,
    Rules,
    Standing,
    Threshold,
    level_for,
    needs_for,
    rules_from,
    wrong_order,
)
from reputation.trust.queries.standings import high, terms

counts = st.integers(0, 60)
accuracies = st.builds(lambda good, bad: Accuracy(good, good + bad), counts, counts)


def test_accuracy_begins_in_the_middle_and_narrows() -> None:
    assert (Accuracy().rate, Accuracy().low, Accuracy().high) == (0.5, 0.0, 1.0)
    assert Accuracy(4, 4).rate == 0.75
    assert Accuracy(16, 16).rate == 0.9
    few, many = Accuracy(8, 10), Accuracy(80, 100)
    assert many.high - many.low < few.high - few.low
    assert many.low < 0.8 < many.high


@given(accuracies, st.integers(0, 99))
def test_a_good_act_never_harms_and_a_bad_one_never_helps(each: Accuracy, percent: int) -> None:
    better, worse = Accuracy(each.good + 1, each.judged + 1), Accuracy(each.good, each.judged + 1)
    assert worse.rate < each.rate < better.rate or each.rate == 1
    assert better.shows(percent) or not each.shows(percent)
    assert each.shows(percent) or not worse.shows(percent)


def test_volume_alone_buys_no_level() -> None:
    middling = Standing(100_000, answers=Accuracy(500, 1000))
    assert level_for(middling, Rules()) == 1
    assert level_for(Standing(100_000, answers=Accuracy(20, 20)), Rules()) == 4
    assert level_for(Standing(99, answers=Accuracy(20, 20)), Rules()) == 1
    assert level_for(Standing(-5), Rules()) == 0


def test_edits_and_flags_hold_back_only_where_they_are_clearly_bad() -> None:
    good = Standing(600, answers=Accuracy(8, 8))
    assert level_for(good, Rules()) == 3
    assert level_for(Standing(600, good.answers, edits=Accuracy(0, 1)), Rules()) == 3
    assert level_for(Standing(600, good.answers, edits=Accuracy(0, 12)), Rules()) == 2
    assert level_for(Standing(600, good.answers, flags=Accuracy(1, 30)), Rules()) == 2


def test_what_is_needed_says_what_is_missing() -> None:
    needs = needs_for(3, Standing(250, answers=Accuracy(1, 1), edits=Accuracy(0, 20)), Rules())
    assert [(each.what, each.has, each.most, each.met) for each in needs] == [
        ("points", 250, 500, False), ("answers", 60, 75, False), ("edits", 19, 50, False),
    ]  # fmt: skip
    assert [each.met for each in needs_for(2, Standing(250, answers=Accuracy(1, 1)), Rules())] == [True, True]


def test_rules_come_back_as_they_were_kept_and_must_rise() -> None:
    assert rules_from(Rules().as_json()) == Rules()
    assert wrong_order(Rules()) == []
    broken = Rules({**Rules().thresholds, 3: Threshold(50, answers=80)})
    assert wrong_order(broken) == [(3, "points")]


async def test_sql_and_python_agree_on_every_accuracy(database: Database) -> None:
    pairs = [(good, good + bad) for good in range(0, 40, 3) for bad in range(0, 40, 3)]
    sql = f"SELECT {high('x')} AS high FROM unnest($1::int[], $2::int[]) AS a (x_good, x_judged)"
    async with database.reading() as session:
        rows = await session.fetch(sql, [good for good, _judged in pairs], [judged for _good, judged in pairs])
    for row, (good, judged) in zip(rows, pairs, strict=True):
        for percent in (50, 75, 90):
            assert (100 * row["high"] >= percent) == Accuracy(good, judged).may_reach(percent), (good, judged)


def test_terms_name_every_level_and_kind() -> None:
    levels, points, *rates = terms(Rules())
    assert levels == [1, 2, 3, 4]
    assert points == sorted(points)
    assert len(rates) == len(KINDS)
