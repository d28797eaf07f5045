"""Where articles are published besides `/kb`: one module a place behind one port.

What a place answers is checked here and nowhere else; a place that says no says why, in words that an admin reads. All
requests leave by the forum's one outgoing door; git works in a folder of this machine, with the program `git`.
"""

from kb_bridge.publishing.ports.base import Found, NotPublished, Outgoing, Port, Receipt, Setting

__all__ = ["Found", "NotPublished", "Outgoing", "Port", "Receipt", "Setting", "port_of"]


def port_of(kind: str) -> Port:
    """The port of a kind of publisher; KeyError for none."""
    from kb_bridge.publishing.ports.confluence import Confluence
    from kb_bridge.publishing.ports.git import Git
    from kb_bridge.publishing.ports.webhook import Webhook
    from kb_bridge.publishing.ports.zendesk import Zendesk

    found: dict[str, Port] = {"git": Git(), "webhook": Webhook(), "zendesk": Zendesk(), "confluence": Confluence()}
    return found[kind]
