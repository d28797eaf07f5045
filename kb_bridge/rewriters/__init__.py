"""An optional language model that may reword the sentences of a draft; off unless the setting `rewriter` names one.

Decision: any server that speaks OpenAI's `/v1/chat/completions`, chosen by the operator and not on a page, since what
people wrote goes there. It is asked by an editor for one draft, sees only what every visitor can read, and publishes
nothing: each sentence that comes back without its citation, its figures or its code is dropped for the original.
"""

from typing import Protocol

__all__ = ["NoRewriter", "Rewriter", "rewriter"]


class NoRewriter(Exception):
    """No model answered; the message is one line and holds no key."""


class Rewriter(Protocol):
    """Something that answers a text with a text."""

    def ask(self, task: str, text: str) -> str:
        """The answer; NoRewriter where there is none."""


def rewriter(address: str, key: str = "") -> Rewriter:
    """The model at this address, as `https://host/v1#model`; NoRewriter where the setting is empty."""
    if not address.startswith(("http://", "https://")):
        raise NoRewriter("The setting TALKOOT_REWRITER names no address.")
    from kb_bridge.rewriters.endpoint import ChatEndpoint

    return ChatEndpoint(address, key)
