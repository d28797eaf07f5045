"""A made-up forum, written straight into the tables: 2,000 threads, and one that many have answered."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg

from forum.markup import render_now

THREADS, PEOPLE, TAGS, PLACES = 2_000, 300, 60, 5
ANSWERS, COMMENTS = 20, 15  # of the long thread, which is the newest
LONG = THREADS
NOW = datetime.now(UTC)
LETTERS = "etaoinshrdlucmfwypvbgk"
FREQUENT = "ktsafpo"  # in one thread of three or so


class MadeUp:
    """The same at every run."""

    def __init__(self) -> None:
        self.random = random.Random(11)
        self.vocabulary = ["".join(self.random.choices(LETTERS, k=self.random.randint(3, 10))) for _ in range(20_000)]
        self.weights = [1 / (rank + 3) for rank in range(20_000)]  # the frequent ones as frequent as in any language
        self.bodies = [self.body() for _ in range(60)]

    def words(self, count: int) -> str:
        return " ".join(self.random.choices(self.vocabulary, self.weights, k=count)).capitalize()

    def body(self) -> tuple[str, str]:
        source = f"{self.words(60)}.\n\n- {self.words(8)}\n- {self.words(8)}\n\n{self.words(40)}: `reset --all`.\n"
        return source, render_now(source).html

    def moment(self, thread: int, minutes: int = 0) -> datetime:
        return NOW - timedelta(hours=(THREADS - thread) * 3 + 2) + timedelta(minutes=minutes)

    def person(self) -> int:
        return self.random.randint(1, PEOPLE)

    def people(self) -> list[dict[str, Any]]:
        return [
            {"id": number, "name": f"person{number}", "name_key": f"person{number}", "display_name": f"Person {number}",
             "reputation": number * 7, "trust_level": 1, "verified_at": NOW, "created_at": NOW - timedelta(days=900)}
            for number in range(1, PEOPLE + 1)
        ]  # fmt: skip

    def places(self) -> list[dict[str, Any]]:
        return [
            {"id": number, "slug": f"place-{number}", "name": f"Place {number}", "description": self.words(6),
             "position": number, "created_at": NOW}
            for number in range(1, PLACES + 1)
        ]  # fmt: skip

    def tags(self) -> list[dict[str, Any]]:
        return [{"id": number, "name": f"tag-{number}", "created_at": NOW} for number in range(1, TAGS + 1)]

    def thread(self, number: int) -> dict[str, Any]:
        answers = ANSWERS if number == LONG else number % 4
        solved = answers > 0 and number % 3 == 0
        return {
            "id": number, "category_id": number % PLACES + 1, "author_id": self.person(), "title": self.words(8),
            "slug": f"thread-{number}", "tags": [f"tag-{1 + (number * step) % TAGS}" for step in (1, 7, 13)],
            "score": number % 9, "answer_count": answers, "view_count": number % 700,
            "accepted_post_id": number * 100 + 1 if solved else None,
            "solved_at": self.moment(number, 50) if solved else None,
            "created_at": self.moment(number), "last_activity_at": self.moment(number, 50),
        }  # fmt: skip

    def post(self, thread: int, place: int) -> dict[str, Any]:
        source, html = self.random.choice(self.bodies)
        return {
            "id": thread * 100 + place, "thread_id": thread, "author_id": self.person(),
            "kind": "answer" if place else "opening", "body_source": source, "body_html": html, "render_version": 1,
            "score": (thread + place) % 11, "created_at": self.moment(thread, place),
        }  # fmt: skip

    def comment(self, number: int) -> dict[str, Any]:
        source = self.words(14)
        return {
            "thread_id": LONG, "post_id": LONG * 100 + number % 6, "author_id": self.person(), "body_source": source,
            "body_html": f"<p>{source}</p>", "render_version": 1, "created_at": self.moment(LONG, 30 + number),
        }  # fmt: skip


async def fill(connection: asyncpg.Connection) -> None:
    """Everything in its table, and the tables known to the planner as they are."""
    made_up = MadeUp()
    threads = [made_up.thread(number) for number in range(1, THREADS + 1)]
    posts = [made_up.post(row["id"], place) for row in threads for place in range(row["answer_count"] + 1)]
    worn = {(row["id"], int(name[4:])): row["created_at"] for row in threads for name in row["tags"]}
    await copy(connection, "users", made_up.people())
    await copy(connection, "categories", made_up.places())
    await copy(connection, "tags", made_up.tags())
    await copy(connection, "threads", threads)
    await copy(connection, "posts", posts)
    await copy(connection, "comments", [made_up.comment(number) for number in range(COMMENTS)])
    await copy(connection, "thread_tags", [
        {"thread_id": thread, "tag_id": tag, "created_at": moment} for (thread, tag), moment in worn.items()
    ])  # fmt: skip
    await connection.execute("VACUUM ANALYZE")


async def copy(connection: asyncpg.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    columns = list(rows[0])
    await connection.copy_records_to_table(table, records=[tuple(row.values()) for row in rows], columns=columns)
    if "id" in columns:
        await connection.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
        )
