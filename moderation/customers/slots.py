"""What is known of customers, shown to staff on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment
from moderation.customers.policy import may_know_customers
from moderation.customers.queries import standing_of


async def customer_panel(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """On somebody's page, for staff alone: their plan and organisation."""
    if not may_know_customers(actor):
        return ""
    person = subject["person"]
    values = {"person": person, "standing": await standing_of(session, person.id)}
    return fragment("moderation/customers/_customer_panel.html", values)
