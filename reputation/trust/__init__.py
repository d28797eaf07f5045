"""Trust levels: what standing and accuracy allow."""
