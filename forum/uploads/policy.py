"""Who may send pictures, and what is said to who has sent many."""

from datetime import datetime

from forum.actor import Actor
from forum.i18n import Message, n_


def may_upload(actor: Actor, now: datetime) -> bool:
    return actor.may_act(now)


def sent_enough(most: int) -> Message:
    return n_(
        "At your trust level one sends up to %(count)s picture an hour. Your text is kept; add the picture later.",
        "At your trust level one sends up to %(count)s pictures an hour. Your text is kept; add the picture later.",
        most,
    )
