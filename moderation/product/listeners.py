"""Listeners of product feedback: a week's list is mailed and told."""

import json

from forum.actor import VISITOR
from forum.bus import Published
from forum.database import Database, Session
from forum.i18n import _
from forum.mail import Letter, send_letter
from forum.outgoing import OutgoingFailed, post
from forum.outgoing.signing import SIGNATURE, signature
from forum.sealing import opened
from forum.settings import Settings
from forum.web.site import site_of
from forum.web.templating import default_environment
from moderation.product.actions import send_week
from moderation.product.events import ProductWeekMailed, ProductWeekTold
from moderation.product.export import as_values
from moderation.product.queries import themes_of_week
from moderation.product.weeks import span_of, week_before

WAY = "SELECT url, sealed_secret, extract(epoch FROM clock_timestamp())::bigint AS moment FROM product_sending"
TOLD = "UPDATE product_sending SET told_at = $1 WHERE id = 1"


async def mail_the_week(session: Session, event: ProductWeekMailed, _published: Published) -> None:
    """Once a key; where nothing was labelled, no letter."""
    span, settings = span_of(event.week), session.bus.settings
    found = await themes_of_week(session, VISITOR, span) if span else []
    if not found:
        return
    site = site_of(default_environment()).name
    subject = _("%(site)s: what customers say of the product, %(week)s", site=site, week=event.week)
    language = settings.languages[0]
    letter = Letter(
        key=event.key, to=event.address, subject=subject, template="product_week",
        context={"themes": found, "week": event.week}, headers={}, locale=language, time_zone="UTC",
    )  # fmt: skip
    await send_letter(session, letter)


async def tell_the_week(session: Session, event: ProductWeekTold, _published: Published) -> None:
    """Whatever is raised, the queue tries again, later each time."""
    span, settings = span_of(event.week), session.bus.settings
    row = await session.fetchrow(WAY)
    if span is None or row is None or not row["url"]:
        return
    values = as_values(event.week, await themes_of_week(session, VISITOR, span), settings.base_url)
    body = json.dumps({"kind": "product_feedback", **values}, ensure_ascii=False, separators=(",", ":")).encode()
    headers = {"Content-Type": "application/json; charset=utf-8", "Talkoot-Event": "product_feedback"}
    if secret := opened(settings.signing_key(), "product", row["sealed_secret"]) if row["sealed_secret"] else "":
        headers[SIGNATURE] = signature(secret, row["moment"], body)
    answer = await post(row["url"], body, headers, networks=settings.outgoing_networks)
    if not answer.is_good:
        raise OutgoingFailed(f"answered {answer.status}")
    await session.fetchval(TOLD, session.now)


async def send_last_week(database: Database, _settings: Settings) -> None:
    async with database.writing() as session:
        await send_week(session, None, week_before(session.now))
