"""Moderation: readers' flags and held posts in one queue, decisions that can be undone, and a log of all of it.

Decision: there is one reviewable for each object, whatever brings it there, and one list of possible decisions, which
both draws the buttons and refuses the rest. A version number lets two moderators conflict politely.
"""
