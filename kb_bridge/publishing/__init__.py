"""Articles elsewhere: what is published here goes to other places as well, and what is there already is known here.

Decision: our own `/kb` stands first and is whole by itself; each other place is a publisher behind one port, which is
told of every change by a job, remembers the number that the article has there, and is never asked by a page. What must
not be lost (a secret) is kept and never shown again. The road not taken is one export format for all: each place keeps
its own shape, since editors there go on with it.
"""
