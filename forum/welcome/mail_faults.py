"""What went wrong with a letter, in words, and which setting to look at."""

import ssl
from dataclasses import dataclass

import aiosmtplib

from forum.errors import Words
from forum.i18n import _


@dataclass(frozen=True, slots=True)
class Fault:
    """Words for a person, the variable to change, and what the server or the system said itself."""

    words: Words
    setting: str
    said: str = ""


CARRIER_ERRORS = (OSError, TimeoutError, aiosmtplib.SMTPException)
SERVER, SENDER, FOLDER = "TALKOOT_SMTP_URL", "TALKOOT_MAIL_FROM", "TALKOOT_MAIL_FOLDER"
# The first that fits counts: the special ones stand before those that they are cases of.
KNOWN: tuple[tuple[tuple[type[BaseException], ...], Words, str], ...] = (
    (
        (aiosmtplib.SMTPAuthenticationError,),
        _("The mail server does not accept the name or the password of the address."),
        SERVER,
    ),
    ((aiosmtplib.SMTPSenderRefused,), _("The mail server does not accept the sender."), SENDER),
    ((aiosmtplib.SMTPRecipientsRefused,), _("The mail server does not accept your own address as the reader."), SENDER),
    (
        (ssl.SSLError, ssl.CertificateError),
        _("The encrypted connection failed. Try smtp+starttls:// in place of smtps://, or the other way round."),
        SERVER,
    ),
    (
        (aiosmtplib.SMTPTimeoutError, TimeoutError),
        _("The mail server did not answer in time. Is the port right, and does a firewall let us out?"),
        SERVER,
    ),
    (
        (aiosmtplib.SMTPConnectError, aiosmtplib.SMTPServerDisconnected, ConnectionError),
        _("Nobody answers at that address and port."),
        SERVER,
    ),
    ((aiosmtplib.SMTPException,), _("The mail server refused the letter."), SERVER),
)


def fault_of(error: BaseException, *, folder: bool) -> Fault:
    """What to tell of this error of a carrier; `folder` for the one that only writes files."""
    said = " ".join(str(error).split())[:300]
    if folder:
        return Fault(_("The folder for mail cannot be written to."), FOLDER, said)
    for chained in (error, error.__cause__, error.__context__):
        if isinstance(chained, ssl.SSLError):
            return Fault(KNOWN[3][1], SERVER, said)
    for kinds, words, setting in KNOWN:
        if isinstance(error, kinds):
            return Fault(words, setting, said)
    return Fault(_("The letter could not be sent."), SERVER, said)
