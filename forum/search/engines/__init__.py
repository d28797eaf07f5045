"""Search engines, each behind the Protocol of base.py.

PostgreSQL always answers: its index is a column of the documents, so it is never missing, locked or behind. Whoosh
answers better (stems, typing slips, title above body), from files that a crash may harm and that only one process may
write: the search process. So the web asks that where it can and PostgreSQL the moment it cannot. The road not taken was
writing to Whoosh when a person posts: two writers lock each other out, and a failed write would fail the post.
"""
