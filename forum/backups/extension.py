"""What this room adds to the forum."""

from forum.backups.commands import add_backup
from forum.backups.keeping import keep_backups, want_nightly, want_weekly_trial
from forum.backups.pages import PLACE, ROUTES
from forum.extension import AdminPage, Extension, Schedule
from forum.i18n import _
from forum.places import Place, admins

EXTENSION = Extension(
    name="backups",
    routes=ROUTES,
    commands=(add_backup,),
    places=(Place(PLACE, _("Backups"), admins),),
    admin_pages=(
        AdminPage(PLACE, _("Backups"), _("What is kept, when it was last tried out, and making one now."), "folder"),
    ),
    schedules=(
        Schedule("backups.nightly", "10 2 * * *", want_nightly),
        Schedule("backups.weekly", "40 4 * * 0", want_weekly_trial),
    ),
    loops=(keep_backups,),
)
