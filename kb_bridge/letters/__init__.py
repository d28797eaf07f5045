"""A letter a week to those who write articles: what is asked more than before, and what is back.

Decision: one letter a person and week, whatever runs twice, and none where nothing moves: a weekly letter that says
"nothing" is soon read by nobody.
"""
