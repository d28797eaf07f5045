"""What is told to readers, read afresh from the database for all of them at once."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from forum.accounts.queries import actors_of_logins
from forum.actor import Actor
from forum.bus import Word
from forum.database import Session
from forum.live.words import OF_THREADS, ThreadWords, by_thread
from forum.notifications.queries import unread_count
from forum.threads.queries.news import PostState, ThreadState, events_after, latest_event, post_states, thread_states

MOST_MISSED = 200  # events told to a reader who was away; who missed more had better load the page
OUT_OF_ORDER = 100  # events may be committed in another order than they are numbered in; told twice does no harm

__all__ = ["actors_of_logins", "event", "facts", "first_words", "news_of", "unread_counts"]


async def news_of(session: Session, words: Mapping[int, ThreadWords]) -> dict[int, tuple[ThreadState, bytes]]:
    """For each thread that is published: its state, by which readers are chosen, and what they are told."""
    states = await thread_states(session, words)
    wanted = set().union(*(words[thread_id].posts for thread_id in states))
    posts = await post_states(session, wanted)
    return {thread_id: (state, saying(state, words[thread_id], posts)) for thread_id, state in states.items()}


def saying(state: ThreadState, words: ThreadWords, posts: Mapping[int, PostState]) -> bytes:
    """`remarked` says how many comments each post has now, so that who has them already is told of nothing."""
    told = {
        **facts(state),
        "arrived": sorted(words.arrived & posts.keys()),
        "scores": {each: posts[each].score for each in sorted(words.counted & posts.keys())},
        "remarked": {each: posts[each].comments for each in sorted(words.remarked & posts.keys())},
    }
    return event("news", told, words.last)


def facts(state: ThreadState) -> dict[str, Any]:
    return {"answers": state.answers, "accepted": state.accepted, "solved": state.solved}


async def first_words(session: Session, actor: Actor, state: ThreadState | None, after: int | None) -> bytes:
    """How things stand, and what was said after the event that this reader heard last."""
    text = b""
    if actor.is_signed_in:
        text += event("bell", {"unread": await unread_count(session, actor)})
    if state is None:
        return text
    text += event("state", facts(state), await latest_event(session, state.id))
    if after:
        since = max(0, after - OUT_OF_ORDER)
        missed = await events_after(session, state.id, since, OF_THREADS, most=MOST_MISSED)
        for _state, saying in (await news_of(session, by_thread(Word(*each) for each in missed))).values():
            text += saying
    return text


async def unread_counts(session: Session, actors: Collection[Actor]) -> dict[int, bytes]:
    """What the bell of each says."""
    return {
        actor.id: event("bell", {"unread": await unread_count(session, actor)})
        for actor in actors
        if actor.id is not None
    }


def event(name: str, told: dict[str, Any], number: int | None = None) -> bytes:
    text = f"event: {name}\ndata: {json.dumps(told, separators=(',', ':'))}\n"
    return (text + (f"id: {number}\n" if number else "") + "\n").encode()
