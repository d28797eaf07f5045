"""Trust: what points and accuracy allow, level by level, and who knows about what.

Decision: points are for recognition, accuracy is for power. Accuracy counts judged acts only, as (good + 2) / (n + 4):
the centre of Agresti and Coull's interval at two standard errors, so that a newcomer begins in the middle and volume
alone buys nothing. A level wants answers that have shown themselves good; edits and flags, which few people make, only
keep a level from somebody when they are clearly worse than it asks, the interval's upper end below the threshold.
Levels are gained at once and lost only after a notice and a grace, by a schedule. The road not taken is one number for
both: it lets many middling posts open what only care should open.
"""
