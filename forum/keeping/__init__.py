"""How long things are kept: what an admin chose, the nightly pruning of it, and the page that shows all.

What is pruned in a way of its own (files, batches, accounts) keeps its own schedule and is shown here all the same.
"""
