"""Users: accounts without address or password, under a handle made of their name."""

from collections.abc import Sequence

from forum.accounts.names import handle_from, key_of
from forum.database import Session
from forum.importing.actions.work import Work, copy, new_ids
from forum.importing.bodies import markdown_from, rendered
from forum.importing.stackexchange import OldUser

COLUMNS = (
    "id", "name", "name_key", "display_name", "bio_source", "bio_html", "created_at", "seen_at", "imported_from",
    "mail_notices",
)  # fmt: skip


async def bring_users(session: Session, work: Work, rows: Sequence[OldUser]) -> None:
    tally = work.tally("users")
    fresh: list[OldUser] = await work.fresh(session, tally, "user", rows)
    names = await handles(session, [(handle_from(user.name), str(abs(user.id))) for user in fresh])
    ids = await new_ids(session, "users", len(fresh))
    records = []
    for user_id, name, old in zip(ids, names, fresh, strict=True):
        bio = markdown_from(old.about)
        records.append(
            (user_id, name, key_of(name), old.name or name, bio, rendered(bio)[0], old.created_at, old.seen_at,
             work.source, False)
        )  # fmt: skip
    await copy(session, "users", COLUMNS, records)
    await work.remember(session, "user", zip((old.id for old in fresh), ids, strict=True))
    tally.made += len(fresh)


async def handles(session: Session, users: Sequence[tuple[str, str]]) -> list[str]:
    """A free handle for each (handle, number): theirs where it is free, else with the number behind it, else with
    more."""
    wanted = [name for name, _number in users]
    numbered = [f"{name[:20]}-{number}" for name, number in users]
    keys = [key_of(name) for name in (*wanted, *numbered)]
    rows = await session.fetch("SELECT name_key FROM users WHERE name_key = ANY($1::text[])", keys)
    taken = {row["name_key"] for row in rows}
    chosen: list[str] = []
    for plain, with_number in zip(wanted, numbered, strict=True):
        candidates = [plain, with_number]
        while key_of(candidates[0]) in taken:
            candidates = candidates[1:] or [f"{with_number[:22]}-x{len(taken) + len(chosen)}"]
        chosen.append(candidates[0])
        taken.add(key_of(candidates[0]))
    return chosen
