"""Follow-ups between one person and the staff, linked from the public thread, published only when both agree."""
