"""Test questions: staff plant one, see whether an answer came in time and was right, and end it in one click.

Decision: a running test reads like any other question, or it would test nothing; so only whoever planted it and admins
see that it is one. It is asked under a name that is no account, so nobody is impersonated and no figure of people
moves. No figure, feed, sitemap or topic ever counts it; when it is over no list has it, and its address says what it
was. The road not taken is a hidden account that asks, which would stand among the people for ever.
"""
