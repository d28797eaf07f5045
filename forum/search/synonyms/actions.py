"""Every write of synonyms."""

from collections.abc import Sequence

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert as upsert

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.search.synonyms.events import SynonymsForgotten, SynonymsTaught
from forum.search.synonyms.lines import MOST_GROUPS, Group
from forum.search.synonyms.models import SynonymGroup
from forum.search.synonyms.policy import may_teach_synonyms


async def teach_synonyms(session: Session, actor: Actor, groups: Sequence[Group], *, instead: bool = False) -> int:
    """How many of the groups are new; `instead` of all that there were, or beside them."""
    require_teacher(actor)
    if instead:
        await session.execute(delete(SynonymGroup))
    rows = [
        {
            "language": each.language, "words": list(each.words), "means": list(each.means), "keys": each.keys,
            "created_at": session.now,
        }
        for each in groups
    ]  # fmt: skip
    before = await session.fetchval("SELECT count(*) FROM search_synonyms")
    if rows:
        await session.execute(upsert(SynonymGroup).on_conflict_do_nothing(), rows)
    after = int(await session.fetchval("SELECT count(*) FROM search_synonyms"))
    if after > MOST_GROUPS:
        raise Invalid({"": _("There can be %(n)s groups at most.", n=MOST_GROUPS)})
    if after != before or instead:
        await publish(session, SynonymsTaught(actor.id, after - before, instead))
    return after - int(before)


async def forget_synonyms(session: Session, actor: Actor, group_id: int) -> None:
    require_teacher(actor)
    gone = await session.execute(delete(SynonymGroup).where(SynonymGroup.id == group_id).returning(SynonymGroup.id))
    if gone.first() is None:
        raise NotThere
    await publish(session, SynonymsForgotten(actor.id, group_id))


def require_teacher(actor: Actor) -> None:
    if not may_teach_synonyms(actor):
        raise NotThere
