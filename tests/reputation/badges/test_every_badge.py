"""Every badge that the forum comes with is reached, and gone when one of its deeds is taken back."""

import pytest

from forum.database import Database
from reputation.badges.actions.recounting import recount_badges
from reputation.badges.declared import BADGES, BY_ID, FAMILIES
from reputation.badges.grounds import KINDS, Badge
from reputation.badges.wording import SENTENCES, what_for
from tests.reputation.badges.rows import Rows
from tests.support.cast import Cast
from tests.support.scene import Scene

HELD = "SELECT a.badge FROM awards a JOIN users u ON u.id = a.user_id WHERE u.name = 'lin' AND a.revoked_at IS NULL"


@pytest.mark.parametrize("badge", BADGES, ids=lambda badge: badge.id)
async def test_each_badge_is_reached_and_revoked(badge: Badge, scene: Scene, people: Cast, database: Database) -> None:
    assert badge.ground
    rows = Rows(scene, database, people)
    await rows.done(badge.ground)
    found = await recount_badges(database)
    assert badge.id in await held(database)
    assert found.given >= 1
    assert (await recount_badges(database)).given == 0, "given twice"
    await rows.undone(badge.ground)
    assert (await recount_badges(database)).revoked >= 1
    assert badge.id not in await held(database)


async def held(database: Database) -> list[str]:
    async with database.reading() as session:
        return [row["badge"] for row in await session.fetch(HELD)]


def test_there_are_enough_and_each_has_a_ground_of_its_own() -> None:
    assert 42 <= len(BADGES) == len(BY_ID) <= 60
    assert len({badge.ground for badge in BADGES}) == len(BADGES)
    assert len({badge.name.one for badge in BADGES}) == len(BADGES)
    assert {badge.kind for badge in BADGES} == set(KINDS)
    assert all(SENTENCES[badge.ground.deed, badge.ground.per] for badge in BADGES if badge.ground)
    assert all(what_for(badge).endswith(".") for badge in BADGES)


def test_a_family_climbs_from_bronze_to_gold() -> None:
    for family in FAMILIES:
        ladders: dict[object, list[Badge]] = {}
        for badge in family.badges:
            assert badge.ground
            ladders.setdefault(badge.ground.measure, []).append(badge)
        for steps in ladders.values():
            assert [KINDS.index(each.kind) for each in steps] == sorted(KINDS.index(each.kind) for each in steps)
            leasts = [each.ground.least for each in steps if each.ground]
            assert leasts == sorted(set(leasts))
