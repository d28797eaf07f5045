"""How good the proposals are: what editors made of them, how much they changed, and what is left of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from statistics import median

from forum.actor import Actor
from forum.database import Session
from forum.errors import NotThere
from kb_bridge.citations import markdown
from kb_bridge.policy import may_edit_articles
from kb_bridge.queries.proposals import decided_proposals, proposal_language
from kb_bridge.rows import ProposalRow

BY_MONTH = """
SELECT date_trunc('month', decided_at AT TIME ZONE 'UTC')::date AS month,
       count(*) FILTER (WHERE state = 'accepted') AS accepted,
       count(*) FILTER (WHERE state IN ('linked', 'merged')) AS joined,
       count(*) FILTER (WHERE state = 'rejected') AS rejected,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM decided_at - created_at)) / 3600 AS hours
  FROM proposals WHERE state <> 'snoozed' AND decided_by_id IS NOT NULL AND decided_at > $1
 GROUP BY 1 ORDER BY 1 DESC
"""
ALIVE = """
SELECT count(*) AS old_enough, count(*) FILTER (WHERE a.state = 'published') AS alive FROM articles a
 WHERE a.visibility = ANY($1::text[]) AND a.topic_id IS NOT NULL AND a.created_at <= $2
"""
OVER = timedelta(days=365)
ALIVE_AFTER = timedelta(days=90)
COMPARED = 100  # of the latest verdicts


@dataclass(frozen=True, slots=True)
class Month:
    """What was decided in a month; `hours` from draft to verdict, the median."""

    month: date
    accepted: int
    joined: int
    rejected: int
    hours: float


@dataclass(frozen=True, slots=True)
class Yield:
    """`kept` is the share of accepted drafts' characters that stood in the draft already; None where nothing was."""

    months: list[Month]
    accepted: int
    judged: int
    hours: float | None
    kept: float | None
    old_enough: int
    alive: int


async def yield_figures(session: Session, actor: Actor) -> Yield:
    """Of the last 365 days, for editors."""
    if not may_edit_articles(actor):
        raise NotThere
    rows = await session.fetch(BY_MONTH, session.now - OVER)
    months = [Month(**{**row, "hours": float(row["hours"] or 0)}) for row in rows]
    used = sum(each.accepted + each.joined for each in months)
    lately = [each for each in await decided_proposals(session, actor, COMPARED) if each.decided_by_id is not None]
    waits = [(each.decided_at - each.created_at).total_seconds() / 3600 for each in lately if each.decided_at]
    shares = [kept_of(each) for each in lately if each.state == "accepted" and each.edited_source]
    alive = await session.fetchrow(ALIVE, list(actor.sees), session.now - ALIVE_AFTER)
    return Yield(
        months=months,
        accepted=used,
        judged=used + sum(each.rejected for each in months),
        hours=median(waits) if waits else None,
        kept=sum(shares) / len(shares) if shares else None,
        old_enough=alive["old_enough"],
        alive=alive["alive"],
    )


def kept_of(found: ProposalRow) -> float:
    """How much of the published text is as it was drafted: 1 where nothing was changed."""
    drafted = markdown(found.draft, found.posts, proposal_language(found))
    return SequenceMatcher(None, drafted.split(), (found.edited_source or "").split(), autojunk=False).ratio()
