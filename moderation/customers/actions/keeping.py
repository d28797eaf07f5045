"""Admins keep the list of plans and that of organisations."""

from forum.actor import Actor
from forum.bus import publish
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.threads.queries.visibility import real_id
from moderation.customers.actions.grouping import group_plan, ungroup_plan
from moderation.customers.events import PlansChanged
from moderation.customers.lists import read_domain
from moderation.customers.policy import may_keep_plans

# Lists and the company's product name plans and organisations in whatever case, so no two differ by that alone.
ADD_PLAN = """
INSERT INTO plans (name, created_at) SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM plans WHERE lower(name) = lower($1))
ON CONFLICT (name) DO NOTHING RETURNING id
"""
REMOVE_PLAN = "DELETE FROM plans WHERE id = $1 RETURNING name"
SAVE_ORGANISATION = """
INSERT INTO organisations (name, domain, plan_id, created_at)
VALUES (coalesce((SELECT name FROM organisations WHERE lower(name) = lower($1) LIMIT 1), $1), $2, $3, $4)
ON CONFLICT (name) DO UPDATE SET domain = excluded.domain, plan_id = excluded.plan_id RETURNING id
"""
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('customers.organisations'))"
TAKEN = "SELECT name FROM organisations WHERE domain = $1 AND lower(name) <> lower($2)"
REMOVE_ORGANISATION = "DELETE FROM organisations WHERE id = $1 RETURNING name"
# Where anybody has an address.
PROVIDERS = """
gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com me.com aol.com gmx.de gmx.net web.de
mail.ru bk.ru list.ru inbox.ru yandex.ru ya.ru rambler.ru proton.me protonmail.com mail.com
"""
SHARED = frozenset(PROVIDERS.split())


async def save_plan(session: Session, actor: Actor, name: str) -> int:
    require_keeper(actor)
    plan_id: int | None = await session.fetchval(ADD_PLAN, checked(name, "title"), session.now)
    if plan_id is None:
        raise Invalid({"title": _("There is a plan of this name already.")})
    await group_plan(session, actor, plan_id, name)
    await publish(session, PlansChanged(actor.id, "plan added", name))
    return plan_id


async def remove_plan(session: Session, actor: Actor, plan_id: int) -> None:
    """Whoever had it has none, and its reply targets go; Conflict while a category is for its customers alone."""
    require_keeper(actor)
    await ungroup_plan(session, actor, real_id(plan_id))
    name = await session.fetchval(REMOVE_PLAN, real_id(plan_id))
    if name is None:
        raise NotThere
    await publish(session, PlansChanged(actor.id, "plan removed", name))


async def save_organisation(session: Session, actor: Actor, name: str, *, domain: str, plan_id: int | None) -> int:
    """A new one, or what is said of the one of this name."""
    require_keeper(actor)
    at = read_domain(domain) if domain else None
    if domain and (at is None or at in SHARED):
        raise Invalid({"domain": _("Write what stands after the @ of their own addresses, such as example.com.")})
    await session.fetchval(ONE_AT_A_TIME)  # two admins who save one domain at once: the second reads of the first
    if at is not None and await session.fetchval(TAKEN, at, name):
        raise Invalid({"domain": _("Another organisation has this domain.")})
    if plan_id is not None and not await session.fetchval("SELECT true FROM plans WHERE id = $1", plan_id):
        raise Invalid({"plan": _("Please choose one of the list.")})
    kept: int = await session.fetchval(SAVE_ORGANISATION, checked(name, "name"), at, plan_id, session.now)
    await publish(session, PlansChanged(actor.id, "organisation saved", name))
    return kept


async def remove_organisation(session: Session, actor: Actor, organisation_id: int) -> None:
    require_keeper(actor)
    name = await session.fetchval(REMOVE_ORGANISATION, real_id(organisation_id))
    if name is None:
        raise NotThere
    await publish(session, PlansChanged(actor.id, "organisation removed", name))


def checked(name: str, field: str) -> str:
    if not 1 <= len(name) <= 60:
        raise Invalid({field: _("Please write a name of up to 60 characters.")})
    return name


def require_keeper(actor: Actor) -> None:
    if not may_keep_plans(actor):
        raise NotThere
