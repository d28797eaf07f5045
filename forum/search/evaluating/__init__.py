"""How well the forum does on rows of somebody's own: `talkoot evaluate search`.

Rows become questions of a forum that is made for the purpose and thrown away: a PostgreSQL in a folder of its own, the
real tables, the real index. Labels in the rows are never read.
"""
