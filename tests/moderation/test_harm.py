"""The order of the queue, its clocks, and the weight of reports: pure."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.flags.weights import Report, Reporter, doubt, out_of_view, weight_of
from moderation.queue.grounds import Ground
from moderation.queue.harm import Evidence, due, expectation
from moderation.queue.hours import read_hours
from moderation.queue.pages.deciding import thread_of
from moderation.sanctions.steps import usual_days

FRIDAY = datetime(2026, 11, 20, 16, 50, tzinfo=UTC)
OFFICE, ALWAYS = read_hours("mon-fri 09:00-18:00", "UTC"), read_hours("always", "UTC")
EVIDENCE = st.builds(
    Evidence, st.just("flag"), st.integers(1, 4), st.floats(0.01, 1), st.integers(1, 60), st.just(FRIDAY)
)


def evidence(severity: int, probability: float, minutes: int) -> Evidence:
    return Evidence("flag", severity, probability, minutes, FRIDAY)


def test_harm_a_minute_is_severity_times_probability_over_minutes() -> None:
    assert expectation([evidence(1, 0.5, 2)]).harm() == 16
    assert expectation([evidence(3, 0.5, 2)]).harm() == 1
    assert expectation([evidence(3, 0.5, 2)]).harm(late=True) == 2


def test_several_grounds_are_one_item_of_the_worst_severity_and_a_minute_more_each() -> None:
    found = expectation([evidence(3, 0.5, 2), evidence(2, 0.5, 7), evidence(4, 0.5, 1)])
    assert (found.severity, found.probability, found.minutes) == (2, 0.875, 9)


@given(st.lists(EVIDENCE, min_size=1, max_size=8), EVIDENCE)
def test_another_ground_never_makes_an_item_milder_or_less_likely(grounds: list[Evidence], more: Evidence) -> None:
    before, after = expectation(grounds), expectation([*grounds, more])
    assert after.severity <= before.severity
    assert after.probability >= before.probability - 1e-9


def test_clocks_run_while_staff_are_there() -> None:
    assert due(1, FRIDAY, OFFICE) == datetime(2026, 11, 20, 17, 5, tzinfo=UTC)
    assert due(2, FRIDAY, OFFICE) == datetime(2026, 11, 23, 11, 50, tzinfo=UTC)  # 70 minutes on Friday, 170 on Monday
    assert due(3, FRIDAY, OFFICE) == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    assert due(4, FRIDAY, OFFICE) == datetime(2026, 11, 27, 16, 50, tzinfo=UTC)
    assert due(2, FRIDAY, ALWAYS) == datetime(2026, 11, 20, 20, 50, tzinfo=UTC)


@pytest.mark.parametrize("text", ["mon-fri 18:00-09:00", "sometimes", "mon-xxx 09:00-18:00"])
def test_hours_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="must"):
        read_hours(text, "UTC")


def test_a_ground_says_what_can_be() -> None:
    for wrong in ({"source": "rumour"}, {"severity": 5}, {"probability": 0.0}, {"minutes": 0}):
        with pytest.raises(ValueError, match=r"no such|probability"):
            Ground(**{"source": "flag", "rule": "rude", "words": "It is rude", **wrong})  # type: ignore[arg-type]


def test_reports_weigh_by_trust_and_by_how_often_they_were_right() -> None:
    assert weight_of(Reporter(1)) == 1
    assert weight_of(Reporter(0)) < weight_of(Reporter(1)) < weight_of(Reporter(4))
    assert weight_of(Reporter(1, 20, 20)) > 1.8
    assert weight_of(Reporter(1, 0, 20)) < 0.2
    assert weight_of(Reporter(1, 1, 1)) < 1.3  # one judged report says little
    assert doubt(1, 1) > doubt(20, 20)


def test_hiding_needs_weight_from_two_people_or_one_staff_act() -> None:
    heavy, light, staff = Report("rude", 1.6), Report("rude", 1.0), Report("rude", 3.0, by_staff=True)
    assert out_of_view([Report("rude", 3.5)], author_is_staff=False) is None
    assert out_of_view([heavy, light], author_is_staff=False) is None
    assert out_of_view([heavy, heavy], author_is_staff=False) == "hide"
    assert out_of_view([staff], author_is_staff=False) == "hide"
    assert out_of_view([staff, heavy, heavy], author_is_staff=True) is None
    spam = [Report("spam", 1.0), Report("spam", 1.0)]
    assert out_of_view(spam, author_is_staff=False, author_trust=0) == "hold"
    assert out_of_view(spam, author_is_staff=False, author_trust=1) is None


def test_sanctions_go_up_by_steps() -> None:
    assert [usual_days(earlier) for earlier in range(6)] == [1, 3, 7, 30, 30, 30]


@pytest.mark.parametrize("text", ["12", "#12", "/t/12", "https://forum.example/t/12/a-title?page=2#post-7"])
def test_a_thread_is_named_by_address_or_number(text: str) -> None:
    assert thread_of(text) == 12
