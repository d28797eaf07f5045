"""Trust on pages of the forum."""

from typing import Any

from forum.actor import Actor
from forum.database import Session
from forum.web.templating import fragment
from reputation.trust.policy import may_ask_around, may_ask_one_more, may_see_privileges
from reputation.trust.queries import people_answering, people_asked, people_to_ask, wants_to_be_asked


async def privileges_tab(_session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """The way to one's privileges, for oneself and moderators."""
    person = subject["person"]
    if not may_see_privileges(actor, person.id):
        return ""
    return fragment("reputation/_privileges_tab.html", {"person": person})


async def levels_beside(_session: Session, _actor: Actor, _subject: dict[str, Any]) -> str:
    """On the table of roles: where it stands what a level takes."""
    return fragment("reputation/_levels_beside.html", {})


async def people_to_ask_aside(session: Session, actor: Actor, subject: dict[str, Any]) -> str:
    """To the asker of an open question: who has answered in its tags and may be asked to look."""
    thread = subject["thread"]
    if not may_ask_around(actor, thread, session.now):
        return ""
    asked = await people_asked(session, thread.id)
    more = may_ask_one_more([each.id for each in asked])
    people = await people_to_ask(session, thread) if more else []
    if not asked and not people:
        return ""
    return fragment("reputation/_people_to_ask.html", {"thread": thread, "asked": asked, "people": people})


async def people_answering_aside(session: Session, _actor: Actor, subject: dict[str, Any]) -> str:
    """Beside a tag's threads, the same for every reader: whose answers there were best."""
    people = await people_answering(session, subject["id"])
    return fragment("reputation/_people_answering.html", {"people": people}) if people else ""


async def asked_setting(session: Session, actor: Actor, _subject: dict[str, Any]) -> str:
    """Whether one may be asked to look at a question."""
    return fragment("reputation/_asked_setting.html", {"asked": await wants_to_be_asked(session, actor.id or 0)})
