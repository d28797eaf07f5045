"""Who helped most, in public lists; rewards elsewhere; and, for staff, how the load of helping is spread.

Decision: the lists are read from sums kept beside the book, one for each person, period (week, month, quarter, year,
all time) and place (the forum, a category, a tag), moved in the transaction in which lines are entered. A line counts
on the UTC day of what it is about: what is taken back, returned by the cap or repriced changes the week in which it
was earned, not the week in which somebody changed their mind. What everybody begins with counts nowhere. The sums can
be derived again from the ledger at any time, and a recount compares them. The road not taken is summing the ledger for
each reader, which a million lines make slow, or a nightly list, which is a day late for whoever helped today.
"""
