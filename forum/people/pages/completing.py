"""What completes a word that is being typed: "@" a person, "#" a thread, ":" an emoji."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from forum.actor import VISITOR, Actor
from forum.categories.queries import visible_category_of_id
from forum.database import Session
from forum.emoji_names import beginning_with
from forum.errors import NotThere, SignInNeeded
from forum.people.queries import people_beginning
from forum.threads.queries import threads_beginning, visible_thread
from forum.threads.queries.visibility import real_id
from forum.web.bodies import cleaned
from forum.web.house import actor_of, house
from forum.web.limits import allow

A_MINUTE = 240
LONGEST = 40
READERS = {"public": VISITOR.sees, "signed_in": (*VISITOR.sees, "signed_in")}
PRIVATE = "private"  # of a thread that one person reads with the staff
Offer = dict[str, str]


async def complete(request: Request) -> Response:
    """`?q=@as&thread=12&category=3`: what can be named there, as far as writer and readers may see it."""
    actor, typed = actor_of(request), cleaned(request.query_params.get("q", ""))[:LONGEST]
    if actor.id is None:
        raise SignInNeeded
    async with house(request).database.writing() as session:
        await allow(session, "complete", str(actor.id), times=A_MINUTE, seconds=60)
    return JSONResponse({"offers": await offers(request, typed)}, headers={"cache-control": "no-store"})


async def offers(request: Request, typed: str) -> list[Offer]:
    sign, word = typed[:1], typed[1:]
    if sign == ":" and len(word) > 1:
        return [{"text": f"{found} :{name}:", "insert": f":{name}:"} for name, found in beginning_with(word)]
    if sign not in ("@", "#") or not word:
        return []
    actor = actor_of(request)
    async with house(request).database.reading() as session:
        place = await visibility_of_place(session, actor, request)
        thread_id = number(request, "thread")
        found = people_offered if sign == "@" else threads_offered
        return await found(session, actor, word, place=place, thread_id=thread_id)


async def people_offered(session: Session, actor: Actor, word: str, *, place: str, thread_id: int) -> list[Offer]:
    """Those who can read the thread, first those who have written in it."""
    rows = await people_beginning(session, actor, word, thread_id=thread_id, place=place)
    return [{"text": f"@{name}", "note": display, "insert": f"@{name}"} for name, display in rows]


async def threads_offered(session: Session, actor: Actor, word: str, *, place: str, thread_id: int) -> list[Offer]:
    """Threads that all can read who read this one: a title is not to be told to others by a slip."""
    all_read = actor.sees if place == "staff" else READERS.get(place, (*READERS["signed_in"], place))  # a group's
    sees = [each for each in actor.sees if each in all_read]
    rows = await threads_beginning(session, sees, word, but=thread_id)
    return [{"text": row.title, "note": f"#{row.id}", "insert": f"[{plain(row.title)}]({row.url})"} for row in rows]


async def visibility_of_place(session: Session, actor: Actor, request: Request) -> str:
    """Who reads what is being written: by its thread, else by the category that is chosen; everybody where neither is
    known. A thread that the writer may not see is the same as none."""
    try:
        if thread_id := number(request, "thread"):
            thread = await visible_thread(session, actor, thread_id)
            return thread.category_visibility if thread.private_to_id is None else PRIVATE
        if category_id := number(request, "category"):
            return (await visible_category_of_id(session, actor, real_id(category_id))).visibility
    except NotThere:
        pass
    return "public"


def number(request: Request, name: str) -> int:
    text = request.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def plain(title: str) -> str:
    """A title that ends no link."""
    return title.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
