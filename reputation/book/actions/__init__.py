"""Every write of the book."""

from reputation.book.actions.annulling import annul_gains, restore_gains
from reputation.book.actions.bulk import enter_base, enter_many, sum_up
from reputation.book.actions.deriving import enter_from_log
from reputation.book.actions.disputing import decide_dispute, dispute_line
from reputation.book.actions.judging import judge_edits
from reputation.book.actions.lines import Bookkeeper, Cause
from reputation.book.actions.recounts import keep_recount
from reputation.book.actions.repricing import apply_prices

__all__ = [
    "Bookkeeper",
    "Cause",
    "annul_gains",
    "apply_prices",
    "decide_dispute",
    "dispute_line",
    "enter_base",
    "enter_from_log",
    "enter_many",
    "judge_edits",
    "keep_recount",
    "restore_gains",
    "sum_up",
]
