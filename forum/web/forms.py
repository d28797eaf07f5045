"""Forms: named fields that turn what was typed into values, or say in words, at the field, why they cannot."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forum.errors import Invalid, Words
from forum.i18n import _, n_
from forum.web.bodies import Data, cleaned, first, is_clean, read_form

__all__ = ["Check", "Choice", "Email", "Field", "Form", "Hidden", "LongText", "Password", "Submission", "Tags", "Text",
           "first", "read_form"]  # fmt: skip


class Wrong(Exception):
    """What is wrong with one field."""

    def __init__(self, message: Words):
        self.message = message


@dataclass(frozen=True, kw_only=True)
class Field:
    """A line of text. Lengths are in characters, after white space at the ends is taken off."""

    required: bool = True
    min: int = 0
    max: int = 200
    missing: Words | None = None

    def value(self, texts: list[str]) -> Any:
        text = self.tidy(texts[0] if texts else "")
        if not is_clean(text):
            raise Wrong(_("This contains characters that cannot be kept. Please type it again."))
        if not text:
            if self.required:
                raise Wrong(self.missing or _("Please fill this in."))
            return self.empty()
        self.measure(text)
        return self.parse(text)

    def measure(self, text: str) -> None:
        if len(text) < self.min:
            raise Wrong(n_("Please write at least %(count)s character.", "Please write at least %(count)s characters.",
                           self.min))  # fmt: skip
        if len(text) > self.max:
            raise Wrong(_("Please keep this under %(most)s characters; it has %(has)s.", most=self.max, has=len(text)))

    def tidy(self, text: str) -> str:
        return " ".join(text.split())

    def parse(self, text: str) -> Any:
        return text

    def empty(self) -> Any:
        return ""


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """One line; inner runs of white space become one space, invisible signs are dropped."""

    def parse(self, text: str) -> str:
        visible = "".join(sign for sign in text if unicodedata.category(sign) not in ("Cc", "Co", "Cs"))
        if not any(unicodedata.category(sign)[0] in "LNPS" for sign in visible):
            raise Wrong(self.missing or _("Please fill this in."))
        return visible


@dataclass(frozen=True, kw_only=True)
class LongText(Field):
    """Several lines, kept as they were typed but for line ends."""

    max: int = 30_000

    def tidy(self, text: str) -> str:
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()


@dataclass(frozen=True, kw_only=True)
class Password(Field):
    """Kept exactly as typed."""

    max: int = 200

    def tidy(self, text: str) -> str:
        return text


ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\\\"]+@[^\s@,;:<>()\[\]\\\"]+\.[^\s@,;:<>()\[\]\\\".]{2,}")


@dataclass(frozen=True, kw_only=True)
class Email(Field):
    """One mail address; whether it works is for a mail to find out."""

    max: int = 254

    def tidy(self, text: str) -> str:
        return text.strip()

    def parse(self, text: str) -> str:
        if not ADDRESS.fullmatch(text) or not text.isprintable():
            raise Wrong(_("Please write an address like name@example.com."))
        return text


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of `options`; with none given here, the page checks the value itself."""

    options: Sequence[str] = ()

    def parse(self, text: str) -> str:
        if self.options and text not in self.options:
            raise Wrong(_("Please choose one of the list."))
        return text


@dataclass(frozen=True, kw_only=True)
class Tags(Field):
    """Words apart by commas or spaces -> a list without repeats; `threads` has the rules for one tag."""

    required: bool = False
    max: int = 300
    most: int = 5

    def parse(self, text: str) -> list[str]:
        tags = list(dict.fromkeys(part for part in re.split(r"[\s,;]+", text) if part))
        if len(tags) > self.most:
            raise Wrong(n_("Please use at most %(count)s tag.", "Please use at most %(count)s tags.", self.most))
        return tags

    def empty(self) -> list[str]:
        return []


TICKED = ("yes", "on", "true", "1")


@dataclass(frozen=True, kw_only=True)
class Check(Field):
    """A box: true when ticked."""

    required: bool = False

    def value(self, texts: list[str]) -> bool:
        return bool(texts and texts[0] in TICKED)


@dataclass(frozen=True, kw_only=True)
class Hidden(Field):
    """A field that people do not see (a version, a form key); a broken one counts as left out."""

    required: bool = False

    def value(self, texts: list[str]) -> str:
        return texts[0] if texts and is_clean(texts[0]) and len(texts[0]) <= self.max else ""


@dataclass
class Submission:
    """What came of reading a form: `values` of the good fields, `errors` of the others, `raw` to show it again."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, Words] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return not self.errors

    def refuse(self, invalid: Invalid) -> "Submission":
        """The same submission with what an action found wrong."""
        self.errors |= invalid.errors
        return self


class Form:
    """The fields of one form, declared once beside its page."""

    def __init__(self, **fields: Field):
        self.fields: Mapping[str, Field] = fields

    def blank(self, /, **values: Any) -> Submission:
        """The form before anything was sent, with these texts in it."""
        return Submission(raw={name: "" if value is None else str(value) for name, value in values.items()})

    def read(self, data: Data) -> Submission:
        found = Submission()
        for name, each in self.fields.items():
            texts = data.get(name, [])
            if not isinstance(each, Password):
                found.raw[name] = cleaned(texts[0]) if texts else ""
            try:
                found.values[name] = each.value(texts)
            except Wrong as wrong:
                found.errors[name] = wrong.message
        return found
