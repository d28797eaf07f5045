"""Which triggers are on, with which parameters; what was learned; trials."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from forum.database import Session
from forum.errors import NotThere
from moderation.triggers.catalogue import BY_NAME, CATALOGUE
from moderation.triggers.custom import Custom
from moderation.triggers.judging import Settings
from moderation.triggers.keeping import unpack
from moderation.triggers.learned import Learned
from moderation.triggers.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Memory:
    """What this forum taught, as of one moment."""

    forum: Vocabulary
    learned: Learned
    changed_at: datetime | None = None


@dataclass
class Kept:
    """The memory that this process read last: reading it anew costs some milliseconds, so only when it changed."""

    memory: Memory | None = None


KEPT = Kept()


async def rows(session: Session) -> dict[str, Any]:
    return {row["name"]: row for row in await session.fetch("SELECT * FROM triggers ORDER BY name")}


async def settings_now(session: Session) -> Settings:
    """What counts from the next post on."""
    return settings_of(await rows(session))


def settings_of(changed: dict[str, Any]) -> Settings:
    off = {each.name for each in CATALOGUE if not (changed[each.name]["is_on"] if each.name in changed else each.on)}
    custom = [custom_of(row) for row in changed.values() if row["conditions"] is not None and row["is_on"]]
    moved = {name: row["parameters"] for name, row in changed.items() if name in BY_NAME}
    return Settings(frozenset(off), moved, custom)


def custom_of(row: Any) -> Custom:
    return Custom(row["name"], row["label"], row["conditions"], row["severity"] or 3, row["minutes"] or 2)


async def memory_now(session: Session) -> Memory:
    changed = await session.fetchval("SELECT changed_at FROM trigger_memory WHERE id = 1")
    if changed is None:
        return Memory(Vocabulary(), Learned())
    if KEPT.memory is None or KEPT.memory.changed_at != changed:
        row = await session.fetchrow("SELECT vocabulary, learned, changed_at FROM trigger_memory WHERE id = 1")
        learned = Learned.load(row["learned"]) if row["learned"] else Learned()
        KEPT.memory = Memory(unpack(row["vocabulary"]), learned, row["changed_at"])
    return KEPT.memory


async def trial(session: Session, trial_id: int) -> Any:
    row = await session.fetchrow("SELECT * FROM trigger_trials WHERE id = $1", min(trial_id, 2**62))
    if row is None:
        raise NotThere
    return row


async def newest_trials(session: Session, name: str, most: int = 5) -> Sequence[Any]:
    return await session.fetch("SELECT * FROM trigger_trials WHERE name = $1 ORDER BY id DESC LIMIT $2", name, most)


def as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
