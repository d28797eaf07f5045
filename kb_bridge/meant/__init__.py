"""What a title that is being typed means, told by a worker within the moment that the page has.

Decision: pages load no model; a worker has it already. The page leaves the title in a small table, looks by words
meanwhile, and takes up the vector that a worker has put beside it, if it is there in time; if not, words have to do.
Workers look once in a while, and every few milliseconds while somebody is typing. The roads not taken: the model in
each server process (110 MB and a second of start), a socket between the two (they may be on different machines, and
PostgreSQL is what they share), NOTIFY within the page's transaction (it takes a lock that is held through the commit).
The title is forgotten as soon as its vector is there, the vector after minutes.
"""
