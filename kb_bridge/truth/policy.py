"""Who may say whether a solution still works."""

from datetime import datetime

from forum.actor import Actor
from kb_bridge.truth.rows import Doubt


def may_say(actor: Actor, doubt: Doubt, now: datetime) -> bool:
    """Those who were asked: whoever asked, answered, follows the thread or has the problem too, and staff."""
    return actor.may_act(now) and (actor.is_staff or doubt.mine)
