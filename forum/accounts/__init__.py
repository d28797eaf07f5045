"""People: signing up and in, their profile and their roles."""
