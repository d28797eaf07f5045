"""Every read of what was looked for."""

from dataclasses import dataclass
from datetime import datetime

from forum.database import Session

AGAIN = 3  # searches without a result that bring back words which were seen
FIRST_CLICK = "LEFT JOIN LATERAL (SELECT min(place) AS place FROM search_clicks WHERE search_id = s.id) c ON true"
FIGURES = f"""
SELECT count(*) AS searches, count(*) FILTER (WHERE s.hits = 0) AS without, count(c.place) AS clicked,
       count(*) FILTER (WHERE s.hits > 0) AS could_click, avg(c.place)::float8 AS place,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY s.took_ms) AS half_ms,
       percentile_cont(0.95) WITHIN GROUP (ORDER BY s.took_ms) AS most_ms,
       count(*) FILTER (WHERE s.engine = 'postgres') AS by_postgres
  FROM searches s {FIRST_CLICK} WHERE s.at > $1
"""  # noqa: S608
MOST = f"""
SELECT s.words, mode() WITHIN GROUP (ORDER BY s.language) AS language, count(*) AS times,
       count(*) FILTER (WHERE s.hits = 0) AS without, count(c.place) AS clicked, avg(c.place)::float8 AS place,
       (array_agg(s.hits ORDER BY s.id DESC))[1] AS hits, max(s.at) AS last_at
  FROM searches s {FIRST_CLICK} WHERE s.at > $1 GROUP BY s.words ORDER BY times DESC, last_at DESC, s.words LIMIT $2
"""  # noqa: S608
# What has been found since, for instance by a synonym or a new article, is no longer without a result.
WITHOUT = """
SELECT s.words, mode() WITHIN GROUP (ORDER BY s.language) AS language, count(*) AS times, max(s.at) AS last_at,
       min(e.seen_at) AS seen_at
  FROM searches s LEFT JOIN seen_searches e ON e.words = s.words
 WHERE s.at > $1 AND s.hits = 0
   AND NOT EXISTS (SELECT FROM searches l WHERE l.words = s.words AND l.hits > 0 AND l.at > s.at)
 GROUP BY s.words
HAVING CASE WHEN $3 THEN min(e.seen_at) IS NOT NULL
            ELSE min(e.seen_at) IS NULL OR count(*) FILTER (WHERE s.at > e.seen_at) >= $4 END
 ORDER BY times DESC, last_at DESC, s.words LIMIT $2
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """All searches of a time together. `place` is the mean place of the highest result that was opened."""

    searches: int
    without: int
    clicked: int
    could_click: int
    place: float | None
    half_ms: float | None
    most_ms: float | None
    by_postgres: int

    @property
    def without_share(self) -> float:
        return self.without / self.searches if self.searches else 0.0

    @property
    def click_share(self) -> float:
        """Of those that found something."""
        return self.clicked / self.could_click if self.could_click else 0.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that were looked for."""

    words: str
    language: str
    times: int
    without: int
    clicked: int
    place: float | None
    hits: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Missing:
    """Words for which nothing was found."""

    words: str
    language: str
    times: int
    last_at: datetime
    seen_at: datetime | None


async def search_figures(session: Session, since: datetime) -> Figures:
    return Figures(**await session.fetchrow(FIGURES, since))


async def most_searched(session: Session, since: datetime, most: int) -> list[Wanted]:
    return [Wanted(**row) for row in await session.fetch(MOST, since, most)]


async def searched_in_vain(session: Session, since: datetime, most: int, *, seen: bool = False) -> list[Missing]:
    """Words without a result, those that are wanted most first: the ones that wait, or those that were `seen`."""
    return [Missing(**row) for row in await session.fetch(WITHOUT, since, most, seen, AGAIN)]
