"""The price list, without a database."""

from reputation.book import Book
from reputation.points import lines_for, trust_level_for

UP = {"actor_id": 1, "thread_id": 7, "post_id": 8, "user_id": 2, "value": 1, "vote_id": 5, "is_question": False}


def test_an_imported_vote_without_a_voter_pays_only_the_author() -> None:
    lines = lines_for("VoteCast", UP | {"actor_id": None, "value": -1}, {})
    assert [(line.user_id, line.cause, line.amount) for line in lines] == [(2, "answer_downvoted", -2)]


def test_an_article_pays_the_writers_of_its_answers() -> None:
    lines = lines_for("ArticleAccepted", {"post_ids": [8, 9, 10]}, {8: 2, 9: None, 10: 2})
    assert [(line.user_id, line.post_id, line.amount) for line in lines] == [(2, 8, 20), (2, 10, 20)]


def test_a_replayed_book_forgets_a_vote_withdrawn_while_its_post_was_away() -> None:
    book = Book({})
    gone = {"actor_id": 3, "thread_id": 7, "post_id": 8, "user_id": 2, "kind": "answer", "before": "published"}
    book.hear("VoteCast", UP)
    book.hear("PostHidden", gone)
    book.hear("VoteWithdrawn", UP)
    book.hear("PostUnhidden", gone | {"after": "published"})
    assert book.standings[2] == 0


def test_trust_levels_begin_at_their_thresholds() -> None:
    assert [trust_level_for(points) for points in (-3, 4, 5, 99, 100, 499, 500)] == [0, 0, 1, 1, 2, 2, 3]
