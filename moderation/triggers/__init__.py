"""Triggers: rules that notice what is worth a look, each tested on history, measured by decisions, switched by admins.

Decision: a rule is a pure function of facts and parameters, so that the same code runs when a post is written, over all
of history before it is switched on, and over a file (`talkoot evaluate triage`). Word lists are our own, in three
languages; the learned part trains on this forum's decisions only. The road not taken: a ready classifier, whose weights
come from somewhere else, cannot be explained to the person whose post was held, and flag the words of a trade.
"""
