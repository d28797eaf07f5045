"""The log's verbs in words."""

from forum.i18n import Message, _

VERBS: dict[str, Message] = {
    "approve": _("approved"),
    "hide": _("hid"),
    "lock": _("locked the thread of"),
    "unlock": _("unlocked the thread of"),
    "warn": _("warned"),
    "suspend": _("suspended"),
}
