"""Questions are looked after: each has an owner, an answer or a reason, and who does not is noticed in time."""
