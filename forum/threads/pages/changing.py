"""The small forms that change one thing of a thread: each checks the same policy for its page and for its deed."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, SignInNeeded
from forum.privileges import Privilege
from forum.threads.queries import visible_thread
from forum.threads.refusals import require
from forum.threads.rows import ThreadView
from forum.web.bodies import read_form
from forum.web.forms import Form, Submission
from forum.web.house import actor_of, house
from forum.web.templating import page

May = Callable[[Actor, ThreadView, datetime], bool]
Show = Callable[[Session, Actor, ThreadView], Awaitable[dict[str, Any]]]
Deed = Callable[[Request, ThreadView, Mapping[str, Any]], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Change:
    """One form at `/t/<id>/<name>`: who may, what it asks, what it shows beside, and what it does."""

    name: str
    template: str
    form: Form
    may: May
    show: Show
    deed: Deed
    needs: Privilege | None = None

    async def get(self, request: Request) -> Response:
        return await self.shown(request, None)

    async def post(self, request: Request) -> Response:
        sub = self.form.read(await self.fields(request))
        if not sub.ok:
            return await self.shown(request, sub)
        try:
            async with house(request).database.reading() as session:
                thread = await visible_thread(session, actor_of(request), request.path_params["id"])
            return await self.deed(request, thread, sub.values)
        except Invalid as invalid:
            return await self.shown(request, sub.refuse(invalid))

    async def fields(self, request: Request) -> dict[str, list[str]]:
        """The form's fields; an undo button, which has none, carries them in its address."""
        data = await read_form(request)
        return data or {name: [text] for name, text in request.query_params.items()}

    async def shown(self, request: Request, sub: Submission | None) -> Response:
        actor = actor_of(request)
        async with house(request).database.reading() as session:
            thread = await visible_thread(session, actor, request.path_params["id"])
            if actor.is_visitor:
                raise SignInNeeded
            require(self.may(actor, thread, session.now), actor, session.now, self.needs)
            values = {"thread": thread, "form": sub, **await self.show(session, actor, thread)}
        return page(request, self.template, values, status=422 if sub else 200)

    @property
    def routes(self) -> tuple[Route, Route]:
        path = f"/t/{{id:int}}/{self.name}"
        return Route(path, self.get, methods=["GET"]), Route(path, self.post, methods=["POST"])


def number(text: str) -> int:
    """The id in a form's field, 0 where there is none."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0
