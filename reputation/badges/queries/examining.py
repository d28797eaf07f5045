"""Counting deeds and reading what people hold, in one statement for whatever is to be looked at."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from forum.database import Session
from reputation.badges.declared import BADGES
from reputation.badges.grounds import HELD, MONTHS, POST, REVOKED, SETTLED, TAG, Award, Badge, Counted, Measure
from reputation.badges.queries.deeds import BASES, DEEDS

BY_TAG = [badge.id for badge in BADGES if badge.ground and badge.ground.per == TAG]
HOLDINGS = f"""
SELECT -1, a.badge, a.user_id, a.subject_id, NULL,
       CASE WHEN a.given_by_id IS NOT NULL OR a.taken_by_id IS NOT NULL OR a.imported THEN 2
            WHEN a.revoked_at IS NULL THEN 1 ELSE 0 END
FROM awards a WHERE a.user_id = ANY($1::bigint[]) AND a.badge = ANY($2::text[])
  AND ($3::bigint IS NULL OR a.subject_id IN (0, $3) OR a.badge = ANY (ARRAY{BY_TAG}))
"""  # noqa: S608 - names of our own
STATES = {0: REVOKED, 1: HELD, 2: SETTLED}


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked at: for each statement of deeds the people (None: everybody), and one post where only that one's
    figures can have changed."""

    people: Mapping[str, Collection[int] | None]
    post_id: int | None = None

    def takes(self, badge: Badge, user_id: int | None = None) -> bool:
        if badge.ground is None or (base := DEEDS[badge.ground.deed].base) not in self.people:
            return False
        people = self.people[base]
        return user_id is None or people is None or user_id in people


async def examine(session: Session, scope: Scope, badges: Sequence[Badge]) -> tuple[list[Counted], dict[Award, str]]:
    """What was counted, and how the awards stand that this scope may change. `badges` are those that it takes."""
    measures = leasts_of(badges)
    bases = sorted({DEEDS[measure.deed].base for measure in measures})
    open_to_all = frozenset(base for base in bases if scope.people[base] is None)
    people: set[int] = {each for base in bases for each in scope.people[base] or ()}
    sql = statement(tuple(measures.items()), tuple(bases), open_to_all, one_post=scope.post_id is not None)
    asked = [sorted(scope.people[base] or ()) for base in bases]
    rows = await session.fetch(sql, sorted(people), [badge.id for badge in badges], scope.post_id, *asked)
    numbered, by_id = list(measures), {badge.id: badge for badge in badges}
    counted = [Counted(numbered[row[0]], row[2], row[3], row[4], row[5]) for row in rows if row[0] >= 0]
    held = {Award(row[1], row[2], row[3]): STATES[row[5]] for row in rows if row[0] < 0}
    return counted, {award: state for award, state in held.items() if scope.takes(by_id[award.badge], award.user_id)}


def leasts_of(badges: Sequence[Badge]) -> dict[Measure, int]:
    """What is to be measured, and from which figure on it matters."""
    leasts: dict[Measure, int] = {}
    for ground in (badge.ground for badge in badges):
        if ground is not None:
            leasts[ground.measure] = min(ground.least, leasts.get(ground.measure, ground.least))
    return leasts


@lru_cache(maxsize=1_000)
def statement(
    measures: tuple[tuple[Measure, int], ...], bases: tuple[str, ...], everybody: frozenset[str], *, one_post: bool
) -> str:
    """The people of each base are its own parameter, from the fourth on."""
    post = " AND p.id = $3" if one_post else ""
    read = []
    for place, base in enumerate(bases, start=4):
        chosen = f"= ANY(${place}::bigint[])"
        who = f"IS NOT NULL AND (true OR ${place}::bigint[] IS NULL)" if base in everybody else chosen
        read.append(f"{base} AS ({BASES[base].format(who=who, post=post)})")
    parts = [counting(number, measure, least) for number, (measure, least) in enumerate(measures)]
    return f"WITH {', '.join(read)} {' UNION ALL '.join([*parts, HOLDINGS])}"


def counting(number: int, measure: Measure, least: int) -> str:
    """Made of names of our own and whole numbers: one row for each person (and post or tag) with its figure. What is
    too little for any badge is left out where there may be many."""
    deed = DEEDS[measure.deed]
    only = f"{deed.base} WHERE {deed.only}"
    if measure.tag_id:
        only += f" AND thread_id IN (SELECT thread_id FROM thread_tags WHERE tag_id = {int(measure.tag_id)})"  # noqa: S608
    if measure.per == POST:
        return f"{found(number, 'value', 'subject_id', thread='thread_id')} FROM {only} AND value >= {int(least)}"
    if measure.per == TAG:
        row = found(number, "count(*)::int", "tag_id")
        joined = f"(SELECT * FROM {only}) d JOIN thread_tags USING (thread_id)"  # noqa: S608
        return f"{row} FROM {joined} GROUP BY user_id, tag_id HAVING count(*) >= {int(least)}"
    if measure.window:
        first = f"lag(at, {int(measure.least) - 1}) OVER (PARTITION BY user_id ORDER BY at)"
        spans = f"(SELECT user_id, at - {first} AS span FROM {only}) d"  # noqa: S608
        near = f"WHERE span <= interval '{int(measure.window)} days'"
        return f"{found(number, str(int(measure.least)))} FROM {spans} {near} GROUP BY user_id"
    many = "count(DISTINCT date_trunc('month', at AT TIME ZONE 'UTC'))" if measure.per == MONTHS else "count(*)"
    return f"{found(number, many + '::int')} FROM {only} GROUP BY user_id"


def found(number: int, value: str, subject: str = "0", *, thread: str = "NULL") -> str:
    return (
        f"SELECT {number} AS number, NULL::text AS badge, user_id, {subject}::bigint AS subject_id, "
        f"{thread}::bigint AS thread_id, {value} AS value"
    )
