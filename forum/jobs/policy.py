"""Who looks after the jobs."""

from forum.actor import Actor


def may_keep_jobs(actor: Actor) -> bool:
    return actor.is_admin
