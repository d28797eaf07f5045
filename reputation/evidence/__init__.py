"""Evidence against gaming: what votes that look arranged look like, laid out for a moderator to judge.

Decision: nothing is done by itself but to keep a day's votes on one author within a limit. Detectors compare what
somebody gave with what people who have no stake in it would have given in the same topics, so that heavy voters,
admirers and colleagues in one small topic are not accused of having habits. What they find joins the moderators' queue
with its numbers, its graph and its votes; a moderator takes the votes out of the count, or dismisses it, or asks a
colleague. What was settled returns only when there is half as much again of it.

Which network and browser somebody votes from is kept only as hashes under the forum's secret, and for a set time. The
road not taken is a cookie that outlives signing out, or a fingerprint: it would find more, and follow everybody.
"""
