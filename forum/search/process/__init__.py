"""The search process: the one on a machine that opens the index, keeps it level, and answers those who serve pages.

It loads what it needs and nothing else of the forum (no pages, no SQLAlchemy), so that a start costs a third of a
second and 40 MB. Pages ask it by a socket in the data folder (`door`), and PostgreSQL where it does not answer in time:
while it is away, builds the index, or is behind. An engine that maps files into memory can be ended by whoever cuts
such a file short: then this process ends, is started again, and no page has failed. The road not taken was the index
in each server process: opened as often as there are processes, and searched under the lock that pages need.
"""
