"""What a provider says of a person, and which roles follow from it. Pure."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from forum.actor import ROLES
from forum.errors import Words

LONGEST = 255
NAMED_GROUP = re.compile(r"@\S.{0,58}\S?")


class ProviderFault(Exception):
    """Nobody was vouched for: `message` is for the person, the rest for the log alone."""

    def __init__(self, message: Words, detail: str = ""):
        super().__init__(detail or repr(message))
        self.message = message


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider as its admin set it up."""

    id: int
    slug: str
    kind: str
    name: str
    issuer: str
    client_id: str
    secret: str = field(repr=False)
    scopes: str = "openid email profile"
    groups_claim: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)
    active: bool = True


@dataclass(frozen=True, slots=True)
class Vouched:
    """A person, in the words of their provider."""

    issuer: str
    subject: str
    email: str = ""
    verified: bool = False  # whether the provider says that they proved the address
    name: str = ""
    locale: str = ""
    groups: tuple[str, ...] = ()
    session: str | None = None
    plan: str = ""


def vouched_from(claims: Mapping[str, Any], groups_claim: str) -> Vouched:
    """From the claims of an id token that was checked; what is of another type than it should be counts as left out."""
    email, said = text_of(claims, "email"), claims.get("email_verified")
    verified = said is True or said == "true"  # as Apple says it; no other word, and no number, means yes
    return Vouched(
        issuer=text_of(claims, "iss"),
        subject=text_of(claims, "sub"),
        email=email if "@" in email else "",
        verified=verified and "@" in email,
        name=text_of(claims, "preferred_username") or text_of(claims, "nickname") or text_of(claims, "name"),
        locale=text_of(claims, "locale"),
        groups=groups_in(claims.get(groups_claim)) if groups_claim else (),
        session=text_of(claims, "sid") or None,
        plan=text_of(claims, "plan"),
    )


def text_of(claims: Mapping[str, Any], name: str) -> str:
    value = claims.get(name)
    return value.strip() if isinstance(value, str) and len(value) <= LONGEST and "\x00" not in value else ""


def groups_in(value: Any) -> tuple[str, ...]:
    """A list of names, or one text with spaces or commas between them."""
    found = value.replace(",", " ").split() if isinstance(value, str) else value if isinstance(value, list) else []
    return tuple(each for each in found if isinstance(each, str))[:500]


def roles_after(before: Collection[str], groups: Collection[str], roles: Mapping[str, str]) -> list[str]:
    """The roles that somebody of these groups has now: of the roles that some group gives, those that a group of theirs
    gives and no others; roles that no group gives stay as they are."""
    given_by_groups = set(roles.values())
    given = {role for group, role in roles.items() if group in groups}
    return [role for role in ROLES if role in given or (role in before and role not in given_by_groups)]


def groups_after(groups: Collection[str], roles: Mapping[str, str]) -> list[str]:
    """The names of the forum's groups to which somebody of these groups belongs, written as @name among the roles."""
    return [role[1:] for group, role in roles.items() if group in groups and role.startswith("@")]


def roles_from(text: str) -> dict[str, str]:
    """Lines such as "support-team = moderator" or "testers = @Beta testers" -> group: role, or group of the forum;
    ValueError with the first line that is none."""
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        group, sign, role = (part.strip() for part in line.rpartition("="))
        if not (sign and group) or (role not in ROLES and not NAMED_GROUP.fullmatch(role)):
            raise ValueError(line)
        found[group] = role
    return found
