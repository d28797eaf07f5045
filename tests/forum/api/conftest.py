"""Programs with tokens, in no hurry to reach a limit."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import replace

import pytest
from starlette.applications import Starlette

from forum.actor import Actor
from forum.database import Database
from tests.support.program import Program, program_of

ProgramOf = Callable[..., Awaitable[Program]]


@pytest.fixture
async def generous(app: Starlette) -> AsyncIterator[Starlette]:
    """The app with limits that no test reaches."""
    here = app.state.house
    before, here.settings = (
        here.settings,
        replace(here.settings, api_tokens_a_minute=10**5, api_integrations_a_minute=10**5, api_visitors_a_minute=10**5),
    )
    given, here.bus.given = here.bus.given, here.settings
    yield app
    here.settings, here.bus.given = before, given


@pytest.fixture
def program(generous: Starlette, database: Database) -> ProgramOf:
    async def made(actor: Actor, scopes: Sequence[str] | None = None) -> Program:
        return await program_of(generous, database, actor, scopes)

    return made
