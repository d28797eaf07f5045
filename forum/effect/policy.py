"""Who is counted, and who may say what a question costs."""

from forum.actor import Actor


def is_counted(actor: Actor) -> bool:
    """Staff know the answers and see everything."""
    return not actor.is_staff


def may_set_costs(actor: Actor) -> bool:
    return actor.is_admin
