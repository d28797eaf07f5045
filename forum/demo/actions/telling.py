"""Plays the steps of a story one after the other, each at its own moment."""

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from forum.accounts.queries import actor_by_id
from forum.actor import SYSTEM, Actor
from forum.database import Database, Session
from forum.demo.actions.furnishing import furnish, mark_scenes, open_letter_boxes
from forum.demo.actions.verbs import CORE_VERBS
from forum.demo.order import steps_of
from forum.demo.queries import categories_taken, has_threads, names_taken
from forum.demo.story import Step, Story
from forum.relay import settle

SOURCE = re.compile(r"\[\[([\w-]+)/([\w-]+)\]\]")
Verb = Callable[[Session, Actor, Step], Awaitable[tuple[int, int] | None]]
Scene = Callable[[Session, Any], Awaitable[Iterable[tuple[str, int]]]]
Progress = Callable[[int, int], None]


class NotEmpty(Exception):
    """The forum has something that the demonstration would mix with; the message is one sentence."""


class BrokenStory(Exception):
    """A step was refused: the content and the forum disagree. The message names the step."""


@dataclass
class Stage:
    """What exists so far, by the names that the content uses; `moment` is that of loading."""

    moment: datetime
    people: Mapping[str, int]
    categories: Mapping[str, int]
    threads: dict[str, int] = field(default_factory=dict)
    posts: dict[tuple[str, str], int] = field(default_factory=dict)

    async def actor(self, session: Session, name: str) -> Actor:
        """The person as of now, for trust and roles change while the story is told; the system for nobody."""
        actor = await actor_by_id(session, self.people[name]) if name else SYSTEM
        assert actor is not None  # noqa: S101 - everybody has joined
        return actor

    def filled(self, step: Step) -> Step:
        """The step with ids for what it names; where its body names a source as [[thread/post]], with [post:id]."""
        body = SOURCE.sub(lambda match: f"[post:{self.posts[match[1], match[2]]}]", step.text("body"))
        return replace(
            step,
            words={**step.words, "body": body},
            thread_id=self.threads.get(step.tale, 0),
            post_id=self.posts.get((step.tale, step.on), 0),
            user_id=self.people.get(step.text("person"), 0),
            target_id=self.threads.get(step.text("of")) or self.categories.get(step.text("category"), 0),
        )


async def tell_story(
    database: Database, story: Story, verbs: Mapping[str, Verb], *, scenes: Sequence[Scene] = (),
    progress: Progress = lambda _done, _all: None,
) -> Counter[str]:  # fmt: skip
    """How many steps of each verb were played. `verbs` are the neighbours'; what nobody understands is left out.
    `scenes` are what stands beside the threads: each sets up its own and says which rows only it knows of."""
    await require_empty(database, story)
    moment = database.clock()
    known = {**verbs, **CORE_VERBS}
    steps = steps_of(story, known)
    stage = Stage(moment, *await furnish(database, story, moment))
    done = 0
    for chapter in chapters_of(steps, verbs):
        await settle(database)
        await play(database, stage, chapter, known=known)
        done += len(chapter)
        progress(done, len(steps))
    await set_scenes(database, stage, scenes)
    await settle(database)
    await open_letter_boxes(database, stage.people.values())
    return Counter(step.do for step in steps)


def chapters_of(steps: Iterable[Step], verbs: Container[str]) -> Iterator[list[Step]]:
    """The steps, cut before each question and before each of `verbs`: as in real life, everybody has heard of what
    happened so far before somebody asks or decides. In between, nobody needs to."""
    chapter: list[Step] = []
    for step in steps:
        if chapter and (step.do == "ask" or step.do in verbs):
            yield chapter
            chapter = []
        chapter.append(step)
    if chapter:
        yield chapter


async def require_empty(database: Database, story: Story) -> None:
    async with database.reading() as session:
        if await has_threads(session):
            raise NotEmpty("The forum has threads already: the demonstration is for an empty one.")
        taken = await names_taken(session, [person.name for person in story.people])
        if taken:
            raise NotEmpty(f"These names of the demonstration are taken: {', '.join(taken)}.")
        slugs = await categories_taken(session, [place.slug for place in story.places])
        if slugs:
            raise NotEmpty(f"These categories of the demonstration exist already: {', '.join(slugs)}.")


async def play(database: Database, stage: Stage, chapter: Sequence[Step], *, known: Mapping[str, Verb]) -> None:
    """A chapter is one transaction in which the time goes on, which is twice as fast as one for each step."""
    async with database.writing(at=stage.moment + chapter[0].at) as session:
        await session.raw.execute("SET LOCAL synchronous_commit = off")
        for step in chapter:
            session.now = stage.moment + step.at
            try:
                actor = await stage.actor(session, step.by)
                made = await known[step.do](session, actor, stage.filled(step))
            except Exception as error:
                who = step.by or "the system"
                raise BrokenStory(f"{step.tale}: {step.do} by {who} was refused: {error!r}") from error
            if made is not None:
                stage.threads[step.tale], stage.posts[step.tale, step.on] = made


async def set_scenes(database: Database, stage: Stage, scenes: Sequence[Scene]) -> None:
    if not scenes:
        return
    await settle(database)
    async with database.writing(at=stage.moment) as session:
        made: list[tuple[str, int]] = []
        for scene in scenes:
            session.now = stage.moment
            made += await scene(session, stage)
        await mark_scenes(session, made)
