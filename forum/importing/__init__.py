"""Importing: other forums' dumps, read as streams, resumable after a crash, repeatable without doubling.

Decision: every kind of row is brought in batches, each in one transaction with the note of which old row became which
new one (`imported`). Whatever stops the import, the next run finds what stands and goes on behind it. Nothing is left
out silently: each row is counted as made, as there already, or as left out for a reason.
"""
