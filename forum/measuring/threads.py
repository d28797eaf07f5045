"""One made-up thread after another as rows, with the events that its parts would have left in the log. Pure."""

import json
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from forum.comments.events import CommentPosted
from forum.markup import RENDER_VERSION
from forum.measuring.crowd import PLACES, Answer, Crowd
from forum.measuring.phrases import Phrases
from forum.threads.events import AnswerAccepted, AnswerPosted, QuestionAsked
from forum.threads.queries.texts import ThreadText
from forum.threads.titles import slug_of
from forum.votes.events import VoteCast


class Teller:
    """Writes threads of a crowd into its rows; `texts` are what search has to know of them."""

    def __init__(self, crowd: Crowd):
        self.crowd, self.rows, self.chance = crowd, crowd.rows, crowd.chance
        self.texts: list[ThreadText] = []

    def tell(self, place: int) -> None:
        """The thread at this place, 1 being the oldest."""
        crowd, phrases = self.crowd, self.crowd.language()
        thread_id, popular, where = self.rows.next("threads"), crowd.popularity(), self.chance.randrange(PLACES)
        author, at = crowd.somebody(), crowd.moment(place)
        title, tags = crowd.texts.title(phrases), crowd.chosen_tags(where)
        opening = self.write(
            thread_id, Answer(0, author, at, crowd.votes(author, popular)), phrases, named=(title, tags)
        )
        self.happen(QuestionAsked(author, thread_id, opening.id, "question", crowd.places[where]), at)
        answers = self.answer(thread_id, popular, phrases, since=at)
        bodies = [row[5] for row in self.rows.waiting["posts"][-len(answers) - 1 :]]
        accepted, solved_at = self.accept(thread_id, author, answers)
        self.rows.add("threads", thread_id, crowd.places[where], author, title, slug_of(title), tags, phrases.locale,
                      sum(value for _voter, value in opening.votes), len(answers), int(popular * 30),
                      accepted, solved_at, author if accepted else None, at,
                      max([at, *(each.at for each in answers)]))  # fmt: skip
        for tag in tags:
            self.rows.add("thread_tags", thread_id, crowd.tags[tag], at)
        self.rows.add("follows", author, "thread", thread_id, at)
        for each, is_question in ((opening, True), *((each, False) for each in answers)):
            self.vote(thread_id, each, is_question=is_question)
        names = [f"measured{each.author}" for each in (opening, *answers)]
        slug = f"measured-{crowd.places[where]}"
        self.texts.append(ThreadText(thread_id, "published", title, "question", tags, slug, bool(solved_at),
                                     bool(answers), at, bodies, names, [], phrases.locale))  # fmt: skip

    def answer(self, thread_id: int, popular: float, phrases: Phrases, *, since: datetime) -> list[Answer]:
        answers, at = [], since
        for _place in range(self.crowd.answers()):
            author, at = self.crowd.somebody(), self.crowd.soon(at, 600)
            post = self.write(thread_id, Answer(0, author, at, self.crowd.votes(author, popular / 2)), phrases)
            self.happen(AnswerPosted(author, thread_id, post.id, "answer"), at)
            answers.append(post)
        return answers

    def write(
        self, thread_id: int, post: Answer, phrases: Phrases, *, named: tuple[str, list[str]] | None = None
    ) -> Answer:
        """The post with its remarks; `named` is the title and the tags of an opening."""
        post.id = self.rows.next("posts")
        source, html = self.crowd.texts.post(phrases)
        remarks = self.chance.choice((0, 0, 0, 1, 2)) if post.id % 2 else 0
        title, tags = named or (None, None)
        self.rows.add("revisions", post.id, 1, title, tags, source, post.author, post.at)
        for _each in range(remarks):
            self.remark(thread_id, post, phrases)
        score = sum(value for _voter, value in post.votes)
        self.rows.add("posts", post.id, thread_id, post.author, "opening" if named else "answer", source, html,
                      RENDER_VERSION, phrases.locale, score, remarks, post.at)  # fmt: skip
        return post

    def remark(self, thread_id: int, post: Answer, phrases: Phrases) -> None:
        number, author, at = self.rows.next("comments"), self.crowd.somebody(), self.crowd.soon(post.at, 300)
        source, html = self.crowd.texts.remark(phrases)
        self.rows.add("comments", number, thread_id, post.id, author, source, html, RENDER_VERSION, at)
        self.happen(CommentPosted(author, thread_id, post.id, number, post.author), at)

    def accept(self, thread_id: int, asker: int, answers: list[Answer]) -> tuple[int | None, datetime | None]:
        if not answers or self.chance.random() < 0.4:
            return None, None
        best = max(answers[:4], key=lambda each: sum(value for _voter, value in each.votes))
        at = min(answers[-1].at + timedelta(minutes=30), self.crowd.now)
        self.happen(AnswerAccepted(asker, thread_id, best.id, best.author, asker), at)
        return best.id, at

    def vote(self, thread_id: int, post: Answer, *, is_question: bool) -> None:
        for voter, value in post.votes:
            number, at = self.rows.next("votes"), self.crowd.soon(post.at, 3_000)
            self.rows.add("votes", number, post.id, voter, value, at)
            self.happen(VoteCast(voter, thread_id, post.id, post.author, value, number, is_question), at)

    def happen(self, event: Any, at: datetime) -> None:
        values = asdict(event)
        user_id = values.get("user_id")
        self.rows.add("events", self.rows.next("events"), type(event).__name__, event.actor_id, event.thread_id,
                      event.post_id, user_id, json.dumps(values), at, at)  # fmt: skip
