"""Raising flags, and what follows from their weight."""

from forum.accounts.queries import actor_by_id
from forum.actor import SYSTEM, Actor
from forum.bus import publish
from forum.comments.actions import hide_comment, hold_comment
from forum.database import Session
from forum.errors import Invalid, Refused, SignInNeeded
from forum.events import ReportSettled
from forum.i18n import _
from forum.threads.actions import hide_post, hold_post
from moderation.flags.events import FlagRaised
from moderation.flags.kinds import KINDS
from moderation.flags.policy import may_flag
from moderation.flags.queries import reporter, reporters_of, reports_of
from moderation.flags.weights import HIDES, Report, out_of_view, probability_of, severity_of, weight_of
from moderation.queue.actions import bring_to_queue
from moderation.queue.grounds import Ground, Subject
from moderation.queue.queries.items import item

WHY = _("Several people reported it. A moderator will look at it.")


async def raise_flag(session: Session, actor: Actor, subject: Subject, *, kind: str, note: str = "") -> int:
    """The item that this flag opened or joined. A second flag of the same person replaces the words of their first.
    Enough weight takes the object out of view until a moderator has looked; never anything by staff."""
    if actor.is_visitor:
        raise SignInNeeded
    if not may_flag(actor, session.now, author_id=subject.author_id):
        raise Refused(_("You cannot report this."))
    if kind not in KINDS:
        raise Invalid({"kind": _("Please choose what is wrong with it.")})
    said, weight = KINDS[kind], weight_of(await reporter(session, actor))
    ground = Ground(
        "flag", kind, said.words.one, severity=said.severity, minutes=said.minutes, note=note, user_id=actor.id,
        probability=probability_of(weight), weight=weight, value=f"{weight:g}", threshold=f"{HIDES:g}",
    )  # fmt: skip
    item_id = await bring_to_queue(session, subject, ground)
    reports = await reports_of(session, item_id)
    await follow_weight(session, actor, subject, item_id=item_id, reports=reports)
    await publish(session, FlagRaised(actor.id, item_id, subject.kind, subject.id, kind))
    return item_id


async def follow_weight(
    session: Session, actor: Actor, subject: Subject, *, item_id: int, reports: list[Report]
) -> None:
    """Several reports together are a rule of their own that joins the item; enough weight takes it out of view."""
    total = sum(each.weight for each in reports)
    if severity_of(3, reports) == 2:
        words = _("Several people reported it").one
        await bring_to_queue(session, subject, Ground(
            "flag", "several_flags", words, f"{total:g}", "2", severity=2, probability=probability_of(total), minutes=2,
        ))  # fmt: skip
    author = await actor_by_id(session, subject.author_id) if subject.author_id is not None else None
    deed = out_of_view(
        reports,
        author_is_staff=author is not None and author.is_staff,
        author_trust=author.trust_level if author else 1,
    )
    found = await item(session, SYSTEM, item_id)
    if deed is None or found.object_state != "published":
        return
    if deed == "hold":
        await (hold_comment if subject.kind == "comment" else hold_post)(session, SYSTEM, subject.id)
    else:
        await (hide_comment if subject.kind == "comment" else hide_post)(session, SYSTEM, subject.id, reason=WHY.one)


async def settle_reports(session: Session, item_id: int, *, upheld: bool) -> None:
    """Everybody who reported it will hear what became of it."""
    user_ids, title = await reporters_of(session, item_id)
    if user_ids:
        await publish(session, ReportSettled(None, user_ids, title, upheld))
