"""What an actor may do, without a database."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from forum.actor import SYSTEM, VISITOR, Actor
from forum.threads import policy
from forum.threads.rows import PostRow, ThreadView

NOW = datetime(2026, 3, 1, tzinfo=UTC)
ASKER = Actor(id=1, verified=True, trust_level=1)
OTHER = Actor(id=2, verified=True, trust_level=1)
LEADER = Actor(id=3, verified=True, trust_level=4)
MODERATOR = Actor(id=4, verified=True, roles=frozenset({"moderator"}))
EDITOR = Actor(id=5, verified=True, roles=frozenset({"kb_editor"}))
UNVERIFIED = replace(ASKER, verified=False)
SILENCED = replace(ASKER, silenced_until=NOW + timedelta(days=1))
SUSPENDED = replace(ASKER, suspended_until=NOW + timedelta(days=1))

THREAD = ThreadView(
    id=1, slug="why", title="Why?", kind="question", tags=[], state="published", category_id=1, category_slug="hubs",
    category_name="Hubs", category_visibility="public", author_id=1, author_name="asha", author_display="Asha",
    opening_id=1, score=0, answer_count=0, view_count=0, me_too_count=0, accepted_post_id=None, solved_at=None,
    solved_by_id=None, duplicate_of_id=None, article_id=None, locked_at=None, created_at=NOW, last_activity_at=NOW,
)  # fmt: skip
POST = PostRow(
    id=1, thread_id=1, kind="opening", state="published", version=1, author_id=1, author_name="asha",
    author_display="Asha", author_reputation=1, author_role=None, author_trust=1, body_source="", body_html="",
    render_version=1, score=0, comment_count=0, created_at=NOW, edited_at=None, deleted_by_id=None,
)  # fmt: skip
LOCKED = replace(THREAD, locked_at=NOW)


@pytest.mark.parametrize("actor", [VISITOR, UNVERIFIED, SILENCED, SUSPENDED])
def test_who_may_not_act_may_write_nothing(actor: Actor):
    assert not policy.may_ask(actor, type("Place", (), {"visibility": "public"})(), NOW)
    assert not policy.may_answer(actor, THREAD, NOW)
    assert not policy.may_edit(actor, POST, THREAD, NOW)
    assert not policy.may_delete(actor, POST, THREAD, NOW)
    assert not policy.may_accept(actor, THREAD, NOW)
    assert not policy.may_me_too(actor, replace(THREAD, author_id=9), NOW)
    assert not policy.may_mark_duplicate(actor, THREAD, NOW)


def test_a_silence_that_is_over_is_over():
    assert policy.may_answer(replace(ASKER, silenced_until=NOW - timedelta(seconds=1)), THREAD, NOW)


def test_staff_categories_and_held_threads_are_not_for_everybody():
    staff_only = replace(THREAD, category_visibility="staff")
    assert policy.may_see(EDITOR, staff_only)
    assert not policy.may_see(ASKER, staff_only)
    held = replace(THREAD, state="held")
    assert policy.may_see(ASKER, held)
    assert policy.may_see(MODERATOR, held)
    assert not policy.may_see(OTHER, held)
    assert not policy.may_see(VISITOR, held)


def test_a_locked_thread_is_open_to_moderators_only():
    assert not policy.may_answer(ASKER, LOCKED, NOW)
    assert not policy.may_edit(ASKER, POST, LOCKED, NOW)
    assert not policy.may_delete(ASKER, POST, LOCKED, NOW)
    assert not policy.may_accept(ASKER, LOCKED, NOW)
    assert not policy.may_mark_duplicate(LEADER, LOCKED, NOW)
    assert policy.may_answer(MODERATOR, LOCKED, NOW)
    assert policy.may_accept(MODERATOR, LOCKED, NOW)


def test_authors_leaders_and_moderators_edit():
    assert policy.may_edit(ASKER, POST, THREAD, NOW)
    assert policy.may_edit(LEADER, POST, THREAD, NOW)
    assert policy.may_edit(MODERATOR, POST, THREAD, NOW)
    assert not policy.may_edit(OTHER, POST, THREAD, NOW)
    assert not policy.may_edit(EDITOR, POST, THREAD, NOW)
    hidden = replace(POST, state="hidden")
    assert policy.may_edit(ASKER, hidden, THREAD, NOW)  # mending it brings it back to the moderators
    assert not policy.may_edit(LEADER, hidden, THREAD, NOW)
    assert not policy.may_edit(LEADER, hidden, THREAD, NOW)


def test_a_question_with_answers_is_not_its_askers_to_delete():
    assert policy.may_delete(ASKER, POST, THREAD, NOW)
    answered = replace(THREAD, answer_count=1)
    assert not policy.may_delete(ASKER, POST, answered, NOW)
    assert policy.may_delete(ASKER, replace(POST, kind="answer"), answered, NOW)
    assert policy.may_delete(MODERATOR, POST, answered, NOW)


def test_what_staff_deleted_its_author_cannot_bring_back():
    gone = replace(POST, state="deleted", deleted_by_id=1)
    assert policy.may_undelete(ASKER, gone, THREAD, NOW)
    assert not policy.may_undelete(ASKER, replace(gone, deleted_by_id=4), THREAD, NOW)
    assert policy.may_undelete(MODERATOR, replace(gone, deleted_by_id=1), THREAD, NOW)


def test_the_asker_or_a_moderator_says_what_solved_a_question():
    assert policy.may_accept(ASKER, THREAD, NOW)
    assert policy.may_accept(MODERATOR, THREAD, NOW)
    assert not policy.may_accept(OTHER, THREAD, NOW)
    assert not policy.may_accept(ASKER, replace(THREAD, kind="discussion"), NOW)


def test_announcements_are_made_by_staff():
    place = type("Place", (), {"visibility": "public"})()
    assert policy.may_ask(EDITOR, place, NOW, "announcement")
    assert not policy.may_ask(LEADER, place, NOW, "announcement")
    assert not policy.may_change_kind(ASKER, THREAD, "announcement", NOW)
    assert policy.may_change_kind(MODERATOR, THREAD, "announcement", NOW)
    assert policy.may_change_kind(ASKER, THREAD, "discussion", NOW)
    assert not policy.may_change_kind(ASKER, replace(THREAD, solved_at=NOW), "discussion", NOW)
    assert not policy.may_change_kind(ASKER, THREAD, "poem", NOW)


def test_trust_opens_what_belongs_to_others():
    stranger = replace(OTHER, trust_level=2)
    trusted = replace(OTHER, trust_level=3)
    assert not policy.may_mark_duplicate(stranger, THREAD, NOW)
    assert policy.may_mark_duplicate(trusted, THREAD, NOW)
    assert not policy.may_retag(stranger, THREAD, NOW)
    assert policy.may_retag(trusted, THREAD, NOW)
    assert not policy.may_move(trusted, THREAD, NOW)
    assert policy.may_move(LEADER, THREAD, NOW)


def test_everybody_but_the_asker_can_have_it_too():
    assert policy.may_me_too(OTHER, THREAD, NOW)
    assert not policy.may_me_too(ASKER, THREAD, NOW)
    assert not policy.may_me_too(OTHER, replace(THREAD, kind="discussion"), NOW)


def test_the_system_may_do_what_moderators_may():
    assert policy.may_moderate(SYSTEM, NOW)
    assert not policy.may_moderate(EDITOR, NOW)
    assert not policy.may_moderate(LEADER, NOW)
