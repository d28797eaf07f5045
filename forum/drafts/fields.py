"""What of a form is kept as a draft, and how much."""

import re

from forum.drafts.places import TEXTS
from forum.errors import Invalid
from forum.i18n import _
from forum.web.bodies import Data, is_clean

NAME = re.compile(r"[a-z][a-z0-9_:-]{0,39}")
NOT_KEPT = frozenset({"form_key", "place", "draft_version", "action", "deed", "picture", "alt", "seen"})
MOST_FIELDS, MOST_SIGNS = 30, 60_000


def kept_fields(data: Data) -> dict[str, str]:
    """The texts of the form; Invalid for what no form of ours would send. Nothing at all where nothing was written."""
    fields = {name: texts[0].replace("\r\n", "\n") for name, texts in data.items() if name not in NOT_KEPT and texts}
    if len(fields) > MOST_FIELDS or not all(NAME.fullmatch(name) and is_clean(text) for name, text in fields.items()):
        raise Invalid({"": _("This contains characters that cannot be kept. Please type it again.")})
    if sum(map(len, fields.values())) > MOST_SIGNS:
        raise Invalid({"": _("This is too long to be kept as a draft.")})
    return fields if any(fields.get(name, "").strip() for name in (*TEXTS, "title")) else {}
