"""Notifications: having been told, by the bell and by mail.

A listener decides who hears of an event and why; `tell` leaves out whoever did it and whoever may not see it, and
writes one notification a user and event, whatever number of reasons there were. Each new one is an event of its own, so
every mail is its own job: one bad address delays nobody else's, and what is allowed is looked at again when it is sent.
"""
