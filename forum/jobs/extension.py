"""What this room adds to the forum. Letters are carried as jobs, so who carries them is plugged in here."""

from forum.extension import AdminPage, Extension, Schedule
from forum.i18n import _
from forum.jobs.actions import sweep
from forum.jobs.pages import ROUTES
from forum.mail import MailQueued, send_mail
from forum.places import Place, admins

EXTENSION = Extension(
    name="jobs",
    routes=ROUTES,
    after={MailQueued: (send_mail,)},
    places=(Place("/admin/jobs", _("Jobs"), admins), Place("/admin/limits", _("Limits reached"), admins)),
    admin_pages=(
        AdminPage("/admin/jobs", _("Jobs"), _("What is done after somebody acts; what failed, and why.")),
        AdminPage(
            "/admin/health",
            _("Health"),
            _("Database, mail, settings: what stands well and what does not."),
            "info",
            group="first",
        ),
        AdminPage("/admin/limits", _("Limits reached"), _("Who was refused what because it was too often."), "clock"),
    ),
    schedules=(Schedule("jobs.sweep", "17 3 * * *", sweep),),
)
