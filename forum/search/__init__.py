"""Search: finding a thread by its words, never one that the reader may not see.

A listener notes every thread as plain text in `search_documents`; the worker's loop takes what has changed into the
index of an engine; pages ask the engine for candidates and load those through the threads' own queries, so that an
index may be late or wrong and still shows nothing that is not the reader's to see. Counts, passages and guesses are
made of what was loaded. The road not taken was trusting the index: it would have to know of every change of visibility
before the next search, and an index is always a little behind.
"""
