"""Going and doing without a pointer: the list of keys, whether one wants them, and "Go to" for everything by its name.

Decision: which keys work is told by the page itself (`data-key` on links and buttons), so that a key never does what no
button offers; the words for them come from the server when they are asked for, so that no page carries them. The road
not taken is one table of keys in the script: it would know nothing of roles and of what packages add.
"""
