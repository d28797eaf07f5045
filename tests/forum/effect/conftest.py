"""A forum in which half of all people are shown nothing."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from forum.actor import Actor
from forum.app import Forum
from forum.effect.groups import is_control
from forum.settings import Settings
from tests.support.cast import Cast


@pytest.fixture
def measured(app: Forum, settings: Settings) -> Iterator[Settings]:
    """Half of all people are the control group while this test runs."""
    house = app.state.house
    changed = replace(settings, control_share=50)
    house.settings = house.bus.given = changed
    yield changed
    house.settings = house.bus.given = settings


@pytest.fixture
async def two_groups(people: Cast, measured: Settings) -> tuple[Actor, Actor]:
    """Somebody to whom suggestions are shown, and somebody of the control group."""
    found: dict[bool, Actor] = {}
    for number in range(60):
        person = await people.person(f"reader{number}", trust_level=1)
        found.setdefault(is_control(measured.signing_key(), f"user {person.id}", 50), person)
        if len(found) == 2:
            return found[False], found[True]
    raise AssertionError("sixty people in one group")
