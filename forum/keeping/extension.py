"""What this room adds to the forum."""

from collections.abc import Mapping
from typing import Any

from forum.acts import Act
from forum.audited import Audited
from forum.errors import Words
from forum.extension import AdminPage, Extension, Schedule
from forum.i18n import _
from forum.keeping.actions import prune_kept
from forum.keeping.events import KeepingChanged
from forum.keeping.kept import KEPT
from forum.keeping.pages import PLACE, ROUTES
from forum.keeping.policy import may_keep
from forum.places import Place, admins


def kept_in_words(event: Mapping[str, Any]) -> Words:
    values = {"name": event["name"], "before": event["before"], "days": event["days"]}
    return _("keeps “%(name)s” for %(days)s days, before for %(before)s", **values)


EXTENSION = Extension(
    name="keeping",
    routes=ROUTES,
    acts=(Act("house", _("Say how long things are kept"), may_keep),),
    audited=(Audited(KeepingChanged, "settings", kept_in_words, PLACE),),
    kept=KEPT,
    places=(Place(PLACE, _("How long things are kept"), admins),),
    admin_pages=(
        AdminPage(PLACE, _("How long things are kept"), _("What is kept for a while, why, and when it goes."), "clock"),
    ),
    schedules=(Schedule("keeping.prune", "17 3 * * *", prune_kept),),
)
