"""Every write of this room: how far somebody has read, how they like to read, and whether something helped."""

from forum.reading.actions.choosing import choose_order, choose_width
from forum.reading.actions.marking import forget_old_places, mark_all_read, mark_read, note_visit

__all__ = ["choose_order", "choose_width", "forget_old_places", "mark_all_read", "mark_read", "note_visit"]
