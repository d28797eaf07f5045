"""Every read of publishers."""
