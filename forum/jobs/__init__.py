"""Jobs: what waits, what failed, and trying it again; the queue itself is the frame's (forum/queue.py)."""
