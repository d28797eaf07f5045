"""Which pages are too thin to be found: they are there for who follows a link, but no search engine is sent to them."""

from forum.threads.rows import PostRow, ThreadView

SHORT = 60  # characters of a question that nobody has answered, below which it helps nobody yet


def is_thin(thread: ThreadView, opening: PostRow) -> bool:
    """A duplicate, what is not published, and a short question without an answer."""
    if thread.duplicate_of_id is not None or not thread.is_published:
        return True
    helps = thread.answer_count > 0 or thread.solved_at is not None
    return not helps and len(opening.body_source) < SHORT
