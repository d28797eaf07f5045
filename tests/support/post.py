"""Letters that people write in tests: made as their mail programs make them."""

import itertools
from email.message import EmailMessage

NUMBERS = itertools.count(1)


def written(sender: str, to: str, body: str, *, subject: str = "Re: The hub", **headers: str) -> EmailMessage:
    """A letter of its own Message-ID; `headers` with _ for -, one of them may be Message_ID."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, to, subject
    message["Message-ID"] = headers.pop("Message_ID", f"<{next(NUMBERS)}@people.example>")
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(body)
    return message


def in_reply_to(letter: EmailMessage, sender: str, words: str, **headers: str) -> EmailMessage:
    """As Gmail answers: to where the letter says, the words above what they answer."""
    quoted = letter.get_body(["plain"])
    lines = quoted.get_content().splitlines() if quoted else []
    body = f"{words}\n\nOn Mon, Mar 3, 2025 at 12:34 PM {letter['From']} wrote:\n\n" + "\n".join(
        f"> {x}" for x in lines
    )
    subject = f"Re: {letter['Subject']}"
    return written(
        sender, str(letter["Reply-To"]), body, subject=subject, In_Reply_To=str(letter["Message-ID"]), **headers
    )
