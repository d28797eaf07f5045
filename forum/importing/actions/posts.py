"""Questions become threads with an opening post, answers follow them; words of tags are kept for the tags."""

from collections.abc import Sequence
from typing import Any

from forum.bus import publish_many
from forum.database import Session
from forum.importing.actions.work import Work, copy, new_ids, tag_ids
from forum.importing.bodies import markdown_from, rendered
from forum.importing.report import Tally
from forum.importing.stackexchange import ANSWER, EXCERPT, POST_TYPES, QUESTION, OldPost
from forum.markup import plain
from forum.threads.events import AnswerPosted, QuestionAsked
from forum.threads.titles import slug_of
from forum.tongues import language_of

THREAD = (
    "id", "category_id", "author_id", "author_label", "kind", "title", "slug", "tags", "locked_at", "score",
    "view_count", "created_at", "last_activity_at",
)  # fmt: skip
POST = (
    "id", "thread_id", "author_id", "author_label", "kind", "body_source", "body_html", "render_version", "score",
    "language", "created_at", "edited_at", "edited_by_id",
)  # fmt: skip
REVISION = ("post_id", "version", "title", "tags", "body_source", "editor_id", "created_at")
COUNT = """
UPDATE threads SET answer_count = answer_count + given.count
FROM unnest($1::bigint[], $2::int[]) AS given (id, count) WHERE threads.id = given.id
"""
SPEAK = """
UPDATE threads SET language = p.language FROM posts p
 WHERE threads.id = ANY($1::bigint[]) AND p.thread_id = threads.id AND p.kind = 'opening'
"""


def wanted_in_first_pass(old: OldPost) -> OldPost | None:
    return None if old.type == ANSWER else old


def wanted_in_second_pass(old: OldPost) -> OldPost | None:
    return old if old.type == ANSWER else None


async def bring_questions(session: Session, work: Work, rows: Sequence[OldPost]) -> None:
    await set_others_aside(session, work, [row for row in rows if row.type != QUESTION])
    tally = work.tally("questions")
    fresh: list[OldPost] = await work.fresh(session, tally, "thread", [row for row in rows if row.type == QUESTION])
    users = await work.known(session, "user", [each for row in fresh for each in (row.owner_id, row.editor_id)])
    thread_ids = await new_ids(session, "threads", len(fresh))
    post_ids = await new_ids(session, "posts", len(fresh))
    places = list(zip(fresh, thread_ids, post_ids, strict=True))
    await copy(session, "threads", THREAD, [thread_record(work, users, place) for place in places])
    await write_posts(session, tally, users, places)
    await session.fetchval(SPEAK, thread_ids)
    await write_tags(session, places)
    await work.remember(session, "thread", ((old.id, thread_id) for old, thread_id, _post in places))
    await work.remember(session, "post", ((old.id, post_id) for old, _thread, post_id in places))
    happened = [
        (QuestionAsked(users.get(old.owner_id or 0), thread_id, post_id, "question", work.category_id), old.created_at)
        for old, thread_id, post_id in places
    ]
    await publish_many(session, happened)
    tally.made += len(fresh)


async def bring_answers(session: Session, work: Work, rows: Sequence[OldPost]) -> None:
    tally = work.tally("answers")
    fresh: list[OldPost] = await work.fresh(session, tally, "post", rows)
    threads = await work.known(session, "thread", [row.parent_id for row in fresh])
    tally.left_out["its question is not in the dump"] += sum(row.parent_id not in threads for row in fresh)
    placed = [(row, threads[row.parent_id or 0]) for row in fresh if row.parent_id in threads]
    users = await work.known(session, "user", [each for row, _ in placed for each in (row.owner_id, row.editor_id)])
    ids = await new_ids(session, "posts", len(placed))
    places = [(old, thread_id, post_id) for (old, thread_id), post_id in zip(placed, ids, strict=True)]
    await write_posts(session, tally, users, places)
    await work.remember(session, "post", ((old.id, post_id) for old, _thread, post_id in places))
    happened = [
        (AnswerPosted(users.get(old.owner_id or 0), thread_id, post_id, "answer"), old.created_at)
        for old, thread_id, post_id in places
    ]
    await publish_many(session, happened)
    counts: dict[int, int] = {}
    for _old, thread_id, _post in places:
        counts[thread_id] = counts.get(thread_id, 0) + 1
    await session.fetchval(COUNT, list(counts), list(counts.values()))
    tally.made += len(places)


def thread_record(work: Work, users: dict[int, int], place: tuple[OldPost, int, int]) -> tuple[Any, ...]:
    old, thread_id, _post = place
    title = old.title or f"Question {old.id}"
    author = users.get(old.owner_id or 0)
    return (
        thread_id, work.category_id, author, label(old, author), "question", title, slug_of(title), old.tags,
        old.closed_at, old.score, old.views, old.created_at, old.active_at,
    )  # fmt: skip


def label(old: OldPost, author: int | None) -> str | None:
    """The name of an author without an account, as the dump gives it, or their number."""
    if author is not None:
        return None
    return old.owner_label or (f"user{old.owner_id}" if old.owner_id else "deleted user")


async def write_posts(
    session: Session, tally: Tally, users: dict[int, int], places: Sequence[tuple[OldPost, int, int]]
) -> None:
    posts, revisions = [], []
    for old, thread_id, post_id in places:
        source = markdown_from(old.body)
        body, version, as_words = rendered(source)
        author, editor = users.get(old.owner_id or 0), users.get(old.editor_id or 0)
        kind, title, tags = ("answer", None, None) if old.type == ANSWER else ("opening", old.title, old.tags)
        posts.append(
            (post_id, thread_id, author, label(old, author), kind, source, body, version, old.score,
             language_of(f"{title or ''}\n\n{source}"), old.created_at, old.edited_at, editor)
        )  # fmt: skip
        revisions.append((post_id, 1, title, tags, source, author, old.created_at))
        tally.notes["too long to be rendered, shown as plain words"] += as_words
        tally.notes["author without an account, kept by name"] += author is None
    await copy(session, "posts", POST, posts)
    await copy(session, "revisions", REVISION, revisions)


async def write_tags(session: Session, places: Sequence[tuple[OldPost, int, int]]) -> None:
    names = sorted({name for old, _thread, _post in places for name in old.tags})
    if not names:
        return
    ids = await tag_ids(session, names)
    records = [(thread_id, ids[name], old.created_at) for old, thread_id, _post in places for name in old.tags]
    await copy(session, "thread_tags", ("thread_id", "tag_id", "created_at"), records)


async def set_others_aside(session: Session, work: Work, rows: Sequence[OldPost]) -> None:
    """Posts that are neither question nor answer; the words of a tag's excerpt are kept for the tag."""
    tally = work.tally("other posts")
    tally.read += len(rows)
    for row in rows:
        if row.type == EXCERPT:
            work.excerpts[row.id] = plain(row.body)[:500]
            tally.made += 1
            tally.notes["tag excerpt, kept as the tag's description"] += 1
        else:
            tally.left_out[f"{POST_TYPES.get(row.type, f'post type {row.type}')}: there is no place for it"] += 1
