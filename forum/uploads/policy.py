"""Who may send pictures, and how many."""

from datetime import datetime

from forum.actor import Actor

PICTURES_AN_HOUR = (10, 20, 40, 80, 160)  # by trust level 0 … 4


def may_upload(actor: Actor, now: datetime) -> bool:
    return actor.may_act(now)


def pictures_an_hour(actor: Actor) -> int:
    return 500 if actor.is_staff else PICTURES_AN_HOUR[actor.trust_level]
