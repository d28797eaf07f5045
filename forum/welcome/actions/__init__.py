"""Every write of first steps."""

from forum.welcome.actions.opening import make_code, open_forum
from forum.welcome.actions.steps import add_categories, choose_guide, send_test_letter, tick

__all__ = ["add_categories", "choose_guide", "make_code", "open_forum", "send_test_letter", "tick"]
