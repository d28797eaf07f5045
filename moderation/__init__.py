"""Moderation: what people and rules notice comes into one queue, ordered by the harm that a minute's work prevents.

Rooms, each importing only those before it: `sanctions` (warnings, silences, suspensions), `replies` (templates),
`queue` (items, their order, claims, decisions and undoing, the logs), `care` (owners and clocks of questions), `flags`
(what people report), `newcomers` (whose doubtful posts wait).

Decision: there is one reviewable for each object, whatever brings it there (`queue.actions.bring_to_queue`), and one
list of possible decisions, which both draws the buttons and refuses the rest. A version number lets two moderators
conflict politely. The road not taken is a queue for each source, where the same post is judged three times.
"""
