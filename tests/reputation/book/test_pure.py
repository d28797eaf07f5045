"""The book without a database: what events enter, what the cap lets through, what a replay adds up to."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reputation.book.cap import fitting, returning, spread
from reputation.book.points import lines_for
from reputation.book.price_lists import DEFAULT, STACKEXCHANGE
from reputation.book.replay import Happened, Standings, open_lines

DAY = date(2026, 5, 1)
UP = {"actor_id": 1, "thread_id": 7, "post_id": 8, "user_id": 2, "value": 1, "vote_id": 5, "is_question": False}
worths = st.lists(st.integers(1, 90), max_size=12)
caps = st.one_of(st.none(), st.integers(0, 300))


def test_an_imported_vote_without_a_voter_pays_only_the_author() -> None:
    lines = lines_for("VoteCast", UP | {"actor_id": None, "value": -1}, {})
    assert [(line.user_id, line.cause) for line in lines] == [(2, "answer_downvoted")]


def test_an_article_pays_the_writers_of_its_answers() -> None:
    lines = lines_for("ArticleAccepted", {"post_ids": [8, 9, 10]}, {8: 2, 9: None, 10: 2})
    assert [(line.user_id, line.post_id, line.cause) for line in lines] == [
        (2, 8, "article_used"),
        (2, 10, "article_used"),
    ]


def test_a_replayed_book_forgets_a_vote_withdrawn_while_its_post_was_away() -> None:
    gone = {"actor_id": 3, "thread_id": 7, "post_id": 8, "user_id": 2, "kind": "answer", "before": "published"}
    story: list[tuple[str, dict[str, Any]]] = [
        ("VoteCast", UP),
        ("PostHidden", gone),
        ("VoteWithdrawn", UP),
        ("PostUnhidden", gone | {"after": "published"}),
    ]
    events = [Happened(number, name, DAY, values) for number, (name, values) in enumerate(story)]
    assert open_lines(events, {}) == []
    assert len(open_lines(events[:1], {})) == 1
    assert open_lines(events[:2], {}) == []


def test_a_replayed_vote_that_counts_again_waits_for_its_post_to_come_back() -> None:
    gone = {"actor_id": 3, "thread_id": 7, "post_id": 8, "user_id": 2, "kind": "answer", "before": "published"}
    story: list[tuple[str, dict[str, Any]]] = [
        ("PostHidden", gone),
        ("VoteCast", UP),
        ("VotesAnnulled", {"vote_ids": [5]}),
        ("VotesRestored", {"vote_ids": [5]}),
        ("PostUnhidden", gone | {"after": "published"}),
    ]
    events = [Happened(number, name, DAY, values) for number, (name, values) in enumerate(story)]
    assert [len(open_lines(events[: length + 1], {})) for length in range(5)] == [0, 1, 0, 0, 1]


def test_a_day_brings_what_the_cap_allows_and_what_is_exempt_on_top() -> None:
    votes = [Happened(n, "VoteCast", DAY, {**UP, "vote_id": n}) for n in range(25)]
    solved = {"actor_id": 1, "thread_id": 7, "post_id": 8, "user_id": 2, "asker_id": 1}
    lines = open_lines([*votes, Happened(99, "AnswerAccepted", DAY, solved)], {})
    standings = Standings(DEFAULT)
    standings.add(lines)
    assert (standings.of(2), standings.of(1)) == (215, 2)
    elsewhere = Standings(STACKEXCHANGE)
    elsewhere.add(lines)
    assert (elsewhere.of(2), elsewhere.of(1), elsewhere.of(3)) == (216, 3, 1)


@given(worths, caps)
def test_together_the_gains_of_a_day_bring_the_smaller_of_worth_and_cap(worths: list[int], cap: int | None) -> None:
    brought = spread(worths, cap)
    assert sum(brought) == (sum(worths) if cap is None else min(sum(worths), cap))
    assert all(0 <= part <= worth for part, worth in zip(brought, worths, strict=True))


@given(st.lists(st.integers(1, 90), min_size=1, max_size=12), st.integers(0, 300), st.data())
def test_what_the_cap_had_cut_returns_when_a_gain_is_taken_back(
    worths: list[int], cap: int, data: st.DataObject
) -> None:
    brought = spread(worths, cap)
    lost = data.draw(st.integers(0, len(worths) - 1))
    left = [(n, worth, part) for n, (worth, part) in enumerate(zip(worths, brought, strict=True)) if n != lost]
    used = sum(part for _n, _worth, part in left)
    returned = returning([(n, worth - part) for n, worth, part in left if worth > part], used, cap)
    assert used + sum(points for _n, points in returned) == min(cap, sum(worth for _n, worth, _part in left))


def test_the_last_gain_is_cut_and_never_overshoots() -> None:
    assert (fitting(10, 195, 200), fitting(10, 200, 200), fitting(10, 350, 200), fitting(10, 0, None)) == (5, 0, 0, 10)
