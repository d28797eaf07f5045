"""Pictures in texts: decoded and encoded anew, kept in a store, shown to whoever may see what uses them.

A picture belongs to its uploader until a post, comment or profile uses it; from then on it is seen by whoever sees one
of those, asked anew at each request, because a post can be held, hidden or moved. A use counts only where the writer
could see the picture: naming somebody else's secret picture opens nothing. What nothing uses, no draft either, goes
after 48 hours. Animations are kept as their first frame. (The road not taken is to keep the files as they came:
metadata, polyglots and whatever a decoder may trip over would be handed on to every reader.)
"""
