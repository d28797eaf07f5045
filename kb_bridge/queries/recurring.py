"""What is asked again and again, the most worth writing up first."""

from collections.abc import Sequence

from forum.database import Session
from kb_bridge.queries.topics import members_of
from kb_bridge.ripeness import standing, worth
from kb_bridge.rows import Member, askings_of

RECURRING = """
SELECT id, nearness FROM topics WHERE thread_count > 1 AND state IN ('open', 'proposed', 'written')
 ORDER BY asker_count DESC, id LIMIT $1
"""
MOST = 2_000  # topics that are ranked
AT_ONCE = 100


async def ranked_topics(session: Session, most: int = MOST) -> list[int]:
    """Topics that more than one person has asked about, by what they are worth; one that asks nearly the same as a
    larger one stands lower, since it may be the same article."""
    rows = await session.fetch(RECURRING, most)
    nearness = {row["id"]: row["nearness"] for row in rows}
    values: dict[int, float] = {}
    ids = list(nearness)
    for start in range(0, len(ids), AT_ONCE):
        for topic_id, found in (await members_of(session, ids[start : start + AT_ONCE])).items():
            if asked_by_several(found):
                values[topic_id] = standing(worth(askings_of(found), session.now), nearness[topic_id])
    return sorted(values, key=lambda topic_id: (-values[topic_id], topic_id))


def asked_by_several(found: Sequence[Member]) -> bool:
    return len({asking.asker for asking in askings_of(found)}) > 1
