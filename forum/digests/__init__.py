"""Digests: the best of what somebody follows, once a day or a week, by mail."""
