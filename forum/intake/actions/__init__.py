"""What becomes of a letter that comes in."""

from forum.intake.actions.asking import confirm_question
from forum.intake.actions.taking import sweep_letters, take_letter

__all__ = ["confirm_question", "sweep_letters", "take_letter"]
