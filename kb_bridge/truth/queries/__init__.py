"""Every read of doubts and concerns."""
