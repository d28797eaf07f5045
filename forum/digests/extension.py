"""What this room adds to the forum."""

from forum.digests.actions import open_digests
from forum.digests.belongings import BELONGINGS
from forum.digests.events import DigestOpened
from forum.digests.listeners import mail_digest
from forum.extension import Extension, Schedule

EXTENSION = Extension(
    name="digests",
    belongings=BELONGINGS,
    after={DigestOpened: (mail_digest,)},
    schedules=(Schedule("digests.open", "5 * * * *", open_digests),),
)
