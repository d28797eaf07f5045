"""The lines of an archive as typed rows. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.importing.archive.cells import (
    Json,
    count,
    flag,
    line,
    moment,
    names,
    needed,
    needed_moment,
    number,
    one_of,
    words,
)  # fmt: skip
from forum.importing.dumps import LINE

STATES = ("published", "held", "hidden", "deleted")
KINDS = ("question", "discussion", "announcement")
VISIBILITIES = ("public", "signed_in", "staff")
ROLES = ("moderator", "kb_editor", "admin")


@dataclass(frozen=True, slots=True)
class OldCategory:
    """`key` is how topics name it."""

    key: str
    slug: str
    name: str
    description: str
    visibility: str
    position: int


@dataclass(frozen=True, slots=True)
class OldPerson:
    id: str
    name: str
    bio: str
    roles: list[str]
    created_at: datetime | None
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class OldTopic:
    id: int
    title: str
    slug: str
    kind: str
    category: OldCategory | None
    tags: list[str]
    user: str | None
    author: str
    created_at: datetime
    active_at: datetime
    views: int
    locked_at: datetime | None
    visible: bool
    accepted: int | None
    solved_at: datetime | None
    solved_by: str | None
    duplicate_of: int | None


@dataclass(slots=True)
class OldEntry:
    """A post. `md` is its Markdown once the HTML has been made into it."""

    id: str
    topic_id: int
    n: int
    own_id: int | None
    user: str | None
    author: str
    created_at: datetime
    edited_at: datetime | None
    edited_by: str | None
    html: str
    md: str
    likes: int
    dislikes: int
    accepted: bool
    reply_to: int | None
    state: str
    language: str | None
    details: list[Any]  # what a first post says of itself in fields
    program: bool  # a note of the old forum's program, not somebody's words


@dataclass(frozen=True, slots=True)
class OldRemark:
    """A comment, vote, revision or "me too": what belongs to a post or a thread."""

    id: str
    topic_id: int
    post: str
    user: str | None
    row: Json
    created_at: datetime


def category(row: Json) -> OldCategory:
    slug = line(row, "slug", 60)
    key = str(number(row, "id")) if row.get("id") is not None else slug
    if not key:
        raise ValueError("id and slug are missing")
    return OldCategory(
        key, slug, line(row, "name", 60) or slug or key, words(row, "description", 2_000),
        one_of(row, "visibility", VISIBILITIES), count(row, "position", 10**6),
    )  # fmt: skip


def user(row: Json) -> OldPerson:
    handle = line(row, "user", 100)
    if not handle:
        raise ValueError("user is missing")
    roles = [role for role in names(row, "roles") if role in ROLES]
    roles += [role for role in ("admin", "moderator") if flag(row, role) and role not in roles]
    if flag(row, "staff") and not roles:
        roles = ["moderator"]
    return OldPerson(
        handle, line(row, "name", 60), words(row, "bio", 20_000), roles,
        moment(row, "created_at") or moment(row, "first_post"), moment(row, "seen_at"),
    )  # fmt: skip


def named_category(row: Json) -> OldCategory | None:
    """The category as a topic names it: by its slug, its path of names or its number."""
    if slug := line(row, "category", 60):
        return OldCategory(slug, slug, slug, "", "public", 0)
    if path := names(row, "categories", 60):
        return OldCategory(" / ".join(path), "", path[-1], "", "public", 0)
    if (given := number(row, "category_id")) is not None:
        return OldCategory(str(given), "", f"Category {given}", "", "public", 0)
    return None


def topic(row: Json) -> OldTopic:
    created_at = needed_moment(row, "created_at")
    active_at = moment(row, "last_posted_at") or created_at
    locked = moment(row, "locked_at") or (active_at if flag(row, "closed") or flag(row, "archived") else None)
    return OldTopic(
        id=needed(row, "id"), title=line(row, "title"), slug=line(row, "slug", 200),
        kind=one_of(row, "kind", KINDS), category=named_category(row), tags=names(row, "tags"),
        user=line(row, "user", 100) or None, author=line(row, "author", 60), created_at=created_at,
        active_at=active_at, views=count(row, "views"), locked_at=locked,
        visible=row.get("visible") is None or flag(row, "visible"), accepted=number(row, "accepted_post"),
        solved_at=moment(row, "solved_at"), solved_by=line(row, "solved_by", 100) or None,
        duplicate_of=number(row, "duplicate_of"),
    )  # fmt: skip


def entry(row: Json) -> OldEntry:
    topic_id, n = needed(row, "topic_id"), needed(row, "n")
    edited_at = moment(row, "edited_at") or (moment(row, "updated_at") if count(row, "version") > 1 else None)
    state = one_of(row, "state", STATES)
    if state == "published" and (flag(row, "hidden") or flag(row, "deleted")):
        state = "hidden" if flag(row, "hidden") else "deleted"
    return OldEntry(
        id=f"{topic_id}/{n}", topic_id=topic_id, n=n, own_id=number(row, "id"), user=line(row, "user", 100) or None,
        author=line(row, "author", 60), created_at=needed_moment(row, "created_at"), edited_at=edited_at,
        edited_by=line(row, "edited_by", 100) or None, html=words(row, "html"), md=words(row, "md"),
        likes=count(row, "likes", 100_000), dislikes=count(row, "dislikes", 100_000), accepted=flag(row, "accepted"),
        reply_to=number(row, "reply_to"), state=state, language=line(row, "language", 10) or None,
        details=details(row), program=number(row, "post_type") == 3,
    )  # fmt: skip


def details(row: Json) -> list[Any]:
    """As they stand: they are shown by what reads them, which passes over what it does not know."""
    found = row.get("details")
    if found is None:
        return []
    if not isinstance(found, list) or len(str(found)) > 50_000:
        raise ValueError("details are no list, or too long")
    return found


def remark(row: Json) -> OldRemark:
    """Where the line has no `id`, its number in the file is its name."""
    own, topic_id, n = number(row, "id"), needed(row, "topic_id"), number(row, "n") or 0
    return OldRemark(
        f"line {row[LINE]}" if own is None else str(own), topic_id, f"{topic_id}/{n}",
        line(row, "user", 100) or line(row, "editor", 100) or None, row, needed_moment(row, "created_at"),
    )  # fmt: skip
