"""Mail: a letter is a row of `mails`, written once a key in the transaction of its cause, and carried afterwards.

Carrying happens in the transaction that marks the row as sent. A worker that dies between the mail server's yes and
its own commit carries the letter again, with the same Message-ID: twice is the smaller harm than never. Letters that
depend on what the reader may see (notices) are not kept waiting: `send_letter` writes and carries them in one go, so a
later try looks again at what is allowed.
"""

from forum.mail.events import MailQueued
from forum.mail.letters import Letter, post_letter, send_letter
from forum.mail.listeners import send_mail

__all__ = ["Letter", "MailQueued", "post_letter", "send_letter", "send_mail"]
