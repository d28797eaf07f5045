"""Who a category may be for: everybody, those signed in, one group, or the staff, each in words."""

from forum.database import Session
from forum.errors import Words
from forum.groups.queries import groups
from forum.i18n import _

OPEN: tuple[tuple[str, Words], ...] = (("public", _("Everybody")), ("signed_in", _("People who are signed in")))
STAFF: tuple[str, Words] = ("staff", _("Staff only"))


async def readers(session: Session) -> list[tuple[str, Words]]:
    """Visibilities that a category can have now, with their words, from the widest to the narrowest."""
    of_groups = [
        (each.visibility, _("Customers of the plan %(name)s", name=each.name) if each.managed
         else _("The group %(name)s", name=each.name))
        for each in await groups(session)
    ]  # fmt: skip
    return [*OPEN, *of_groups, STAFF]
