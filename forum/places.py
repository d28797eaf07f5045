"""Places: the pages that people go to by name or by keys, which each package lists in its Extension."""

from collections.abc import Callable
from dataclasses import dataclass

from forum.actor import Actor
from forum.errors import Words


def everybody(_actor: Actor) -> bool:
    return True


def signed_in(actor: Actor) -> bool:
    return actor.is_signed_in


def visitors(actor: Actor) -> bool:
    return actor.is_visitor


def admins(actor: Actor) -> bool:
    return actor.is_admin


@dataclass(frozen=True, slots=True)
class Place:
    """`label` is what it is called; `key`, if any, leads there when "g" was pressed before it. A deed is a place of the
    same list that is not gone to but done, by a POST."""

    url: str
    label: Words
    may: Callable[[Actor], bool] = everybody
    key: str | None = None
    is_deed: bool = False

    def url_for(self, actor: Actor) -> str:
        """The address, with this person's name where it has one."""
        return self.url.replace("{name}", actor.name)
