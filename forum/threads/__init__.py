"""Threads and their posts: asking, answering, editing, and marking what solved a question."""
