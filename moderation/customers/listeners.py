"""What follows for those who look after accounts from what these ask, and from who belongs to them."""

from forum.accounts.events import AddressChanged, RolesChanged, UserVerified
from forum.actor import SYSTEM
from forum.bus import Published, publish
from forum.database import Session
from forum.entering.events import PlanVouched
from forum.events import CareTold
from forum.following.actions import enter_many
from forum.threads.events import QuestionAsked
from forum.threads.queries import visible_thread
from moderation.customers.actions import follow_accounts, put_groups_right, remember_follows, take_plan
from moderation.customers.events import CustomersChanged, PlansChanged
from moderation.customers.queries import managers_of


async def tell_managers(session: Session, event: QuestionAsked, _published: Published) -> None:
    """Whoever looks after the asker's account follows the thread, and hears of it."""
    if event.actor_id is None:
        return
    name, managers = await managers_of(session, event.actor_id)
    if not managers:
        return
    await remember_follows(session, await enter_many(session, [(user_id, event.thread_id) for user_id in managers]))
    title = (await visible_thread(session, SYSTEM, event.thread_id)).title
    await publish(session, CareTold(event.actor_id, managers, (event.thread_id,), "care_account", f"{name}: {title}"))


async def look_who_belongs_where(
    session: Session, _event: CustomersChanged | PlansChanged | RolesChanged | UserVerified, _published: Published
) -> None:
    await follow_accounts(session)


async def look_who_reads_what(
    session: Session, event: CustomersChanged | PlansChanged | UserVerified | AddressChanged, _published: Published
) -> None:
    """At once, so that the very next request of theirs feels it."""
    if isinstance(event, PlansChanged):
        await put_groups_right(session)
    else:
        people = event.user_ids if isinstance(event, CustomersChanged) else (event.user_id,)
        await put_groups_right(session, people)


async def take_the_plan(session: Session, event: PlanVouched, _published: Published) -> None:
    await take_plan(session, event.user_id, event.plan)
