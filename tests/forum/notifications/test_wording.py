"""What notifications say, and how they stand together."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest

from forum.notifications.rows import NotificationRow, grouped
from forum.notifications.wording import SENTENCES, SIGNS, sentence, sign, why
from forum.paths import data_folder

THEN = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def core_alone() -> None:
    """Words need no database."""


def row(number: int = 1, kind: str = "answered", thread_id: int | None = 7, **more: Any) -> NotificationRow:
    values: dict[str, Any] = {
        "actor_name": "lin",
        "actor_display": "Lin",
        "post_id": None,
        "params": {},
        "read_at": None,
    }
    return NotificationRow(id=number, user_id=1, kind=kind, thread_id=thread_id, created_at=THEN, **(values | more))


@pytest.mark.parametrize("kind", [*SENTENCES, "badge", "moved"])
def test_every_kind_has_a_sentence_a_reason_and_a_sign_that_is_drawn(kind: str) -> None:
    drawn = re.findall(
        r'^  "([a-z-]+)":', (data_folder("templates") / "components/icon.html").read_text(), re.MULTILINE
    )
    assert str(sentence(row(kind=kind, params={"name": "First answer"})))
    assert str(why(kind)).startswith("You get this because")
    assert sign(kind) in drawn
    assert kind in SIGNS


def test_somebody_without_a_name_is_somebody() -> None:
    assert str(sentence(row(actor_name=None, actor_display=None))) == "Somebody answered"


def test_rows_stand_together_by_thread_where_its_newest_stands() -> None:
    rows = [
        row(5, thread_id=1),
        row(4, "badge", None),
        row(3, thread_id=2, read_at=THEN),
        row(2, thread_id=1),
        row(1, "badge", None),
    ]
    groups = grouped(rows, {1: "One"})
    assert [[each.id for each in group.rows] for group in groups] == [[5, 2], [4], [3], [1]]
    assert [group.title for group in groups] == ["One", None, None, None]
    assert [group.is_unread for group in groups] == [True, True, False, True]
