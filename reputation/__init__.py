"""Reputation: an append-only ledger whose sum is a person's standing, and badges given for what they did.

Decision: a line of the book is never changed or deleted. A withdrawn vote, a moved acceptance or a deleted post
enters the opposite line, in the same transaction as the event that caused it, so that the sum of the lines and the
number shown beside a name cannot differ.
"""
