"""Backups: one file that holds every row and every picture, made while people go on, and tried out before it is needed.

Decision: the rows are copied out by PostgreSQL's own COPY in one snapshot, and brought back into tables that the
migrations have made. That is one way for the embedded PostgreSQL and for any other, of whatever version, with no
program beside ours; a backup of an older Talkoot is brought back at its own schema and then brought forward, and one of
a newer is refused. Bringing back is one transaction: it happens or it does not; only for an older schema the tables are
emptied before, by themselves, since they take its shape. (pg_dump was the other way: it is not
there where only an address is known, must be as new as the server, and its file is opened by pg_restore alone.)

A backup holds what is private: addresses, hashes of passwords, private threads. It does not hold the key in the data
folder (`secret`, or TALKOOT_SECRET): what is sealed with that, such as secrets of providers and webhooks, stays sealed,
and links in mails are good only with it. So that key is kept apart. The search index is built anew.
"""
