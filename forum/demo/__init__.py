"""The demonstration community: the customers of Fenwillow, a made-up maker of greenhouse controllers.

Decision: the community is plain text (`content/*.toml`) and is told through the same actions that people use, one
after the other in the order of time. So it obeys every policy, fills the log of events, the ledger and the queue of
the moderators as real use would, and breaks loudly when an action changes. The road not taken is a database dump,
which loads faster, goes stale with every migration, and proves nothing.
"""
