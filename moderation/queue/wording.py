"""The log's verbs and what brought an item, in words."""

from forum.i18n import Message, _

VERBS: dict[str, Message] = {
    "approve": _("approved"),
    "hide": _("hid"),
    "lock": _("locked the thread of"),
    "unlock": _("unlocked the thread of"),
    "warn": _("warned"),
    "suspend": _("suspended"),
}


def words_for(words: str) -> Message:
    """The words of a ground, translated where the catalogue knows them."""
    return Message(words)
