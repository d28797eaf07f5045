"""Reputation: an account book that always adds up, and what follows from it.

Rooms, each importing only those before it: `trust` (accuracy, levels, who knows about what), `book` (the ledger, the
price lists, the statement), `badges`, `evidence` (votes that look arranged, and what moderators make of them).

Decision: a line of the book is never changed. What is taken back enters the opposite line; what the daily cap had cut,
and what a new price list changes, are lines of their own that belong to the line they correct. So every standing, of
today or of any day before, is a sum, and can be derived a second time from the log of events alone (`talkoot recount`).
The road not taken is a counter with repair commands, which is what leaves people elsewhere with points that nobody can
explain.
"""
