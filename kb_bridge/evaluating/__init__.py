"""How well the bridge does on rows of somebody's own: `talkoot evaluate topics` and `talkoot evaluate related`.

Rows become questions of a forum that is made for the purpose and thrown away: a PostgreSQL in a folder of its own, the
real tables, the real placing and ranking. Labels in the rows are never read.
"""
