"""The audit log: what staff and admins did, on one page for admins, and as a file.

Decision: nothing is written for it a second time. Every room and package lists in its Extension which of its events are
deeds of staff (`audited`), and the log is read from the events themselves, to which the forum only ever adds. What left
no trace before (a backup taken along, a job given up, a private thread read) became an event. (A table of its own was
the other way: it would have to be written wherever an event is published, and could say something else.)
"""
