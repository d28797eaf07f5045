"""What the core's steps mean, one function a verb: `(session, actor, step)`. Neighbours add theirs as `demo_verbs`.

Asking and answering return the ids of the thread and the post, so that later steps can name them.
"""

from forum.actor import Actor
from forum.comments.actions import post_comment
from forum.database import Session
from forum.demo.story import Step
from forum.following.actions import follow
from forum.threads import actions as threads
from forum.threads.queries import visible_post
from forum.votes.actions import cast_vote


async def ask(session: Session, actor: Actor, step: Step) -> tuple[int, int]:
    new = threads.NewThread(
        category_id=step.target_id,
        title=step.text("title"),
        body=step.text("body"),
        kind=step.text("kind", "question"),
        tags=tuple(step.words.get("tags", ())),
    )
    asked = await threads.ask_question(session, actor, new)
    return asked.thread_id, asked.post_id


async def answer(session: Session, actor: Actor, step: Step) -> tuple[int, int]:
    answered = await threads.post_answer(session, actor, step.thread_id, step.text("body"))
    return answered.thread_id, answered.post_id


async def comment(session: Session, actor: Actor, step: Step) -> None:
    await post_comment(session, actor, step.post_id, step.text("body"))


async def vote(session: Session, actor: Actor, step: Step) -> None:
    await cast_vote(session, actor, step.post_id, step.number("value"))


async def accept(session: Session, actor: Actor, step: Step) -> None:
    await threads.accept_answer(session, actor, step.post_id)


async def solve(session: Session, actor: Actor, step: Step) -> None:
    await threads.mark_solved_without_answer(session, actor, step.thread_id)


async def edit(session: Session, actor: Actor, step: Step) -> None:
    """What is not given stays as it is."""
    post = await visible_post(session, actor, step.post_id)
    change = threads.Edit(
        version=post.version,
        body=step.text("body") or None,
        title=step.text("title") or None,
        tags=step.words.get("tags"),
        reason=step.text("note"),
    )
    await threads.edit_post(session, actor, step.post_id, change)


async def duplicate(session: Session, actor: Actor, step: Step) -> None:
    await threads.mark_duplicate(session, actor, step.thread_id, step.target_id)


async def me_too(session: Session, actor: Actor, step: Step) -> None:
    await threads.add_me_too(session, actor, step.thread_id)


async def follow_thread(session: Session, actor: Actor, step: Step) -> None:
    await follow(session, actor, "thread", step.thread_id)


async def views(session: Session, actor: Actor, step: Step) -> None:
    await threads.count_views(session, {step.thread_id: step.number("count")})


CORE_VERBS = {
    "ask": ask,
    "answer": answer,
    "comment": comment,
    "vote": vote,
    "accept": accept,
    "solve": solve,
    "edit": edit,
    "duplicate": duplicate,
    "me_too": me_too,
    "follow": follow_thread,
    "views": views,
}
