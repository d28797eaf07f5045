"""Every write of doubts and concerns."""
