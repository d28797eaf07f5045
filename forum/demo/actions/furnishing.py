"""What is there before anybody speaks: accounts, categories, tags."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert

from forum.accounts.actions import NewUser, ProfileEdit, change_profile, make_user
from forum.accounts.models import User
from forum.accounts.queries import actor_by_id
from forum.actor import SYSTEM
from forum.categories.actions import add_field, create_category
from forum.database import Database, Session
from forum.demo.marks import SOURCE
from forum.demo.story import Label, Person, Place, Story
from forum.threads.models import Tag

PASSWORD = "talkoot-demo"  # noqa: S105 - printed by the command, so that visitors of the demonstration can sign in
OPENED = timedelta(days=549)


async def furnish(database: Database, story: Story, moment: datetime) -> tuple[dict[str, int], dict[str, int]]:
    """The ids of people by name and of categories by slug."""
    async with database.writing(at=moment - OPENED) as session:
        categories = {place.slug: await open_category(session, place) for place in story.places}
        await describe_tags(session, story.labels)
        people = {}
        for person in sorted(story.people, key=lambda each: each.joined, reverse=True):
            session.now = moment - person.joined
            people[person.name] = await join(session, person)
        await mark(session, categories, people, [label.name for label in story.labels])
    return people, categories


async def mark(session: Session, categories: dict[str, int], people: dict[str, int], tags: list[str]) -> None:
    """So that they can be told from real ones when the demonstration is taken away; and every page says what it is."""
    rows = await session.fetch("SELECT id, name FROM tags WHERE name = ANY($1)", tags)
    made = {"category": categories, "user": people, "tag": {row["name"]: row["id"] for row in rows}}
    records = [(SOURCE, kind, name, new_id) for kind, ids in made.items() for name, new_id in ids.items()]
    await session.raw.copy_records_to_table("imported", records=records, columns=["source", "kind", "old_id", "new_id"])
    await session.fetchval("UPDATE site SET demo = true, version = version + 1")


async def mark_scenes(session: Session, made: Iterable[tuple[str, int]]) -> None:
    """Rows that tell of nobody, by what they are called and their ids."""
    records = [(SOURCE, kind, f"{kind} {new_id}", new_id) for kind, new_id in dict.fromkeys(made)]
    await session.raw.copy_records_to_table("imported", records=records, columns=["source", "kind", "old_id", "new_id"])


async def open_category(session: Session, place: Place) -> int:
    values = {
        "slug": place.slug,
        "name": place.name,
        "description": place.description,
        "visibility": place.visibility,
    }
    category_id = await create_category(session, SYSTEM, values)
    for field in place.fields:
        await add_field(session, SYSTEM, category_id, field)
    return category_id


async def describe_tags(session: Session, labels: Sequence[Label]) -> None:
    """Tags come into being when they are used; these are there from the start, with a description."""
    rows = [{"name": label.name, "description": label.description, "created_at": session.now} for label in labels]
    statement = insert(Tag).values(rows)
    described = {"description": statement.excluded.description}
    await session.execute(statement.on_conflict_do_update(index_elements=["name"], set_=described))


async def join(session: Session, person: Person) -> int:
    """A verified account that gets no mail while a year and a half of news goes by."""
    new = NewUser(
        name=person.name, email=person.email, password=PASSWORD, display_name=person.display_name,
        locale=person.locale, verified=True, roles=person.roles,
    )  # fmt: skip
    user_id = await make_user(session, new)
    actor = await actor_by_id(session, user_id)
    assert actor is not None  # noqa: S101 - made a line above
    edit = ProfileEdit(person.display_name, person.bio, person.locale, person.time_zone)
    await change_profile(session, actor, edit)
    await session.execute(update(User).where(User.id == user_id).values(mail_notices=False))
    return user_id


async def open_letter_boxes(database: Database, users: Iterable[int]) -> None:
    """From now on they get mail like everybody."""
    async with database.writing() as session:
        await session.execute(update(User).where(User.id.in_(list(users))).values(mail_notices=True))
