"""Every write of publishers."""
