"""Every write of care."""

from moderation.care.actions.caring import Deed, care_for
from moderation.care.actions.clocking import go_on, open_care, step
from moderation.care.actions.targets import NewTarget, remove_target, set_target
from moderation.care.actions.watching import watch_questions

__all__ = ["Deed", "NewTarget", "care_for", "go_on", "open_care", "remove_target", "set_target", "step",
           "watch_questions"]  # fmt: skip
