"""Whoosh: the index in the data folder, read by every web process and written by one worker."""
