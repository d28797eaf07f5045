"""Digests: the best of what somebody follows, once a day or a week, by mail.

A schedule looks every hour where it is eight in the morning, and enters a row for each person and period together with
the event that writes the letter: whatever dies meanwhile, there is one row, one event and one key for the letter. What
the letter says is decided when it is sent. Nothing to say is no letter. Whoever has not been here for half a year gets
a last one that says so; the next visit lets them go on.
"""
