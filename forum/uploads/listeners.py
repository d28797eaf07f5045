"""What follows from writing: the pictures in a text are seen by whoever sees the text."""

from forum.accounts.events import ProfileChanged
from forum.bus import Published
from forum.comments.events import CommentEdited, CommentPosted
from forum.database import Session
from forum.threads.events import AnswerPosted, PostEdited, QuestionAsked
from forum.uploads.actions import note_uses


async def note_in_new_post(session: Session, event: QuestionAsked | AnswerPosted, _published: Published) -> None:
    await note_uses(session, event.actor_id, "post", event.post_id, fresh=True)


async def note_in_post(session: Session, event: PostEdited, _published: Published) -> None:
    await note_uses(session, event.actor_id, "post", event.post_id, fresh=False)


async def note_in_new_comment(session: Session, event: CommentPosted, _published: Published) -> None:
    await note_uses(session, event.actor_id, "comment", event.comment_id, fresh=True)


async def note_in_comment(session: Session, event: CommentEdited, _published: Published) -> None:
    await note_uses(session, event.actor_id, "comment", event.comment_id, fresh=False)


async def note_in_profile(session: Session, event: ProfileChanged, _published: Published) -> None:
    await note_uses(session, event.actor_id, "profile", event.user_id, fresh=False)
