"""Exporting: the whole forum as an archive of JSON lines (forum/importing/archive says what stands in it).

Decision: what everybody may read is the default, and votes then tell neither their voter nor their hour. With `all`
comes the rest of the content: private categories, what is hidden or deleted, who voted. Addresses, passwords, sessions
and settings of people are never in an archive: a backup of the database has them, an archive may be passed on.
"""
