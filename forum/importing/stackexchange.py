"""The tables of a Stack Exchange dump as typed rows, and what each kind of row is called. Pure.

The columns and type numbers are those of the schema that Stack Exchange documents for its quarterly dumps.
"""

from dataclasses import dataclass
from datetime import datetime

from forum.importing import fields
from forum.importing.dumps import Row

QUESTION, ANSWER, EXCERPT = 1, 2, 4
POST_TYPES = {3: "wiki", 4: "tag excerpt", 5: "tag wiki", 6: "moderator nomination", 7: "wiki placeholder",
              8: "privilege wiki"}  # fmt: skip
ACCEPTED, UP, DOWN, FAVOURITE = 1, 2, 3, 5
VOTE_TYPES = {
    4: "offensive", 6: "close", 7: "reopen", 8: "bounty start", 9: "bounty end", 10: "deletion", 11: "undeletion",
    12: "spam", 15: "moderator review", 16: "approved edit",
}  # fmt: skip
TITLES, BODIES, TAGS = (1, 4, 7), (2, 5, 8), (3, 6, 9)  # kinds of history rows: first, edited, rolled back
BADGE_KINDS = {1: "gold", 2: "silver", 3: "bronze"}
LINK_DUPLICATE = 3


@dataclass(frozen=True, slots=True)
class OldUser:
    id: int
    name: str
    about: str
    created_at: datetime
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class OldPost:
    """A question or an answer; `owner_label` names an author whose account is gone."""

    id: int
    type: int
    parent_id: int | None
    accepted_id: int | None
    owner_id: int | None
    owner_label: str
    title: str
    body: str
    tags: list[str]
    score: int
    views: int
    created_at: datetime
    edited_at: datetime | None
    editor_id: int | None
    active_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class OldTag:
    id: int
    name: str
    excerpt_id: int | None


@dataclass(frozen=True, slots=True)
class OldComment:
    id: int
    post_id: int
    user_id: int | None
    user_label: str
    score: int
    text: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class OldVote:
    id: int
    post_id: int
    user_id: int | None
    type: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class OldLink:
    id: int
    post_id: int
    target_id: int
    duplicate: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class OldBadge:
    id: int
    user_id: int
    name: str
    kind: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class OldChange:
    """A row of history: one part (title, body or tags) of one version."""

    id: int
    type: int
    post_id: int
    version: str
    user_id: int | None
    text: str
    reason: str
    created_at: datetime


def user(row: Row) -> OldUser:
    return OldUser(
        fields.needed(row, "Id"), fields.words(row, "DisplayName", 60).strip(), fields.words(row, "AboutMe", 20_000),
        fields.needed_moment(row, "CreationDate"), fields.moment(row, "LastAccessDate"),
    )  # fmt: skip


def post(row: Row) -> OldPost:
    created_at = fields.needed_moment(row, "CreationDate")
    return OldPost(
        id=fields.needed(row, "Id"),
        type=fields.needed(row, "PostTypeId"),
        parent_id=fields.number(row, "ParentId"),
        accepted_id=fields.number(row, "AcceptedAnswerId"),
        owner_id=fields.number(row, "OwnerUserId"),
        owner_label=fields.words(row, "OwnerDisplayName", 60).strip(),
        title=" ".join(fields.words(row, "Title", 300).split()),
        body=fields.words(row, "Body"),
        tags=fields.tags(row),
        score=fields.number(row, "Score") or 0,
        views=fields.number(row, "ViewCount") or 0,
        created_at=created_at,
        edited_at=fields.moment(row, "LastEditDate"),
        editor_id=fields.number(row, "LastEditorUserId"),
        active_at=fields.moment(row, "LastActivityDate") or created_at,
        closed_at=fields.moment(row, "ClosedDate"),
    )


def tag(row: Row) -> OldTag:
    return OldTag(
        fields.needed(row, "Id"), fields.words(row, "TagName", 100).strip().lower(), fields.number(row, "ExcerptPostId")
    )


def comment(row: Row) -> OldComment:
    return OldComment(
        fields.needed(row, "Id"), fields.needed(row, "PostId"), fields.number(row, "UserId"),
        fields.words(row, "UserDisplayName", 60).strip(), fields.number(row, "Score") or 0,
        fields.words(row, "Text", 20_000), fields.needed_moment(row, "CreationDate"),
    )  # fmt: skip


def vote(row: Row) -> OldVote:
    return OldVote(
        fields.needed(row, "Id"), fields.needed(row, "PostId"), fields.number(row, "UserId"),
        fields.needed(row, "VoteTypeId"), fields.needed_moment(row, "CreationDate"),
    )  # fmt: skip


def link(row: Row) -> OldLink:
    return OldLink(
        fields.needed(row, "Id"), fields.needed(row, "PostId"), fields.needed(row, "RelatedPostId"),
        fields.needed(row, "LinkTypeId") == LINK_DUPLICATE, fields.needed_moment(row, "CreationDate"),
    )  # fmt: skip


def badge(row: Row) -> OldBadge:
    return OldBadge(
        fields.needed(row, "Id"), fields.needed(row, "UserId"), fields.words(row, "Name", 100).strip(),
        BADGE_KINDS.get(fields.number(row, "Class") or 3, "bronze"), fields.needed_moment(row, "Date"),
    )  # fmt: skip


def change(row: Row) -> OldChange:
    kind, post_id = fields.needed(row, "PostHistoryTypeId"), fields.needed(row, "PostId")
    return OldChange(
        fields.needed(row, "Id"), kind, post_id, fields.words(row, "RevisionGUID", 64) or row["Id"],
        fields.number(row, "UserId"), fields.words(row, "Text"), fields.words(row, "Comment", 300),
        fields.needed_moment(row, "CreationDate"),
    )  # fmt: skip
