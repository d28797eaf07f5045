"""Whoosh: the index in the data folder, read and written by the search process."""
