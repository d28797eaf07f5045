"""Teaching: decisions train the learned part, and posts that stayed are counted into the forum's words."""

from forum.database import Session
from moderation.triggers.facts import Facts
from moderation.triggers.keeping import pack
from moderation.triggers.learned import Learned
from moderation.triggers.queries.posts import history, post_for_rules
from moderation.triggers.queries.settings import KEPT, memory_now
from moderation.triggers.spam import logit
from moderation.triggers.texts import Text
from moderation.triggers.vocabulary import Vocabulary

READ = 3_000  # newest posts of which the forum's words are counted
KEEP = """
INSERT INTO trigger_memory (id, {what}, changed_at) VALUES (1, $1, $2)
ON CONFLICT (id) DO UPDATE SET {what} = excluded.{what}, changed_at = excluded.changed_at
"""
KEEP_LEARNED, KEEP_WORDS = KEEP.format(what="learned"), KEEP.format(what="vocabulary")
OUTCOME = """
SELECT r.object_kind, r.object_id, r.state, coalesce(r.useful, d.verb <> 'approve') AS useful
FROM decisions d JOIN reviewables r ON r.id = d.reviewable_id WHERE d.id = $1
"""


async def learn_from(session: Session, decision_id: int, *, undone: bool = False) -> bool:
    """One lesson for each closed item about a post; a decision taken back is taught the other way round."""
    outcome = await session.fetchrow(OUTCOME, decision_id)
    if outcome is None or outcome["object_kind"] != "post" or (outcome["state"] != "decided" and not undone):
        return False
    post = await post_for_rules(session, outcome["object_id"])
    if post is None:
        return False
    packed = await session.fetchval("SELECT learned FROM trigger_memory WHERE id = 1 FOR UPDATE")
    learned = Learned.load(packed) if packed else Learned()
    text = Text(post["title"] if post["kind"] == "opening" else "", post["body_source"], post["language"])
    facts = Facts(text, forum=(await memory_now(session)).forum)
    learned.learn(facts.features, useful=bool(outcome["useful"]) is not undone, rules=logit(facts.signs))
    await session.fetchval(KEEP_LEARNED, learned.dump(), session.now)
    forget()
    return True


async def count_words(session: Session) -> int:
    """Counts the newest posts that everybody sees; how many were read."""
    forum, read = Vocabulary(), 0
    for post in await history(session, None, READ):
        if post["state"] == "published" and not post["useful"]:
            text = Text(post["title"], post["body_source"], post["language"])
            forum.learn(text.written, text.links)
            read += 1
    await session.fetchval(KEEP_WORDS, pack(forum), session.now)
    forget()
    return read


async def forget_lessons(session: Session) -> None:
    """What decisions about made-up posts taught is no experience; the forum's words are counted anew at night."""
    await session.fetchval("DELETE FROM trigger_memory")
    forget()


def forget() -> None:
    """This process reads the memory anew; others see that its time has changed."""
    KEPT.memory = None
