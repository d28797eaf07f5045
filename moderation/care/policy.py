"""What can be done about a question that staff look after: one list draws the buttons and refuses the rest."""

from dataclasses import dataclass

from forum.actor import Actor
from forum.i18n import Message, _


@dataclass(frozen=True, slots=True)
class Verb:
    """Something that staff do about a question; `asks` names the fields that it needs."""

    id: str
    label: Message
    done: Message
    asks: tuple[str, ...] = ()


TAKE = Verb("take", _("I take it"), _("It is yours now."))
GIVE = Verb("give", _("Give it to somebody"), _("Given. They will hear of it."), ("to", "words"))
DROP = Verb("drop", _("Back to nobody"), _("Nobody has it now."))
ASK = Verb("ask", _("Ask for more"), _("Asked. The clock stands until they reply."), ("words",))
SNOOZE = Verb("snooze", _("Put it off"), _("Put off. It comes back by itself."), ("days", "words"))
WAKE = Verb("wake", _("Go on now"), _("The clock goes on."))
CALL = Verb("call", _("Call for more eyes"), _("Called. All moderators will hear of it."), ("words",))
VERBS = (TAKE, GIVE, DROP, ASK, SNOOZE, WAKE, CALL)


def may_care(actor: Actor) -> bool:
    return actor.is_moderator


def may_set_targets(actor: Actor) -> bool:
    return actor.is_admin


def possible(actor: Actor, *, owner_id: int | None, wait: str, open_: bool) -> tuple[Verb, ...]:
    """In the order of their buttons; nothing for a question that is closed."""
    if not may_care(actor) or not open_:
        return ()
    mine = owner_id is not None and owner_id == actor.id
    own = (DROP,) if mine else (TAKE,)
    return (*own, GIVE, WAKE, CALL) if wait else (*own, GIVE, ASK, SNOOZE, CALL)
