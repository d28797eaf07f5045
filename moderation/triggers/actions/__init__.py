"""Every write of triggers."""

from moderation.triggers.actions.moving import apply_trial, make_trigger, remove_trigger, suspend_imprecise, switch_off
from moderation.triggers.actions.noticing import hold_if_spam, notice, notice_by_clock
from moderation.triggers.actions.teaching import count_words, forget_lessons, learn_from
from moderation.triggers.actions.trying import advance_trial, begin_trial

__all__ = [
    "advance_trial", "apply_trial", "begin_trial", "count_words", "forget_lessons", "hold_if_spam", "learn_from",
    "make_trigger", "notice", "notice_by_clock", "remove_trigger", "suspend_imprecise", "switch_off",
]  # fmt: skip
