"""Every write of the bridge. Whatever changes topics takes one lock first, so that two workers never open two topics
for the same question: placing is quick, and one after the other is quick enough (see `queries/words.py`)."""
