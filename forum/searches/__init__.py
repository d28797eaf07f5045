"""What people looked for, what was found, and which result they opened.

A search is noted by its words alone: no person, no address. That a word typed letter by letter counts once is known
from a signed cookie that holds the number and the words of the last search for a minute, and so is which search a click
belongs to: from a signed link. The road not taken was a key for each reader in the table: it would have told who looked
for what.
"""
