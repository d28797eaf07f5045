"""First steps: of the forum itself (the first start, a checklist for admins, their entrance) and of people.

The first start is guarded by a code that only the console of `talkoot serve` shows. There is no default account, and as
soon as an admin exists the page is gone for good. What follows is ordinary: pages that every admin may open again, each
ticked off in a list. (The road not taken: one wizard that keeps everything in its own state. It breaks when left.)
"""
