"""Newcomers: posts of accounts that nobody knows wait for a look where they look like spam."""
