"""What became of a topic from its first question on: growth, mergers and splits, drafts and verdicts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from forum.i18n import Message, _, n_
from kb_bridge.policy import may_edit_articles
from kb_bridge.rows import Member, askings_of

MILESTONES = (2, 5, 10, 20, 50, 100, 200, 500)  # askers
MOST = 100
CHANGES = """
SELECT c.id, c.kind, c.topic_id, c.other_id, cardinality(c.thread_ids) AS threads, c.created_at, c.undone_at,
       c.memory <> '{}' AS kept, coalesce(t.title, c.memory->'topic'->>'title', '') AS title,
       u.name AS actor_name, u.display_name AS actor_display
  FROM topic_changes c LEFT JOIN users u ON u.id = c.actor_id
  LEFT JOIN topics t ON t.id = CASE WHEN c.topic_id = $1 THEN c.other_id ELSE c.topic_id END
 WHERE c.topic_id = $1 OR (c.other_id = $1 AND c.kind = 'split') ORDER BY c.id DESC LIMIT $2
"""
DRAFTS = """
SELECT p.id, p.state, p.created_at, p.decided_at, p.reason, u.name AS actor_name, u.display_name AS actor_display
  FROM proposals p LEFT JOIN users u ON u.id = p.decided_by_id WHERE p.topic_id = $1 ORDER BY p.id DESC LIMIT $2
"""
VERDICTS = {
    "accepted": ("check", _("accepted the draft")),
    "linked": ("link", _("linked it to an article")),
    "merged": ("merge", _("merged the draft into an article")),
    "snoozed": ("clock", _("put the draft aside")),
    "rejected": ("close", _("rejected the draft")),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a topic's history; `change_id` where it can still be taken back."""

    at: datetime
    text: Message
    icon: str
    actor_name: str | None = None
    actor_display: str | None = None
    change_id: int | None = None


async def topic_history(session: Session, actor: Actor, topic_id: int, found: Sequence[Member]) -> list[Happening]:
    """For editors, the newest first; `found` are the topic's threads."""
    if not may_edit_articles(actor):
        raise NotThere
    told = growth(found)
    told += [of_change(row, topic_id) for row in await session.fetch(CHANGES, topic_id, MOST)]
    for row in await session.fetch(DRAFTS, topic_id, MOST):
        told.append(Happening(row["created_at"], _("A draft was made"), "edit"))
        if row["decided_at"] is not None and row["state"] in VERDICTS:
            told.append(of_verdict(row))
    return sorted(told, key=lambda each: each.at, reverse=True)


def growth(found: Sequence[Member]) -> list[Happening]:
    """The first question, and when so many different people had asked."""
    heard: set[str] = set()
    told: list[Happening] = []
    for asking in sorted(askings_of(found), key=lambda each: each.at):
        if not heard:
            told.append(Happening(asking.at, _("First asked"), "ask"))
        if asking.asker not in heard:
            heard.add(asking.asker)
            if len(heard) in MILESTONES:
                words = n_("%(count)s person had asked", "%(count)s people had asked", len(heard))
                told.append(Happening(asking.at, words, "up"))
    return told


def of_change(row: Any, topic_id: int) -> Happening:
    about = {"title": row["title"] or "…"}
    if row["kind"] == "merged":
        words = n_("%(count)s thread came over from “%(title)s”", "%(count)s threads came over from “%(title)s”",
                   row["threads"], **about)  # fmt: skip
    elif row["topic_id"] == topic_id:
        words = n_("%(count)s thread was split off: “%(title)s”", "%(count)s threads were split off: “%(title)s”",
                   row["threads"], **about)  # fmt: skip
    else:
        words = _("It was split off “%(title)s”", **about)
    if row["undone_at"] is not None:
        words = _("%(what)s (taken back)", what=words)
    may_undo = row["kept"] and row["undone_at"] is None
    return Happening(
        at=row["created_at"],
        text=words,
        icon="merge" if row["kind"] == "merged" else "link",
        actor_name=row["actor_name"],
        actor_display=row["actor_display"],
        change_id=row["id"] if may_undo else None,
    )


def of_verdict(row: Any) -> Happening:
    icon, words = VERDICTS[row["state"]]
    if row["actor_name"] is None:
        icon, words = "info", _("The draft was withdrawn: nothing that readers can see was left of it")
    elif row["state"] == "rejected" and row["reason"]:
        words = _("rejected the draft: %(reason)s", reason=row["reason"])
    return Happening(row["decided_at"], words, icon, row["actor_name"], row["actor_display"])
