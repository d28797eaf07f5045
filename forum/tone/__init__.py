"""Tone: small rules that tell members of staff, before they post, how their answer may read. Never for customers.

Decision: rules by language, written by hand, with examples that must not fire beside each; they only ask, and one press
posts the text as it is. The road not taken is a score: nobody can mend a number.
"""
