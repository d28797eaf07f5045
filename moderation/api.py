"""What moderation adds to the API: reporting, and the queue for tokens that may moderate."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.errors import NotThere
from forum.web.api import Call, Endpoint, Flag, Number, Rows
from forum.web.forms import Choice, Form, LongText, Text
from moderation.flags.actions import raise_flag
from moderation.flags.pages import FLAG
from moderation.queue.actions import Choice as Chosen
from moderation.queue.actions import claim, decide, give_back, take_next, undo
from moderation.queue.grounds import SOURCES
from moderation.queue.pages.waiting import KINDS, PAGE
from moderation.queue.policy import VERBS, may_review, possible
from moderation.queue.queries import Item, Narrowing, item, open_items
from moderation.queue.queries.items import situation_of
from moderation.queue.subjects import subject_named

GROUP = "Moderation"
REPORT = Form(kind=FLAG.fields["kind"], note=FLAG.fields["note"])
LIST = Form(
    severity=Number(required=False, most=4),
    source=Choice(required=False, options=tuple(SOURCES)),
    kind=Choice(required=False, options=KINDS),
    late=Flag(),
    mine=Flag(),
    after=Text(required=False, max=300),
)
DECIDE = Form(
    verb=Choice(options=tuple(dict.fromkeys(verb.id for verb in VERBS))),
    reason=LongText(max=1000, required=False),
    days=Number(required=False, most=9999),
    target=Number(required=False),
    title=Text(max=300, required=False),
    body=LongText(required=False),
)


@dataclass(frozen=True, slots=True)
class QueueItem:
    """What waits for a decision; `version` is what If-Match takes, `verbs` are the decisions that are possible."""

    id: int
    version: int
    kind: str
    object: int
    state: str
    severity: int
    minutes: int
    due_at: datetime
    late: bool
    reasons: list[str]
    thread: int | None
    post: int | None
    title: str | None
    html: str | None
    author: str | None
    claimed_by: str | None
    verbs: list[str]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided; its number undoes it."""

    id: int
    verb: str
    item: int


@dataclass(frozen=True, slots=True)
class Next:
    """What to look at next, claimed; null where nothing waits."""

    item: QueueItem | None


async def report(call: Call) -> None:
    kind = call.path["kind"]
    if kind not in ("post", "comment"):
        raise NotThere
    subject = await subject_named(call.session, call.actor, kind, call.path["object"])
    await raise_flag(call.session, call.actor, subject, kind=call.body["kind"], note=call.body["note"])


async def queue(call: Call) -> Rows:
    reviewer(call)
    asked = call.query
    narrowed = Narrowing(
        asked["severity"], asked["source"] or None, asked["kind"] or None, asked["late"], asked["mine"]
    )
    after = call.after(float, int)
    key = (after[0], after[1]) if after else None
    rows = await open_items(call.session, call.actor, after=key, narrowed=narrowed, most=PAGE + 1)
    shown = rows[:PAGE]
    last = (shown[-1].harm, shown[-1].id) if len(rows) > PAGE else None
    return Rows([item_from(row, call) for row in shown], last)


async def show(call: Call) -> QueueItem:
    reviewer(call)
    return item_from(await item(call.session, call.actor, call.path["item"]), call)


async def take(call: Call) -> Next:
    reviewer(call)
    item_id = await take_next(call.session, call.actor)
    return Next(None if item_id is None else item_from(await item(call.session, call.actor, item_id), call))


async def claim_one(call: Call) -> QueueItem:
    reviewer(call)
    await claim(call.session, call.actor, call.path["item"])
    return await show(call)


async def give_one_back(call: Call) -> None:
    reviewer(call)
    await give_back(call.session, call.actor, call.path["item"])


async def settle(call: Call) -> Decision:
    reviewer(call)
    sent = call.body
    choice = Chosen(
        sent["verb"], call.version, sent["reason"], sent["days"] or 7, sent["target"] or 0, sent["title"], sent["body"]
    )
    found = await item(call.session, call.actor, call.path["item"])
    decision_id, verb = await decide(call.session, call.actor, found.id, choice)
    return Decision(decision_id, verb.id, found.id)


async def take_back(call: Call) -> None:
    reviewer(call)
    await undo(call.session, call.actor, call.path["decision"])


def reviewer(call: Call) -> None:
    """The queue is not there for anybody else."""
    if not may_review(call.actor):
        raise NotThere


def item_from(row: Item, call: Call) -> QueueItem:
    verbs = possible(call.actor, situation_of(row, call.actor)) if row.state == "open" else ()
    return QueueItem(
        row.id, row.version, row.object_kind, row.object_id, row.state, row.severity, row.minutes, row.due_at,
        row.late, list(row.kinds or ()), row.thread_id, row.post_id, row.title, row.body_html, row.author_name,
        row.claimed_by, [verb.id for verb in verbs], row.created_at,
    )  # fmt: skip


ONE = "/queue/{item:int}"
STAFF: dict[str, Any] = {"group": GROUP, "scope": "moderate"}
ENDPOINTS = (
    Endpoint(method="POST", path="/flags/{kind}/{object:int}", call=report, summary="Report a post or a comment.",
             group=GROUP, scope="write", body=REPORT),
    Endpoint(method="GET", path="/queue", call=queue, summary="What waits for a moderator, the worst first.",
             answer=QueueItem, rows=True, query=LIST, **STAFF),
    Endpoint(method="POST", path="/queue/next", call=take, summary="Claim what is most pressing.", answer=Next,
             **STAFF),
    Endpoint(method="GET", path=ONE, call=show, summary="An item of the queue.", answer=QueueItem, **STAFF),
    Endpoint(method="PUT", path=ONE + "/claim", call=claim_one, summary="Claim an item for a quarter of an hour.",
             answer=QueueItem, **STAFF),
    Endpoint(method="DELETE", path=ONE + "/claim", call=give_one_back, summary="Give a claimed item back.", **STAFF),
    Endpoint(method="POST", path=ONE + "/decisions", call=settle, summary="Decide.", answer=Decision, status=201,
             body=DECIDE, versioned=True, **STAFF),
    Endpoint(method="DELETE", path="/decisions/{decision:int}", call=take_back, summary="Undo a decision.", **STAFF),
)  # fmt: skip
