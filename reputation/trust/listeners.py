"""Acts are judged within the event's transaction; who knows about which tag is counted after it."""

from typing import Any

from forum.bus import Published
from forum.database import Session
from forum.demo.events import DemonstrationRemoved
from forum.events import FlagJudged, GainsAnnulled, GainsRestored, ImportFinished, VotesAnnulled
from forum.measuring.events import HistoryCopied
from forum.threads.events import KindChanged
from reputation.trust.actions import Act, count_tags, count_tags_of, judge_act, judge_answers, judge_everything
from reputation.trust.events import EditJudged
from reputation.trust.queries import answers_in, edits_on, posts_voted_on


async def judge_answer(session: Session, event: Any, _published: Published) -> None:
    """Votes, acceptances and what happens to a post say whether an answer was good."""
    if not getattr(event, "is_question", False) and getattr(event, "kind", "answer") != "opening":
        await judge_answers(session, [event.post_id])


async def judge_annulled(session: Session, event: VotesAnnulled, _published: Published) -> None:
    await judge_answers(session, await posts_voted_on(session, list(event.vote_ids)))


async def judge_gains(session: Session, event: GainsAnnulled | GainsRestored, _published: Published) -> None:
    """What was dealt says nothing of how good somebody is."""
    if event.kind == "acceptances":
        await judge_answers(session, list(event.post_ids))
        return
    for edit_id, user_id, post_id, good in await edits_on(session, list(event.post_ids), list(event.user_ids)):
        await judge_act(session, Act("edits", edit_id, user_id, post_id), good)


async def judge_thread(session: Session, event: KindChanged, _published: Published) -> None:
    """Replies in a discussion are no answers."""
    await judge_answers(session, await answers_in(session, event.thread_id))


async def judge_edit(session: Session, event: EditJudged, _published: Published) -> None:
    await judge_act(session, Act("edits", event.edit_id, event.user_id, event.post_id), event.stood)


async def judge_flag(session: Session, event: FlagJudged, _published: Published) -> None:
    await judge_act(session, Act("flags", event.item_id, event.user_id), event.good)


async def judge_what_is_left(session: Session, _event: DemonstrationRemoved, _published: Published) -> None:
    await judge_everything(session)
    await count_tags(session)


async def judge_the_imported(session: Session, _event: HistoryCopied | ImportFinished, _published: Published) -> None:
    await judge_everything(session)
    await count_tags(session)


async def follow_in_tags(session: Session, event: Any, _published: Published) -> None:
    """What an answer's author knows about its tags, as far as everybody may read it."""
    if event.user_id is not None and not getattr(event, "is_question", False):
        await count_tags_of(session, event.thread_id, event.user_id)
