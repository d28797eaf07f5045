"""An ask form as it stands: what was typed, what its category asks besides, and what the product sent along."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from forum.asking.actions import Match
from forum.asking.context import Line
from forum.categories.answers import form_for
from forum.categories.queries import FormField
from forum.errors import Words
from forum.i18n import _
from forum.threads import policy
from forum.threads.actions import NewThread
from forum.threads.details import Detail
from forum.threads.tag_names import normal_tag
from forum.web.bodies import Data
from forum.web.forms import Check, Choice, Field, Form, Hidden, LongText, Submission, Text

ASK = Form(
    title=Text(max=200, missing=_("Please give it a title.")),
    body=LongText(missing=_("Please write something first.")),
    category=Choice(missing=_("Please choose a category.")),
    kind=Choice(required=False, options=policy.KINDS),
    tags=Field(required=False, max=300),
    private=Check(),
    form_key=Hidden(),
    looked=Hidden(max=300),
    form_of=Hidden(),
    confirmed=Hidden(max=20_000),
    waiting=Hidden(),
)
TYPED = ("title", "body", "category", "kind", "tags", "private", "confirmed", "context")
SHOWN_MOST = 20


@dataclass
class Sheet:
    """`sent` are the names of the fields that came, none where nothing was sent yet; `shown` is what the page had shown
    as matching, such as thread:12; `offers_private` whether the category lets staff alone see a question."""

    form: Submission
    fields: list[FormField] = field(default_factory=list)
    context: list[Line] = field(default_factory=list)
    sent: frozenset[str] = frozenset()
    shown: tuple[str, ...] = ()
    offers_private: bool = False

    @property
    def wants_private(self) -> bool:
        return self.form.raw.get("private", "") == "yes"

    @property
    def asks_more(self) -> bool:
        """Whether the chosen category has anything of its own to ask."""
        return bool(self.fields) or self.offers_private

    @property
    def title(self) -> str:
        return self.form.raw.get("title", "")

    @property
    def category_id(self) -> int:
        return number(self.form.raw.get("category", ""))

    @property
    def tags(self) -> list[str]:
        return [normal_tag(each) for each in self.form.raw.get("tags", "").replace(",", " ").split()]

    @property
    def has_looked(self) -> bool:
        """Whether the page from which this comes had shown what matches this very title."""
        return "looked" not in self.sent or self.form.raw.get("looked", "") == looked(self.title)

    @property
    def has_seen_form(self) -> bool:
        """Whether that page asked what the chosen category asks."""
        return "form_of" not in self.sent or number(self.form.raw.get("form_of", "")) == self.category_id

    def answer(self, fields: list[FormField], data: Data) -> None:
        """Read what the category asks for; what is wrong is an error of the whole."""
        self.fields = fields
        answers = form_for(fields).read(data)
        self.form.raw |= answers.raw
        self.form.values |= answers.values
        self.form.errors |= answers.errors

    def forgiven(self) -> "Sheet":
        """The same, with nothing complained of yet."""
        return self.refused({})

    def refused(self, errors: Mapping[str, Words]) -> "Sheet":
        return replace(self, form=Submission(raw=self.form.raw, errors=dict(errors)))

    def details(self) -> list[Detail]:
        values = self.form.values
        answered = [Detail(each.label, values.get(each.name, ""), each.id) for each in self.fields]
        return [*answered, *(line.detail(str(_("Context"))) for line in self.context)]

    def new_thread(self) -> NewThread:
        values = self.form.values
        return NewThread(
            self.category_id, values["title"], values["body"], values["kind"] or "question", values["tags"],
            self.details(), private=values["private"],
        )  # fmt: skip


def looked(title: str) -> str:
    """How a title is remembered for which matches were shown."""
    return " ".join(title.split()).casefold()[:250]


def number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0


def named(texts: Iterable[str]) -> tuple[str, ...]:
    """Those that name a match, such as thread:12."""
    return tuple(each for each in texts if match_named(each) is not None)[:SHOWN_MOST]


def match_named(text: str) -> Match | None:
    kind, _colon, its_number = text.partition(":")
    match = Match(kind, number(its_number))
    return match if kind in ("thread", "article") and match.id else None


def typed(data: Data) -> dict[str, list[str]]:
    """What of a sent form is worth keeping."""
    return {name: texts for name, texts in data.items() if name in TYPED or name.startswith("field-")}


def with_tag(tags: Iterable[str], tag: str) -> str:
    return " ".join(dict.fromkeys([*tags, normal_tag(tag)])).strip()


def blank(**given: Any) -> Submission:
    """The form before anything was sent."""
    names = ("title", "body", "category", "kind", "tags", "confirmed", "waiting")
    return ASK.blank(**{name: given.get(name, "") for name in names})
