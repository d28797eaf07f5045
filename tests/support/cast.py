"""The cast: people who appear in many tests, each with one trait that the test's sentence can lean on."""

from datetime import timedelta
from typing import Any

from forum.accounts.queries import actor_by_id
from forum.actor import VISITOR, Actor
from forum.database import Database

INSERT = """
INSERT INTO users
    (name, name_key, display_name, email, email_key, roles, trust_level, reputation, verified_at, created_at)
VALUES ($1, $1, $2, $3, $3, $4, $5, $6, CASE WHEN $7 THEN $8::timestamptz END, $8) RETURNING id
"""


class Cast:
    """Each name is a method that makes the person at first call and returns the same Actor afterwards."""

    def __init__(self, database: Database):
        self.database = database
        self.known: dict[str, int] = {}

    visitor = VISITOR

    async def asha(self) -> Actor:
        """A customer who asks."""
        return await self.person("asha", trust_level=1, reputation=30)

    async def lin(self) -> Actor:
        """A power user who answers."""
        return await self.person("lin", trust_level=3, reputation=900)

    async def bo(self) -> Actor:
        """Another customer, who reads and votes."""
        return await self.person("bo", trust_level=1, reputation=60)

    async def nik(self) -> Actor:
        """A newcomer of today, whom nobody knows yet."""
        return await self.person("nik", days_ago=0)

    async def uri(self) -> Actor:
        """Signed up, address not verified."""
        return await self.person("uri", verified=False)

    async def mo(self) -> Actor:
        """A moderator."""
        return await self.person("mo", roles=["moderator"], trust_level=4, reputation=100)

    async def kim(self) -> Actor:
        """Another moderator."""
        return await self.person("kim", roles=["moderator"], trust_level=4, reputation=100)

    async def eva(self) -> Actor:
        """A KB editor."""
        return await self.person("eva", roles=["kb_editor"], trust_level=2, reputation=50)

    async def ada(self) -> Actor:
        """The admin."""
        return await self.person("ada", roles=["admin"], trust_level=4, reputation=10)

    async def person(self, name: str, **traits: Any) -> Actor:
        """Anybody else. Traits: roles, trust_level, reputation, verified, days_ago."""
        if name not in self.known:
            await self.enter(name, traits)
        async with self.database.reading() as session:
            actor = await actor_by_id(session, self.known[name])
        assert actor
        return actor

    async def enter(self, name: str, traits: dict[str, Any]) -> None:
        async with self.database.writing() as session:
            self.known[name] = await session.fetchval(
                INSERT, name, name.capitalize(), f"{name}@example.com", traits.get("roles", []),
                traits.get("trust_level", 0), traits.get("reputation", 0), traits.get("verified", True),
                session.now - timedelta(days=traits.get("days_ago", 400)),
            )  # fmt: skip
