"""Before and after: whether an article's question is asked less since the article is there.

Decision: what counts as its question is written down when the article is published and never changes: the mean vector
of the threads until then (in a forum without vectors, their telling words) and how near a new thread must come. The
same is written down, at the same moment, for topics of like size that have no article. Two things would otherwise look
like an effect: articles are written when a question is asked most, so that it is asked less afterwards anyway; and a
definition made of old threads fits these better than new ones. Both happen to the other topics as well, so only the
difference counts. The two weeks before publication are left out. How much topics drift apart by themselves, the others
show; it is a part of the interval. What is counted stays counted, week by week.
"""
