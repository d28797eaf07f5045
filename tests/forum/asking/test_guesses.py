"""What is suggested for a question, and what is said of its title."""

from datetime import UTC, datetime

import pytest

from forum.asking.guesses import advice_for, guessed_category, guessed_tags
from forum.search.queries import Alike
from forum.threads.rows import ThreadRow

NOW = datetime(2027, 1, 1, tzinfo=UTC)


def thread(number: int, tags: list[str], category: int = 1) -> Alike:
    row = ThreadRow(
        id=number, slug="s", title="t", kind="question", tags=tags, category_id=category, category_slug=f"c{category}",
        category_name=f"C{category}", author_id=None, author_name=None, author_display=None, score=0, answer_count=0,
        view_count=0, me_too_count=0, accepted_post_id=None, solved_at=None, duplicate_of_id=None, article_id=None,
        locked_at=None, created_at=NOW, last_activity_at=NOW,
    )  # fmt: skip
    return Alike(row, 1 - number / 10)


def test_tags_of_the_likeliest_come_first_and_chosen_ones_not_again():
    alike = [thread(1, ["hub", "wifi"]), thread(2, ["router"]), thread(3, ["wifi"])]
    assert guessed_tags(alike) == ["wifi", "hub", "router"]
    assert guessed_tags(alike, ["wifi"]) == ["hub", "router"]
    assert guessed_tags([]) == []


def test_a_category_is_guessed_only_where_it_is_clear():
    assert guessed_category([thread(1, []), thread(2, []), thread(3, [], 2)]) == (1, "C1")
    assert guessed_category([thread(1, []), thread(2, [], 2)]) is None
    assert guessed_category([]) is None


@pytest.mark.parametrize("title", ["HELP MY HUB IS OFFLINE", "Help please urgent", "помогите срочно", "Hub broken"])
def test_a_title_that_says_little_is_advised(title: str):
    assert advice_for(title) is not None


@pytest.mark.parametrize("title", ["Hub offline since the new router", "H", "", "Hub nu vede vana după mutare"])
def test_a_good_title_and_one_just_begun_are_left_alone(title: str):
    assert advice_for(title) is None
