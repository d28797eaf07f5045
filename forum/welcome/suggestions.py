"""What the first start suggests: sets of categories, and questions to begin with."""

from dataclasses import dataclass

from forum.errors import Words
from forum.i18n import _

ROOM = 6  # categories that the form has lines for


@dataclass(frozen=True, slots=True)
class Suggested:
    """A category to begin with."""

    name: Words
    description: Words
    visibility: str = "public"


@dataclass(frozen=True, slots=True)
class Kit:
    """Categories that go together."""

    key: str
    label: Words
    categories: tuple[Suggested, ...]


TEAM = Suggested(_("Team"), _("Only for those who run this forum."), "staff")
NEWS = Suggested(_("News"), _("What has changed, from those who make it."))
KITS = (
    Kit(
        "product",
        _("A product and its customers"),
        (
            Suggested(_("First steps"), _("Setting up, installing, moving in.")),
            Suggested(_("Using it"), _("How do I …?")),
            Suggested(_("Something does not work"), _("Faults, errors, strange behaviour.")),
            Suggested(_("Orders and billing"), _("Payments, invoices, plans.")),
            NEWS,
            TEAM,
        ),
    ),
    Kit(
        "software",
        _("Software and those who build with it"),
        (
            Suggested(_("Installing"), _("Requirements, updates, servers.")),
            Suggested(_("Using it"), _("How do I …?")),
            Suggested(_("Interfaces"), _("The API, webhooks, plug-ins.")),
            Suggested(_("Ideas"), _("What it might do one day.")),
            NEWS,
            TEAM,
        ),
    ),
    Kit(
        "community",
        _("People with one interest"),
        (
            Suggested(_("Questions"), _("Whatever you want to know.")),
            Suggested(_("Show and tell"), _("What you have made.")),
            Suggested(_("About this forum"), _("How we do things here.")),
            TEAM,
        ),
    ),
)
FIRST_QUESTIONS: tuple[Words, ...] = (
    _("What is this forum for, and who answers here?"),
    _("How do I ask so that I get a good answer?"),
    _("What is the first thing to try when something does not work?"),
)


def kit_of(key: str) -> Kit:
    return next((kit for kit in KITS if kit.key == key), KITS[0])
