"""What is done in the steps: ticking, categories by the handful, a letter to oneself, putting first steps away."""

import re
import unicodedata
from collections.abc import Sequence
from uuid import uuid4

from forum.actor import Actor
from forum.bus import publish
from forum.categories.actions import create_category
from forum.categories.queries import visible_categories
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.mail import Letter, send_letter
from forum.welcome.events import GuideChosen, SetupStepTicked
from forum.welcome.policy import may_set_up
from forum.welcome.steps import KEYS

TICK = "INSERT INTO setup_steps (step, done_at, user_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING step"
UNTICK = "DELETE FROM setup_steps WHERE step = $1 RETURNING step"
GUIDES = ("off", "on")


async def tick(session: Session, actor: Actor, step: str, *, done: bool) -> None:
    if not may_set_up(actor) or step not in KEYS:
        raise NotThere
    values = (step, session.now, actor.id) if done else (step,)
    if await session.fetchval(TICK if done else UNTICK, *values):
        await publish(session, SetupStepTicked(actor.id, step, done))


async def add_categories(session: Session, actor: Actor, wanted: Sequence[tuple[str, str, str]]) -> int:
    """Those of the categories (name, description, visibility) whose name is not there yet; how many were made."""
    there = await visible_categories(session, actor)
    names, slugs = {each.name.lower() for each in there}, {each.slug for each in there}
    made = 0
    for name, description, visibility in wanted:
        if name.lower() in names:
            continue
        slug = free_slug(name, slugs)
        values = {"name": name, "slug": slug, "description": description, "visibility": visibility}
        await create_category(session, actor, values)
        names.add(name.lower())
        slugs.add(slug)
        made += 1
    return made


def free_slug(name: str, taken: set[str]) -> str:
    """The end of an address made of a name; a name in another script gets a plain one with a number."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:50].strip("-") or "category"
    return next(each for each in (slug, *(f"{slug}-{number}" for number in range(2, 999))) if each not in taken)


async def send_test_letter(session: Session, actor: Actor, address: str) -> None:
    """A letter to the admin, carried now by whoever carries all others; what goes wrong is raised as it is."""
    if not may_set_up(actor):
        raise NotThere
    letter = Letter(
        key=f"test:{uuid4()}", to=address, locale=actor.locale, subject=_("A letter from your forum"),
        template="test", context={"name": actor.display_name, "path": "/admin/setup"},
    )  # fmt: skip
    await send_letter(session, letter)
    await tick(session, actor, "mail", done=True)


async def choose_guide(session: Session, actor: Actor, guide: str) -> None:
    """The actor's own first steps: "off" puts them away for good, "on" brings them back."""
    if guide not in GUIDES:
        raise Invalid({"guide": _("Please choose one of the list.")})
    changed = "UPDATE users SET guide = $2 WHERE id = $1 AND guide <> $2 RETURNING id"
    if actor.id is not None and await session.fetchval(changed, actor.id, guide):
        await publish(session, GuideChosen(actor.id, actor.id, guide))
