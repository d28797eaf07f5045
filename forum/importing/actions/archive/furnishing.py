"""Categories, tags and people: what threads stand in, are about, and come from."""

import re
from collections.abc import Sequence

from forum.accounts.names import fault_of, handle_from, key_of
from forum.actor import SYSTEM
from forum.categories.actions import create_category
from forum.categories.wording import DESCRIPTION_LENGTH, NAME_LENGTH
from forum.database import Session
from forum.importing.actions.archive.work import ArchiveWork
from forum.importing.actions.furnishing import category_for
from forum.importing.actions.users import handles
from forum.importing.actions.work import copy, new_ids, tag_ids
from forum.importing.archive.rows import OldCategory, OldPerson
from forum.importing.bodies import rendered
from forum.threads.titles import slug_of

COLUMNS = (
    "id", "name", "name_key", "display_name", "bio_source", "bio_html", "roles", "created_at", "seen_at",
    "imported_from", "mail_notices",
)  # fmt: skip
DESCRIBE = """
UPDATE tags SET description = given.text FROM unnest($1::text[], $2::text[]) AS given (name, text)
WHERE tags.name = given.name AND given.text <> '' AND tags.description = ''
"""
STRICTER = {"public": 0, "signed_in": 1, "staff": 3}
OF_A_GROUP = 2


async def bring_categories(session: Session, work: ArchiveWork, rows: Sequence[OldCategory]) -> None:
    """Those of the file; what topics name beside them comes with the topics."""
    tally = work.tally("categories")
    tally.read += len(rows)
    for row in sorted(rows, key=lambda each: each.position):
        work.described[row.key] = work.described[row.slug or row.key] = row
        before = len(work.categories)
        await category_id(session, work, row)
        tally.made += len(work.categories) - before
        tally.already += 1 - (len(work.categories) - before)


async def category_id(session: Session, work: ArchiveWork, old: OldCategory | None) -> int:
    """The category here; made when it is new. None is the one of everything without a category."""
    if old is None:
        if not work.category_id:
            work.category_id = await category_for(session, work.source.partition(":")[2])
        return work.category_id
    old = work.described.get(old.key, old)
    if old.key not in work.categories:
        known = await work.known(session, "category", [old.key])
        if old.key in known:
            work.categories[old.key] = known[old.key]
        else:
            work.categories[old.key] = await make_category(session, work, old)
            await work.remember(session, "category", [(old.key, work.categories[old.key])])
    if old.slug:
        work.categories[old.slug] = work.categories[old.key]
    return work.categories[old.key]


async def make_category(session: Session, work: ArchiveWork, old: OldCategory) -> int:
    """The category of that address, unless it is more open than this one was: nothing becomes public by moving."""
    site = work.source.partition(":")[2]
    unnamed = old.key.isdigit() and not old.slug
    slug = ascii_slug(f"{site} {old.key}" if unnamed else old.slug or old.name)
    for wanted in (slug, f"{slug[:40]}-{ascii_slug(site)[:15]}".strip("-")):
        found = await session.fetchrow("SELECT id, visibility FROM categories WHERE slug = $1", wanted)
        if found is None:
            values = {
                "slug": wanted, "name": old.name[:NAME_LENGTH], "description": old.description[:DESCRIPTION_LENGTH],
                "visibility": old.visibility,
            }  # fmt: skip
            return await create_category(session, SYSTEM, values)
        if STRICTER.get(found["visibility"], OF_A_GROUP) >= STRICTER[old.visibility]:
            return int(found["id"])
    raise ValueError(f"the category {old.name} is {old.visibility}, and both its addresses here are taken by open ones")


def ascii_slug(text: str) -> str:
    """The letters and digits of an address; "category" where the text has none of those."""
    plain = re.sub(r"[^a-z0-9]+", "-", slug_of(text)).strip("-")
    return plain[:60].strip("-") or "category"


async def bring_tags(session: Session, work: ArchiveWork, rows: Sequence[tuple[str, str]]) -> None:
    tally = work.tally("tags")
    tally.read += len(rows)
    names = [name for name, _words in rows]
    there = {row["name"] for row in await session.fetch("SELECT name FROM tags WHERE name = ANY($1::text[])", names)}
    await tag_ids(session, names)
    await session.fetchval(DESCRIBE, names, [words for _name, words in rows])
    tally.already += sum(name in there for name in names)
    tally.made += sum(name not in there for name in names)


async def bring_people(session: Session, work: ArchiveWork, rows: Sequence[OldPerson]) -> None:
    """Accounts without address or password. Powers come only where the import was told to bring them."""
    tally = work.tally("users")
    fresh: list[OldPerson] = await work.fresh(session, tally, "user", rows)
    names = await handles(session, [(handle_of(row), str(place)) for place, row in enumerate(fresh, start=2)])
    ids = await new_ids(session, "users", len(fresh))
    records = []
    for user_id, name, old in zip(ids, names, fresh, strict=True):
        roles = old.roles if work.staff else []
        tally.notes["staff there, without powers here (--staff brings them)"] += bool(old.roles) and not work.staff
        tally.notes["under another handle, since theirs is taken here"] += name != old.id
        records.append(
            (user_id, name, key_of(name), old.name or name, old.bio, rendered(old.bio)[0], roles,
             old.created_at or session.now, old.seen_at, work.source, False)
        )  # fmt: skip
    await copy(session, "users", COLUMNS, records)
    await work.remember(session, "user", zip((old.id for old in fresh), ids, strict=True))
    tally.made += len(fresh)


def handle_of(person: OldPerson) -> str:
    """The handle that they had, where it can be one here."""
    return person.id if fault_of(person.id) is None else handle_from(person.id)
