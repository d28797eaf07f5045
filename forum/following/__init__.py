"""Following: what one wants to hear of a thread, a category or a tag, in four levels (levels.py).

Whoever writes in a thread hears every post of it from then on, unless they chose a level for it before. To stop
following a thread is a choice too, and kept as one, so that writing again does not undo it.
"""
