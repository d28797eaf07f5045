"""The one door for requests that this server sends to addresses which people wrote down.

Decision: a name is resolved once, every address that it means is looked at, and the connection goes to the address
that was looked at; so a name that means something else a moment later (DNS rebinding) gains nothing. Networks of one's
own are refused unless the setting `outgoing_networks` names them, ports other than those of the web too; redirects are
told, never followed; time and size are bounded. Nothing from the environment (proxies, certificates) is believed.
The road not taken is a proxy in front: it would be one more thing to run.
"""

from forum.outgoing.addresses import OutgoingRefused, parts_of
from forum.outgoing.requests import Answer, Asked, OutgoingFailed, ask, post, send

__all__ = ["Answer", "Asked", "OutgoingFailed", "OutgoingRefused", "ask", "parts_of", "post", "send"]
