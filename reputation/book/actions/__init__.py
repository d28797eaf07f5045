"""Every write of the book."""

from reputation.book.actions.bulk import enter_base, enter_many, sum_up
from reputation.book.actions.lines import Bookkeeper, Cause
from reputation.book.actions.recounts import keep_recount
from reputation.book.actions.repricing import apply_prices

__all__ = ["Bookkeeper", "Cause", "apply_prices", "enter_base", "enter_many", "keep_recount"]
