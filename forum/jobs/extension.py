"""What this room adds to the forum. Letters are carried as jobs, so who carries them is plugged in here."""

from forum.extension import Extension, Schedule
from forum.jobs.actions import sweep
from forum.jobs.pages import ROUTES, admin_link
from forum.mail import MailQueued, send_mail

EXTENSION = Extension(
    name="jobs",
    routes=ROUTES,
    after={MailQueued: (send_mail,)},
    slots={"admin_nav": (admin_link,)},
    schedules=(Schedule("jobs.sweep", "17 3 * * *", sweep),),
)
