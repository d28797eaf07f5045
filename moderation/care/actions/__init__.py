"""Every write of care."""

from moderation.care.actions.calendars import NewCalendar, remove_calendar, save_calendar
from moderation.care.actions.caring import Deed, care_for
from moderation.care.actions.clocking import go_on, open_care, step
from moderation.care.actions.laddering import name_keeper, remove_keeper
from moderation.care.actions.targets import NewTarget, move_clocks, moved_clock, remove_target, set_target
from moderation.care.actions.watching import watch_questions

__all__ = ["Deed", "NewCalendar", "NewTarget", "care_for", "go_on", "move_clocks", "moved_clock", "name_keeper",
           "open_care", "remove_calendar", "remove_keeper", "remove_target", "save_calendar", "set_target", "step",
           "watch_questions"]  # fmt: skip
