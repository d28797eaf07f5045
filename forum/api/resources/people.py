"""People: oneself, somebody, those whose name begins so, their answers."""

from dataclasses import dataclass
from datetime import datetime

from forum.api.resources.groups import PEOPLE, base_of
from forum.people.queries import PersonRow, most_reputed, people_called, person_named, person_of_id
from forum.threads.queries.authors import AnswerRow, answers_by, author_counts
from forum.web.api import Call, Endpoint, Rows
from forum.web.forms import Form, Text

MOST = 50
FIND = Form(q=Text(required=False, max=60))
AFTER = Form(after=Text(required=False, max=300))


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as others see them."""

    id: int
    name: str
    display_name: str
    url: str
    role: str | None
    trust_level: int
    reputation: int
    about_html: str
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class Myself:
    """Whose token this is, and how they write."""

    person: Person
    locale: str
    time_zone: str
    standing: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """Somebody, and how much of what they wrote you may see."""

    person: Person
    threads: int
    answers: int
    solved: int


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in a list of one person's."""

    id: int
    thread: int
    title: str
    url: str
    html: str
    score: int
    accepted: bool
    created_at: datetime


async def myself(call: Call) -> Myself:
    row = await person_of_id(call.session, call.actor.id or 0)
    standing = call.actor.standing(call.session.now)
    return Myself(person_from(row, base_of(call)), call.actor.locale, call.actor.time_zone, standing)


async def people(call: Call) -> Rows:
    words = call.query["q"]
    rows = await (people_called(call.session, words, MOST) if words else most_reputed(call.session, MOST))
    return Rows([person_from(row, base_of(call)) for row in rows])


async def person(call: Call) -> Counted:
    row = await person_named(call.session, call.path["name"])
    counts = await author_counts(call.session, call.actor, row.id)
    return Counted(person_from(row, base_of(call)), counts.threads, counts.answers, counts.solved)


async def answers(call: Call) -> Rows:
    row, after = await person_named(call.session, call.path["name"]), call.after(datetime, int)
    found = await answers_by(call.session, call.actor, row.id, after=after)
    last = found.rows[-1] if found.has_older else None
    return Rows([answer_from(each, base_of(call)) for each in found.rows], (last.created_at, last.id) if last else None)


def person_from(row: PersonRow, base: str) -> Person:
    return Person(row.id, row.name, row.display_name, base + row.url, row.role, row.trust_level, row.reputation,
                  row.bio_html, row.created_at)  # fmt: skip


def answer_from(row: AnswerRow, base: str) -> Answer:
    return Answer(row.id, row.thread_id, row.thread_title, base + row.url, row.body_html, row.score,
                  bool(row.accepted), row.created_at)  # fmt: skip


ENDPOINTS = (
    Endpoint(method="GET", path="/me", call=myself, summary="Whose token this is.", group=PEOPLE, answer=Myself),
    Endpoint(method="GET", path="/people", call=people, summary="People by the beginning of a name, or those with most "
             "reputation.", group=PEOPLE, answer=Person, rows=True, open=True, query=FIND),
    Endpoint(method="GET", path="/people/{name}", call=person, summary="Somebody.", group=PEOPLE, answer=Counted,
             open=True),
    Endpoint(method="GET", path="/people/{name}/answers", call=answers, summary="Their answers, the newest first.",
             group=PEOPLE, answer=Answer, rows=True, open=True, query=AFTER),
)  # fmt: skip
