"""What can go wrong in a way that a person must be told; each becomes a page, never a traceback."""

from forum.i18n import Message, _

Words = str | Message


class NotThere(Exception):
    """Missing, or not for this actor to see: the answer is the same bytes."""


class Refused(Exception):
    """The actor may see it but not do it; `message` says why in their language, `by_level` whether a higher trust level
    would allow it."""

    def __init__(self, message: Words | None = None, *, by_level: bool = False):
        self.message: Words = message or _("You may not do that.")
        self.by_level = by_level
        super().__init__(repr(self.message))


class SignInNeeded(Exception):
    """A visitor tried something that people with an account may do: they are led to the sign-in page and back."""


class ProofNeeded(Exception):
    """Before what matters a person proves once more who they are: they are led to that page and back."""


class Invalid(Exception):
    """Bad input: field name -> what is wrong with it ("" for the form as a whole)."""

    def __init__(self, errors: dict[str, Words]):
        self.errors = errors
        super().__init__(repr(errors))


class Conflict(Exception):
    """Somebody else was faster; nothing was changed."""

    def __init__(self, message: Words):
        self.message = message
        super().__init__(repr(message))


class TooMany(Exception):
    """A limit was reached; `retry_after` is in seconds, `message` says which where it is one of a trust level, `of`
    what was tried and by whom."""

    def __init__(self, retry_after: int, message: Words | None = None, *, of: tuple[str, str] | None = None):
        self.retry_after, self.message, self.of = retry_after, message, of
        self.noted = False
        super().__init__(f"retry after {retry_after} s")
