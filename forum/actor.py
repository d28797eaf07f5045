"""Who acts: a visitor, a user, or the system itself."""

from dataclasses import dataclass, field
from datetime import datetime

ROLES = ("moderator", "kb_editor", "admin")
MOST_GROUPS = 40  # so few that staff can see by the list of all, whatever groups there are


def only_group(number: int) -> str:
    """The visibility of a category that this group alone reads, beside the staff."""
    return f"group_{number}"


GROUP_VISIBILITIES = tuple(only_group(number) for number in range(1, MOST_GROUPS + 1))


@dataclass(frozen=True, slots=True)
class Actor:
    """What policies need to know of the one who acts; read on every request, so a change of role is felt at once."""

    id: int | None
    name: str = ""
    display_name: str = ""
    roles: frozenset[str] = field(default_factory=frozenset)
    trust_level: int = 0
    reputation: int = 0
    locale: str = "en"
    reads: tuple[str, ...] = ()  # the languages that they read; none named means all
    time_zone: str = "UTC"
    verified: bool = False
    silenced_until: datetime | None = None
    suspended_until: datetime | None = None
    created_at: datetime | None = None
    seen_at: datetime | None = None
    last_visit_at: datetime | None = None  # when the visit before this one ended
    all_read_at: datetime | None = None  # "Mark all as read"
    answer_order: str = "votes"
    wide: bool = False
    tone_hints: bool = True
    spared: bool = False  # nobody nudges or celebrates them
    groups: tuple[int, ...] = ()
    keys_off: str = ""  # of "single" and "palette", a plus between
    is_system: bool = False

    @property
    def is_visitor(self) -> bool:
        return self.id is None and not self.is_system

    @property
    def is_signed_in(self) -> bool:
        return self.id is not None

    @property
    def is_admin(self) -> bool:
        return self.is_system or "admin" in self.roles

    @property
    def is_moderator(self) -> bool:
        return self.is_admin or "moderator" in self.roles

    @property
    def is_editor(self) -> bool:
        return self.is_admin or "kb_editor" in self.roles

    @property
    def is_staff(self) -> bool:
        return self.is_system or bool(self.roles)

    @property
    def sees(self) -> tuple[str, ...]:
        """The category visibilities that this actor may read."""
        if self.is_staff:
            return ("public", "signed_in", *GROUP_VISIBILITIES, "staff")
        return ("public", "signed_in", *map(only_group, self.groups)) if self.is_signed_in else ("public",)

    def standing(self, now: datetime) -> str | None:
        """What keeps a signed-in user from writing: unverified, suspended or silenced; None where nothing does."""
        if not self.verified:
            return "unverified"
        if is_future(self.suspended_until, now):
            return "suspended"
        return "silenced" if is_future(self.silenced_until, now) else None

    def may_act(self, now: datetime) -> bool:
        """Whether this actor may write anything at all at `now`."""
        if self.is_system:
            return True
        return self.id is not None and self.standing(now) is None


VISITOR = Actor(id=None)
SYSTEM = Actor(id=None, name="system", display_name="Talkoot", is_system=True, verified=True)


def is_future(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment > now
