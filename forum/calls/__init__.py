"""The emergency key: ways to a person, what somebody wrote to staff, and what came of it.

Decision: a call is kept here first and carried on afterwards, to a mail address, to a ticket system by a signed
webhook, and to the moderators' queue; so nothing is lost where the other end is down. The question and the searches go
along only where the person ticks them, each named in full beside its box. (The road not taken is a chat of our own:
whoever has one names its address.)
"""
