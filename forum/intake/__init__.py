"""Letters that come in: replies, new questions, and word of letters that could not be delivered."""
