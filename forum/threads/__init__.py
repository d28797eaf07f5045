"""Threads and their posts: asking, answering, editing, and marking what solved a question.

Decision: a post has one state (published, held, hidden, deleted), a thread has that of its opening, and the event that
takes a post away remembers where it was, so that whatever is undone comes back exactly, accepted mark and counts
included. The road not taken is a flag for each (held and deleted at once): it lets a deletion hide what a review holds.
Rows are locked in the order thread, post, user, with FOR NO KEY UPDATE; what lists show is a column of the thread.
"""
