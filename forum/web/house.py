"""What every page can ask of the running forum, and who acts in a request."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from starlette.requests import Request

from forum.actor import VISITOR, Actor
from forum.bus import Bus
from forum.database import Database
from forum.settings import Settings
from forum.web.site import Site, site_of
from forum.web.whence import network_of

if TYPE_CHECKING:
    from jinja2 import Environment

    from forum.extension import Extension, Slot


@dataclass
class House:
    """The running forum: built once by create_app, kept in `app.state.house`."""

    settings: Settings
    database: Database
    bus: Bus
    extensions: "list[Extension]"
    templates: "Environment"
    draining: bool = False
    slots: "dict[str, list[Slot]]" = field(default_factory=dict)
    visitors_places: dict[str, tuple[float, Markup]] = field(default_factory=dict)

    @property
    def site(self) -> Site:
        return site_of(self.templates)

    def has_place(self, url: str) -> bool:
        return any(place.url == url for extension in self.extensions for place in extension.places)


@dataclass
class Personal:
    """What the sign-in middleware knows of a request: the actor, their login, and the personal part of the frame."""

    actor: Actor = VISITOR
    login_id: int | None = None
    values: dict[str, Any] = field(default_factory=dict)


def house(request: Request) -> House:
    found: House = request.app.state.house
    return found


def personal(request: Request) -> Personal:
    found: Personal | None = request.scope.get("personal")
    return found or Personal()


def actor_of(request: Request) -> Actor:
    return personal(request).actor


def address_of(request: Request) -> str:
    """The reader's address or network, for limits; behind a trusted proxy the server has already put the real one
    here."""
    return network_of(request.client.host) if request.client else "unknown"
