"""What the forum keeps of a person: taking it along as a file, going on under another name, and leaving.

Every room lists in its `belongings.py` which of its tables have rows of a person, what of them a person takes along and
what becomes of them when the person leaves; a rule test compares that with the tables themselves. The account's row
stays when somebody leaves, without name, address and words: points of others, threads and the log point to it, so the
book of reputation is the same before and after. The road not taken was deleting the row: each of a hundred columns
would have to be emptied, and recounting the book would find people missing.
"""
