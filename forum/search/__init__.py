"""Search: finding a thread by its words, never one that the reader may not see."""
