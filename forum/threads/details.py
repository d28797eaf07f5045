"""What an opening says in fields besides its text: the answers to its category's form, and what the product sent along.

Each detail carries its own label, so that it can still be read when the form has changed since; `field` remembers which
field it answered. `origin` is asker, product, or confirmed: sent along by the product with a signature that was good.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from forum.errors import Invalid
from forum.i18n import _
from forum.threads.bodies import UNWANTED
from forum.threads.titles import visible, without_towers

ORIGINS = ("asker", "product", "confirmed")
LABEL_MOST, VALUE_MOST, DETAILS_MOST = 80, 2000, 40


class Detail(NamedTuple):
    label: str
    value: str
    field: int | None = None
    origin: str = "asker"

    @property
    def kept(self) -> dict[str, Any]:
        """As it stands in the database."""
        return self._asdict()


def detail_from(kept: dict[str, Any]) -> Detail:
    return Detail(kept["label"], kept["value"], kept.get("field"), kept.get("origin", "asker"))


def clean_details(details: Iterable[Detail]) -> list[dict[str, Any]]:
    """As they are kept: empty ones left out, nothing unprintable in them, none longer than it may be."""
    kept = []
    for each in details:
        label, value = clean_line(each.label)[:LABEL_MOST], clean_value(each.value)
        if not label or not value:
            continue
        if len(value) > VALUE_MOST:
            raise Invalid(
                {"": _("%(label)s: please keep this under %(most)s characters.", label=label, most=VALUE_MOST)}
            )
        origin = each.origin if each.origin in ORIGINS else "asker"
        kept.append(Detail(label, value, each.field, origin).kept)
    return kept[:DETAILS_MOST]


def clean_line(text: str) -> str:
    return " ".join(without_towers(visible(text)).split())


def clean_value(text: str) -> str:
    lines = UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(without_towers(visible(line)).rstrip() for line in lines).strip()


def as_lines(details: Iterable[dict[str, Any]]) -> str:
    """A line for each, to be compared with another version."""
    return "\n".join(f"{each['label']}: {each['value']}" for each in details)
