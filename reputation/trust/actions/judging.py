"""Acts are judged, judged otherwise, or not judged any more, and the accuracies move with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.database import Session
from forum.threads.actions.ordering import lock_people
from reputation.trust.actions.following import follow_with_trust, raise_many
from reputation.trust.levels import KINDS
from reputation.trust.queries import authors_of_posts, changed_verdicts
from reputation.trust.queries.judged import ACTS, SUMS

KEEP = """
INSERT INTO judged_acts (kind, act_id, user_id, post_id, good) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (kind, act_id, user_id) DO UPDATE SET good = excluded.good
"""
FORGET = "DELETE FROM judged_acts WHERE kind = $1 AND act_id = $2 AND user_id = $3"
COUNT = {
    kind: f"""
INSERT INTO accuracies AS a (user_id, {kind}_good, {kind}_judged) VALUES ($1, greatest($2, 0), greatest($3, 0))
ON CONFLICT (user_id) DO UPDATE SET {kind}_good = a.{kind}_good + $2, {kind}_judged = a.{kind}_judged + $3
"""  # noqa: S608 - names of our own
    for kind in KINDS
}
JUDGE_ALL = f"INSERT INTO judged_acts (kind, act_id, user_id, post_id, good) {ACTS}"
COUNT_ALL = f"""
INSERT INTO accuracies (user_id, answers_good, answers_judged, edits_good, edits_judged, flags_good, flags_judged)
{SUMS} FROM judged_acts GROUP BY user_id
"""


@dataclass(frozen=True, slots=True)
class Act:
    """One answer, edit or flag of somebody."""

    kind: str
    id: int
    user_id: int
    post_id: int | None = None


async def judge_answers(session: Session, post_ids: Sequence[int]) -> None:
    """What is known of these answers by now. Their authors are locked before anything is read: whoever judges the same
    person at the same moment waits, and then sees what we have written."""
    await lock_people(session, *await authors_of_posts(session, list(post_ids)))
    for verdict in await changed_verdicts(session, list(post_ids)):
        act = Act("answers", verdict.act_id, verdict.user_id, verdict.act_id)
        await write(session, act, good=verdict.good, was=verdict.was)


async def judge_act(session: Session, act: Act, good: bool | None) -> None:
    """An edit or a flag was good, or not; None takes the verdict back. Said twice it counts once."""
    await lock_people(session, act.user_id)
    sql = "SELECT good FROM judged_acts WHERE kind = $1 AND act_id = $2 AND user_id = $3"
    was = await session.fetchval(sql, act.kind, act.id, act.user_id)
    if was is not good:
        await write(session, act, good=good, was=was)


async def write(session: Session, act: Act, *, good: bool | None, was: bool | None) -> None:
    if good is None:
        await session.fetchval(FORGET, act.kind, act.id, act.user_id)
    else:
        await session.fetchval(KEEP, act.kind, act.id, act.user_id, act.post_id, good)
    judged = (good is not None) - (was is not None)
    await session.fetchval(COUNT[act.kind], act.user_id, bool(good) - bool(was), judged)
    await follow_with_trust(session, act.user_id)


async def judge_everything(session: Session) -> None:
    """All acts derived again, the accuracies from them, and the levels from those: after an import, and where a recount
    found that they differ."""
    await session.fetchval("SELECT set_config('statement_timeout', '600s', true)")
    await session.fetchval("LOCK TABLE accuracies, judged_acts IN SHARE ROW EXCLUSIVE MODE")
    for statement in ("DELETE FROM accuracies", "DELETE FROM judged_acts", JUDGE_ALL, COUNT_ALL):
        await session.fetchval(statement)
    await raise_many(session)
