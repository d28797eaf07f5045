"""One of everything that has an address: what the tests press, read and try to get at."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from forum.accounts.actions.tokens import new_token
from forum.actor import VISITOR, Actor
from forum.asking.actions import Match, keep_waiting, note_answered
from forum.comments.actions import post_comment
from forum.database import Database
from forum.feedback.actions import Words, give_feedback
from forum.following.actions import follow
from forum.intake.tokens import token_for as question_token
from forum.notifications.tokens import Unsubscribing, token_for
from forum.one_transaction import OneTransaction
from forum.searches.noting import LINK
from forum.settings import Settings
from forum.threads.actions import Asked, accept_answer
from forum.votes.actions import cast_vote
from forum.web.signing import sign
from kb_bridge.actions.accepting import accept_proposal
from kb_bridge.actions.proposals import Edit
from kb_bridge.letters.writing import token_for as weekly_token
from kb_bridge.publishing.actions.keeping import Keep, save_publisher
from moderation.flags.actions import raise_flag
from moderation.private.actions import go_on_in_private
from moderation.queue.actions import Choice, decide
from moderation.queue.queries import item
from moderation.queue.subjects import subject_named
from moderation.triggers.actions import advance_trial, make_trigger
from reputation.badges.actions.by_hand import give_by_hand
from reputation.badges.actions.own import make_badge
from reputation.badges.declared import BY_ID
from reputation.badges.drafting import Draft
from reputation.book.actions import apply_prices, dispute_line
from reputation.book.price_lists import DEFAULT
from reputation.evidence.actions import Choice as Judged
from reputation.evidence.actions import bring_findings, judge
from reputation.evidence.rows import Finding
from reputation.leaders.actions import Hook, save_hook
from reputation.trust.actions import apply_rules
from reputation.trust.levels import Rules
from tests.security.care_rows import CARE
from tests.security.world_rows import (
    BACKUP,
    CHANGE,
    FIELD,
    HELD_JOB,
    IDENTITY,
    KNOWS,
    PRODUCT_KEY,
    PROVIDER,
    REPLY,
    SECOND_PROPOSAL,
    SECOND_TOPIC,
    SOLVED,
    SYNONYMS,
    VIEW,
    WORK,
)
from tests.support.cast import Cast
from tests.support.scene import Scene

NUMBERED = (
    "threads",
    "posts",
    "comments",
    "categories",
    "articles",
    "proposals",
    "topics",
    "reviewables",
    "users",
    "form_fields",
)
ROUTERS = (
    "My hub is offline since the new router came, and its light blinks amber all day.",
    "We got a new router yesterday. Since then the hub shows an amber light and is offline.",
    "The provider changed our router, now the hub blinks amber and stays offline in the app.",
    "After the router was replaced the hub does not come back: offline, amber light, whatever I press.",
    "Offline hub, amber light. All I did was to put in the new router this morning.",
)  # in words of their own: whoever copies another's question is not counted again
CURE = "The hub only knows its old network. Hold the setup button until the light is violet."


@dataclass
class World:
    """`ids` by name: what stands in addresses and forms."""

    database: Database
    people: Cast
    scene: Scene
    settings: Settings
    settle: Callable[[], Awaitable[int]]
    ids: dict[str, int] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)

    async def build(self) -> "World":
        await self.number()
        await self.places()
        await self.talk()
        await self.settle()
        await self.knowledge()
        await self.book()
        await self.badges()
        await self.evidence()
        await self.review()
        await self.odds_and_ends()
        await self.settle()
        await self.rewards()
        return self

    async def actor(self, role: str) -> Actor:
        """The person who plays this part."""
        if role == "suspended":
            await self.people.person("sue", trust_level=1)
            await self.write("UPDATE users SET suspended_until = now() + interval '9 days' WHERE name = 'sue'")
            return await self.people.person("sue")
        parts = {"unverified": "uri", "customer": "bo", "author": "asha", "moderator": "mo", "editor": "eva",
                 "admin": "ada"}  # fmt: skip
        return self.people.visitor if role == "visitor" else await getattr(self.people, parts[role])()

    async def write(self, sql: str, *args: object) -> int:
        async with self.database.writing() as session:
            return int(await session.fetchval(sql, *args) or 0)

    @asynccontextmanager
    async def undone(self) -> AsyncIterator[None]:
        """Whatever happens within has not happened afterwards."""
        assert isinstance(self.database, OneTransaction)
        savepoint = await self.database.connection.begin_nested()
        yield
        await savepoint.rollback()

    async def number(self) -> None:
        """Seven digits that occur nowhere else, and other ones for each kind of thing."""
        for place, table in enumerate(NUMBERED, start=1):
            await self.write(f"ALTER TABLE {table} ALTER COLUMN id RESTART WITH 7{place}40001")

    async def places(self) -> None:
        for slug, visibility in (("help", "public"), ("inside", "signed_in"), ("backroom", "staff")):
            self.ids[slug] = await self.scene.category(slug, visibility)
        self.ids["field"] = await self.write(FIELD, self.ids["help"])

    async def talk(self) -> None:
        """Two threads, an answer, a comment, a vote to take back and a reader who follows."""
        asha, lin = await self.people.asha(), await self.people.lin()
        asked = await self.scene.ask(asha, "Why does the valve drip?", "It drips at the thread.", tags="valve")
        other = await self.scene.ask(asha, "Which valve fits a garden hose?", "There are three sizes of them.")
        answered = await self.scene.answer(lin, asked.thread_id, "Put tape around it, seven times.")
        second = await self.scene.answer(lin, asked.thread_id, "Or buy a new one, they are cheap.")
        async with self.database.writing() as session:
            comment = await post_comment(session, asha, answered.post_id, "Which tape do you mean?")
            await follow(session, await self.people.bo(), "thread", asked.thread_id)
        self.ids |= {"thread": asked.thread_id, "post": asked.post_id, "other": other.thread_id}
        self.ids |= {"answer": answered.post_id, "second": second.post_id, "comment": comment.id}
        self.ids["tag"] = await self.write("SELECT id FROM tags WHERE name = 'valve'")

    async def knowledge(self) -> None:
        """An article that an editor has made of five questions, and a proposal that waits."""
        asked = [await self.ask_of_router(number) for number in range(5)]
        answered = await self.scene.answer(await self.people.lin(), asked[0].thread_id, CURE)
        async with self.database.writing() as session:
            await accept_answer(session, await self.people.mo(), answered.post_id)
        await self.settle()
        proposal, topic = await self.one("SELECT id, topic_id FROM proposals")
        async with self.database.writing() as session:
            edit = Edit(1, "The hub and a new router", "Hold the setup button until the light is violet. [1]")
            await accept_proposal(session, await self.people.eva(), proposal, edit)
        self.ids |= {"topic": topic, "member": asked[0].thread_id, "second_topic": await self.write(SECOND_TOPIC)}
        self.ids["proposal"] = await self.write(SECOND_PROPOSAL, self.ids["second_topic"], proposal)
        self.ids["change"] = await self.write(CHANGE, self.ids["topic"], self.ids["second_topic"])
        moved = "UPDATE topic_threads SET topic_id = $1 WHERE thread_id = $2"
        await self.write(moved, self.ids["second_topic"], asked[4].thread_id)
        self.ids["article"] = await self.write("SELECT id FROM articles")

    async def ask_of_router(self, number: int) -> Asked:
        asker = await self.people.person(f"asker{number}", trust_level=2)
        return await self.scene.ask(asker, f"Hub offline since the new router, day {number}", ROUTERS[number])

    async def review(self) -> None:
        """A flag that waits, and a decision that can be undone."""
        bo, mo = await self.people.bo(), await self.people.mo()
        self.ids["item"] = await self.flag(bo, self.ids["answer"])
        decided = await self.flag(bo, self.ids["second"])
        async with self.database.writing() as session:
            found = await item(session, mo, decided)
            choice = Choice("hide", found.version, "Too short.")
            self.ids["decision"], _verb = await decide(session, mo, decided, choice)

    async def book(self) -> None:
        """A line that its owner may dispute, one that is disputed, and a price list that was put in force."""
        bo, lin = await self.people.bo(), await self.people.lin()
        async with self.database.writing() as session:
            await cast_vote(session, bo, self.ids["post"], 1)
            await cast_vote(session, bo, self.ids["second"], -1)
            await apply_prices(session, await self.people.ada(), DEFAULT)
            self.ids["table"] = await apply_rules(session, await self.people.ada(), Rules())
        of = "SELECT max(id) FROM ledger_entries WHERE cause = $1"
        self.ids["line"] = await self.write(of, "question_upvoted")
        self.ids["use"] = await self.write("SELECT max(id) FROM price_list_uses")
        disputed = await self.write(of, "answer_downvoted")
        async with self.database.writing() as session:
            self.ids["dispute"] = await dispute_line(session, lin, disputed, "It is the right size.")

    async def badges(self) -> None:
        """One of the forum's own, and one that was given by hand."""
        bo, mo = await self.people.bo(), await self.people.mo()
        async with self.database.writing() as session:
            draft = Draft("Router whisperer", "Knows every router.", "silver", "solved")
            self.ids["own"] = await make_badge(session, await self.people.ada(), draft)
            badge = BY_ID["part-of-the-house"]
            await give_by_hand(session, mo, badge, user_id=bo.id or 0, reason="Always there.")
        await self.triggers()
        self.ids["award"] = await self.write("SELECT max(id) FROM awards WHERE given_by_id IS NOT NULL")

    async def rewards(self) -> None:
        """An address that hears of badges, a word to it, and a helper with ten solutions."""
        async with self.database.writing() as session:
            hook = Hook("https://shop.example.com/hook", "sixteen letters or more", ["place_reached"])
            self.ids["hook"] = await save_hook(session, await self.people.ada(), hook)
        async with self.database.writing() as session:
            keep = Keep("webhook", "Shop", {"url": "https://shop.example.com/kb"}, "sixteen letters or more")
            self.ids["publisher"] = await save_publisher(session, await self.people.ada(), keep)
        sending = "INSERT INTO reward_sendings (hook_id, kind, body, created_at) VALUES ($1, 'test', '{}', now())"
        self.ids["sending"] = await self.write(f"{sending} RETURNING id", self.ids["hook"])
        self.ids["solver"] = (await self.people.person("sol")).id or 0
        for number in range(10):
            await self.write(SOLVED, self.ids["solver"], 9_000_000 + number)

    async def evidence(self) -> None:
        """A case of votes that look arranged, and another one that was dismissed."""
        people = [(await person()).id or 0 for person in (self.people.asha, self.people.lin, self.people.bo)]
        vote = await self.write("SELECT max(id) FROM votes")
        async with self.database.writing() as session:
            await bring_findings(session, [Finding("pair", tuple(people[:2]), 10, 8.0, (vote,))])
            await bring_findings(session, [Finding("burst", tuple(people[1:]), 6, 6.0, (vote,), author_id=people[1])])
        self.ids["case"] = await self.write("SELECT min(id) FROM gaming_cases")
        other = await self.write("SELECT max(id) FROM gaming_cases")
        async with self.database.writing() as session:
            self.ids["judgement"] = await judge(session, await self.people.mo(), other, Judged("dismiss", 1))

    async def triggers(self) -> None:
        """A rule of the admin's own, tried to the end."""
        change = {"label": "Gnomes", "severity": 3, "minutes": 2, "conditions": {"words": "gnome*"}}
        async with self.database.writing() as session:
            self.ids["trial"] = await make_trigger(session, await self.people.ada(), change)
            await advance_trial(session, self.ids["trial"])

    async def flag(self, actor: Actor, post_id: int) -> int:
        async with self.database.writing() as session:
            subject = await subject_named(session, actor, "post", post_id)
            return await raise_flag(session, actor, subject, kind="rude", note="see for yourself")

    async def odds_and_ends(self) -> None:
        asha, uri = await self.people.asha(), await self.people.uri()
        async with self.database.writing() as session:
            await give_feedback(session, asha, Words(body="The search box is hard to find."))
        self.ids["feedback"] = await self.write("SELECT max(id) FROM feedback")
        self.ids |= {"batch": 7, "view": await self.write(VIEW, (await self.people.mo()).id)}
        self.ids["reply"] = await self.write(REPLY)
        self.ids["group"] = await self.write(SYNONYMS)
        self.ids["work"] = await self.write(WORK)
        await self.write(BACKUP)
        self.ids["staff"] = (await self.people.mo()).id or 0
        async with self.database.writing() as session:
            begun = await go_on_in_private(session, await self.people.mo(), self.ids["other"], "Which hose is it?")
        self.ids["private"] = begun.thread_id
        for name, sql, *of in CARE:
            self.ids[name] = await self.write(sql, *(self.ids[each] for each in of))
        await self.ways_in(asha.id or 0)
        self.ids |= {"job": await self.write(HELD_JOB), "user": (await self.people.bo()).id or 0}
        self.ids["notification"] = await self.write("SELECT min(id) FROM notifications WHERE user_id = $1", asha.id)
        async with self.database.writing() as session:
            self.tokens["verify"] = await new_token(session, uri.id or 0, "verify", "uri@example.com")
            question = "INSERT INTO mailed_questions (user_id, category_id, title, body, created_at) "
            question += "VALUES ($1, $2, 'Why is the valve loud?', 'It is loud all night.', now()) RETURNING id"
            question_id = await session.fetchval(question, asha.id, self.ids["help"])
            self.tokens["mail"] = question_token(self.settings, question_id)
            self.tokens["reset"] = await new_token(session, asha.id or 0, "reset", "asha@example.com")
        async with self.database.writing() as session:
            match = Match("thread", self.ids["thread"], "Why does the valve drip?")
            found = await note_answered(session, VISITOR, match, title="It drips", visitor="somebody")
            self.tokens["ask"] = await keep_waiting(session, {"title": ["It drips"]}, found)
        wes = await self.people.person("wes", trust_level=1)
        self.ids["helper"] = await self.write(KNOWS, self.ids["tag"], wes.id)
        wish = Unsubscribing(asha.id or 0, self.ids["thread"])
        self.tokens["search"] = sign(self.settings.signing_key(), LINK, [1, "thread:1", 1, "/tags"])
        self.tokens["unsubscribe"] = token_for(self.settings, wish)
        self.tokens["weekly"] = weekly_token(self.settings, (await self.people.eva()).id or 0)

    async def ways_in(self, user_id: int) -> None:
        """A provider to which nothing is ever sent, and somebody whom it knows."""
        self.ids |= {"provider": await self.write(PROVIDER), "identity": await self.write(IDENTITY, user_id)}
        self.ids["product_key"] = await self.write(PRODUCT_KEY)

    async def one(self, sql: str) -> tuple[int, ...]:
        async with self.database.reading() as session:
            return tuple(await session.fetchrow(sql))
