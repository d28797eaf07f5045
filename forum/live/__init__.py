"""What happens while somebody reads, told at once: Server-Sent Events.

Decision: words go between processes, content never. Whoever commits something says a word (the name of the event and
three ids) by NOTIFY after the commit, on a connection of its own, in batches: within a transaction it would hold a lock
that every other commit waits for. Each process hears all words on the same one connection, looks up once for all its
readers what they mean now, and tells those who may know. So a word can be lost, doubled or late and nobody sees what
they may not: what is told is always read afresh. Readers who were away say what they heard last and get the rest from
the log of events. The road not taken, a task and a database connection a reader, costs five times the memory.
"""
