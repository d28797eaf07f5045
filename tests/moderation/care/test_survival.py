"""The estimate of Kaplan and Meier, by hand: what still waits stays in."""

import pytest

from forum.sheets import safe_cell
from moderation.care.survival import Wait, quantile, still_waiting, survival


def waits(*minutes: float) -> list[Wait]:
    """Negative ones have not ended."""
    return [Wait(abs(each), each > 0) for each in minutes]


def test_without_open_ends_it_is_the_plain_share() -> None:
    steps = survival(waits(1, 2, 3, 4))
    assert [(step.minutes, step.waiting) for step in steps] == [(1, 0.75), (2, 0.5), (3, 0.25), (4, 0.0)]
    assert (quantile(steps, 0.5), quantile(steps, 0.9)) == (2, 4)


def test_it_agrees_with_a_table_worked_out_by_hand() -> None:
    steps = survival(waits(6, 6, 6, -6, 7, -9, 10, -10, -11, 13))
    assert [step.minutes for step in steps] == [6, 7, 10, 13]
    by_hand = [7 / 10, 7 / 10 * 5 / 6, 7 / 10 * 5 / 6 * 3 / 4, 0.0]
    assert [step.waiting for step in steps] == pytest.approx(by_hand)
    assert still_waiting(steps, 8) == pytest.approx(7 / 12)
    assert still_waiting(steps, 5) == 1.0


def test_leaving_questions_unanswered_never_makes_service_look_faster() -> None:
    answered = survival(waits(10, 20, 30))
    neglecting = survival(waits(10, 20, 30, -500, -500, -500, -500))
    assert quantile(answered, 0.5) == 20
    assert quantile(neglecting, 0.5) is None


def test_nothing_asked_is_no_figure() -> None:
    assert (survival([]), quantile([], 0.5), still_waiting([], 60)) == ([], None, 1.0)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx"])
def test_a_cell_is_no_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"
    assert (safe_cell("plain = text"), safe_cell(-5.0)) == ("plain = text", -5.0)
