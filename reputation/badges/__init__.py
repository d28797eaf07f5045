"""Badges: what is recognised, by which rule it is earned, and who was given what.

A badge is data: a deed (queries/deeds.py says how it is read from rows), how many of it, and of whom or what. One rule
(grounds.py) turns counted deeds and what people hold into what is to be given and to be revoked. So the same few lines
serve an event, which only looks at the deeds that it can have changed for the people whom it concerns, a recount of
everybody, and the badges that an admin makes up.

Decision: everything is counted again from rows, nothing is kept in counters, so a badge can always say why it is
there. An award whose ground is gone stays as a row that is marked: when the ground comes back, so does the badge, and
nobody is told of the same thing twice. Only `tell_of_awards` tells people: who is to be spared is spared there.
"""
