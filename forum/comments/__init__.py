"""Comments: short remarks under a post.

Decision: a comment has no versions. It can be corrected for ten minutes, before anybody is likely to have answered it;
what deserves a history deserves to be an answer.
"""
