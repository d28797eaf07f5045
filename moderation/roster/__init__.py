"""Who of the staff is there when, what they do day by day, and when nobody is."""
