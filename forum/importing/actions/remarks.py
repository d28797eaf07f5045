"""Comments, tags' descriptions, links between questions, and badges."""

from collections.abc import Sequence

from forum.bus import publish_many
from forum.comments.events import CommentPosted
from forum.database import Session
from forum.events import BadgeImported
from forum.importing.actions.work import Work, copy, new_ids, tag_ids
from forum.importing.bodies import rendered
from forum.importing.stackexchange import OldBadge, OldComment, OldLink, OldTag
from forum.threads.events import MarkedDuplicate
from forum.tongues import language_of

COMMENT = (
    "id", "thread_id", "post_id", "author_id", "author_label", "body_source", "body_html", "render_version", "score",
    "created_at", "language",
)  # fmt: skip
COUNT = """
UPDATE posts SET comment_count = comment_count + given.count
FROM unnest($1::bigint[], $2::int[]) AS given (id, count) WHERE posts.id = given.id
"""
DESCRIBE = """
UPDATE tags SET description = given.text FROM unnest($1::text[], $2::text[]) AS given (name, text)
WHERE tags.name = given.name AND given.text <> '' AND tags.description = ''
"""
LINK = """
INSERT INTO thread_links (thread_id, target_id, duplicate, created_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (thread_id, target_id) DO UPDATE SET duplicate = thread_links.duplicate OR excluded.duplicate
"""
DUPLICATE = """
UPDATE threads SET duplicate_of_id = $2 WHERE id = $1 AND duplicate_of_id IS NULL
AND NOT EXISTS (SELECT FROM threads o WHERE o.id = $2 AND o.duplicate_of_id = $1) RETURNING id
"""
HOMES = "SELECT id, thread_id, author_id FROM posts WHERE id = ANY($1::bigint[])"


async def bring_comments(session: Session, work: Work, rows: Sequence[OldComment]) -> None:
    tally = work.tally("comments")
    fresh: list[OldComment] = await work.fresh(session, tally, "comment", rows)
    posts = await work.known(session, "post", [row.post_id for row in fresh])
    users = await work.known(session, "user", [row.user_id for row in fresh])
    homes = {row["id"]: row for row in await session.fetch(HOMES, list(posts.values()))}
    placed = [row for row in fresh if row.post_id in posts]
    tally.left_out["its post is not in the dump"] += len(fresh) - len(placed)
    records, happened, counts = [], [], dict[int, int]()
    ids = await new_ids(session, "comments", len(placed))
    for comment_id, old in zip(ids, placed, strict=True):
        home, author = homes[posts[old.post_id]], users.get(old.user_id or 0)
        name = None if author else old.user_label or (f"user{old.user_id}" if old.user_id else "deleted user")
        body, version, _as_words = rendered(old.text)
        records.append(
            (
                comment_id,
                home["thread_id"],
                home["id"],
                author,
                name,
                old.text,
                body,
                version,
                old.score,
                old.created_at,
                language_of(old.text),
            )
        )
        event = CommentPosted(author, home["thread_id"], home["id"], comment_id, home["author_id"])
        happened.append((event, old.created_at))
        counts[home["id"]] = counts.get(home["id"], 0) + 1
    await copy(session, "comments", COMMENT, records)
    await session.fetchval(COUNT, list(counts), list(counts.values()))
    await work.remember(session, "comment", zip((old.id for old in placed), ids, strict=True))
    await publish_many(session, happened)
    tally.made += len(placed)


async def bring_tags(session: Session, work: Work, rows: Sequence[OldTag]) -> None:
    """Tags are there from their threads, those that nobody uses are added; here come the descriptions."""
    tally = work.tally("tags")
    fresh: list[OldTag] = await work.fresh(session, tally, "tag", rows)
    names = [row.name for row in fresh]
    ids = await tag_ids(session, names)
    await session.fetchval(DESCRIBE, names, [work.excerpts.get(row.excerpt_id or 0, "") for row in fresh])
    await work.remember(session, "tag", ((row.id, ids[row.name]) for row in fresh))
    tally.made += len(fresh)


async def bring_links(session: Session, work: Work, rows: Sequence[OldLink]) -> None:
    tally = work.tally("links")
    fresh: list[OldLink] = await work.fresh(session, tally, "link", rows)
    threads = await work.known(session, "thread", [each for row in fresh for each in (row.post_id, row.target_id)])
    happened, made = [], []
    for old in fresh:
        thread, target = threads.get(old.post_id), threads.get(old.target_id)
        if thread is None or target is None:
            tally.left_out["one of its questions is not in the dump"] += 1
        elif thread == target:
            tally.left_out["it leads from a question to itself"] += 1
        else:
            await session.raw.execute(LINK, thread, target, old.duplicate, old.created_at)
            made.append((old.id, thread))
            if old.duplicate and await session.fetchval(DUPLICATE, thread, target) is not None:
                tally.notes["marked as a duplicate"] += 1
                happened.append((MarkedDuplicate(None, thread, target), old.created_at))
    await work.remember(session, "link", made)
    await publish_many(session, happened)
    tally.made += len(made)


async def bring_badges(session: Session, work: Work, rows: Sequence[OldBadge]) -> None:
    """Badges are a neighbour's: told as events, and left out where nobody keeps them."""
    tally = work.tally("badges")
    fresh: list[OldBadge] = await work.fresh(session, tally, "badge", rows)
    if not (session.bus.bulk.get(BadgeImported) or session.bus.within.get(BadgeImported)):
        tally.left_out["no package that keeps badges is plugged in"] += len(fresh)
        return
    users = await work.known(session, "user", [row.user_id for row in fresh])
    kept = [row for row in fresh if row.user_id in users]
    tally.left_out["its user is not in the dump"] += len(fresh) - len(kept)
    happened = [(BadgeImported(None, users[row.user_id], row.name, row.kind, row.id), row.created_at) for row in kept]
    await publish_many(session, happened)
    await work.remember(session, "badge", ((row.id, users[row.user_id]) for row in kept))
    tally.made += len(kept)
