"""Staff say whose customers people are: one person, or a list of many."""

from dataclasses import dataclass

from forum.accounts.names import email_key_of, key_of
from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere, Words
from forum.i18n import _
from forum.threads.queries.visibility import real_id
from moderation.customers.events import CustomersChanged
from moderation.customers.lists import MOST_LINES, Line, read_lines
from moderation.customers.policy import may_keep_plans, may_know_customers
from moderation.customers.queries import organisations, people_called, plans

SAY = """
INSERT INTO customers (user_id, plan_id, organisation_id)
SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[])
ON CONFLICT (user_id) DO UPDATE SET plan_id = excluded.plan_id, organisation_id = excluded.organisation_id
"""

TAKE = """
INSERT INTO customers (user_id, plan_id) VALUES ($1, $2)
ON CONFLICT (user_id) DO UPDATE SET plan_id = excluded.plan_id
 WHERE customers.plan_id IS DISTINCT FROM excluded.plan_id RETURNING true
"""


@dataclass(frozen=True, slots=True)
class Said:
    """What holds of a person from now on; None for neither."""

    user_id: int
    plan_id: int | None
    organisation_id: int | None


async def say_customer(session: Session, actor: Actor, said: Said) -> None:
    if not may_know_customers(actor):
        raise NotThere
    if not await session.fetchval("SELECT true FROM users WHERE id = $1", real_id(said.user_id)):
        raise NotThere
    for field, known, wanted in (
        ("plan", await plans(session), said.plan_id),
        ("organisation", await organisations(session), said.organisation_id),
    ):
        if wanted is not None and wanted not in {row["id"] for row in known}:
            raise Invalid({field: _("Please choose one of the list.")})
    await keep(session, actor, [said])


async def take_plan(session: Session, user_id: int, name: str) -> None:
    """What the company's product says of a person when it signs them in; a plan that nobody has entered here counts for
    nothing."""
    plan_id = await session.fetchval("SELECT id FROM plans WHERE lower(name) = lower($1)", name)
    if plan_id is not None and await session.fetchval(TAKE, user_id, plan_id):
        await publish(session, CustomersChanged(None, (user_id,)))


async def import_customers(session: Session, actor: Actor, text: str) -> int:
    """How many people the list named; all of it counts, or nothing where a line is wrong."""
    if not may_keep_plans(actor):
        raise NotThere
    try:
        lines = read_lines(text)
    except ValueError as wrong:
        raise refusal(int(str(wrong)), _("this is no person, plan and organisation")) from None
    if not 0 < len(lines) <= MOST_LINES:
        raise Invalid({"list": _("Please give from 1 to %(most)s lines.", most=MOST_LINES)})
    said = await looked_up(session, lines)
    await keep(session, actor, list(said.values()))
    return len(said)


async def looked_up(session: Session, lines: list[Line]) -> dict[int, Said]:
    """By person; the last line of one counts."""
    names = [key_of(line.person) for line in lines if "@" not in line.person]
    addresses = [email_key_of(line.person) for line in lines if "@" in line.person]
    people = await people_called(session, names, addresses)
    plan_ids = {row["name"].lower(): row["id"] for row in await plans(session)}
    organisation_ids = {row["name"].lower(): row["id"] for row in await organisations(session)}
    found = {}
    for line in lines:
        user_id = people.get(email_key_of(line.person) if "@" in line.person else key_of(line.person))
        if user_id is None:
            raise refusal(line.number, _("nobody here is called or reached so"))
        plan_id, organisation_id = plan_ids.get(line.plan.lower()), organisation_ids.get(line.organisation.lower())
        if line.plan and plan_id is None:
            raise refusal(line.number, _("there is no such plan"))
        if line.organisation and organisation_id is None:
            raise refusal(line.number, _("there is no such organisation"))
        found[user_id] = Said(user_id, plan_id, organisation_id)
    return found


async def keep(session: Session, actor: Actor, said: list[Said]) -> None:
    users = [each.user_id for each in said]
    await session.fetchval(
        SAY, users, [each.plan_id for each in said], [each.organisation_id for each in said]
    )  # fmt: skip
    await publish(session, CustomersChanged(actor.id, tuple(users)))


def refusal(number: int, why: Words) -> Invalid:
    return Invalid({"list": _("Line %(number)s: %(why)s. Nothing was changed.", number=number, why=why)})
