"""Where a text leads: its addresses, their hosts, and what about them is unlike the links of people who help. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from moderation.triggers.lexicon import names

URL = re.compile(r"""https?://[^\s<>"'()\[\]{}|\\^`]+|\bwww\.[^\s<>"'()\[\]{}|\\^`]+""", re.I)
BARE = re.compile(
    r"(?<![\w./@-])(?:[a-z0-9][a-z0-9-]{2,40})(?:\.|\s+dot\s+|\s*\(dot\)\s*)(?:com|net|org|biz|ru|ro|xyz|club|online|site|shop)\b(?![.(\[\w])",
    re.I,
)
SHORT = re.compile(r"(?<![\w./@-])(?:t\.me|wa\.me|bit\.ly|goo\.gl|clck\.ru|vk\.cc|cutt\.ly)/[\w+-]+", re.I)
MOST = 60

SHORTENERS = names(
    "bit.ly goo.gl tinyurl.com t.co ow.ly is.gd v.gd cutt.ly rb.gy shorturl.at adf.ly bc.vc clck.ru vk.cc u.to "
    "tiny.cc rebrand.ly s.id t.ly lnkd.in buff.ly soo.gd qr.ae x.co po.st fb.me wp.me amzn.to linktr.ee bitly.com "
    "wa.me chat.whatsapp.com t.me telegra.ph"
)
CHEAP_ENDS = names(
    "tk ml ga cf gq cc xyz top club online site website space icu buzz click link live loan men win bid trade "
    "download review stream party science date racing accountant faith cricket work rest shop store fun vip monster "
    "cyou pw ws su"
)
WELL_KNOWN = names(
    "github.com gitlab.com stackoverflow.com stackexchange.com superuser.com serverfault.com askubuntu.com "
    "wikipedia.org microsoft.com google.com apple.com mozilla.org python.org docker.com readthedocs.io ubuntu.com "
    "debian.org npmjs.com pypi.org youtube.com youtu.be imgur.com gist.github.com amazon.com sourceforge.net "
    "archive.org oracle.com mysql.com postgresql.org apache.org kernel.org python.org cppreference.com reddit.com "
    "dropbox.com pastebin.com localhost nodejs.org discourse.org jsfiddle.net codepen.io w3.org "
    "developer.mozilla.org medium.com bitbucket.org gnu.org khronos.org unity3d.com adobe.com intel.com nvidia.com"
)


@dataclass(frozen=True, slots=True)
class Link:
    """An address as it was written."""

    url: str
    host: str
    path: str

    @property
    def domain(self) -> str:
        """The last two parts of the host, three where the second last is short as in `co.uk`."""
        parts = self.host.split(".")
        return ".".join(parts[-3:] if len(parts) > 2 and len(parts[-2]) <= 3 else parts[-2:])

    @property
    def is_shortened(self) -> bool:
        return self.host.removeprefix("www.") in SHORTENERS

    @property
    def is_disguised(self) -> bool:
        """Punycode, or a name before an @ that looks like the place it does not lead to."""
        return "xn--" in self.host or "." in urlsplit(self.url).netloc.rpartition("@")[0]

    @property
    def is_cheap(self) -> bool:
        return self.host.rsplit(".", 1)[-1] in CHEAP_ENDS

    @property
    def is_well_known(self) -> bool:
        host = self.host.removeprefix("www.")
        return host in WELL_KNOWN or self.domain in WELL_KNOWN or "." not in host or host.endswith(".local")


def links_of(text: str) -> tuple[Link, ...]:
    """Each address once, in order; bare names such as `example.com` too, and `example dot com`."""
    found: dict[str, Link] = {}
    for written in URL.findall(text)[:MOST]:
        url = written.rstrip(".,;:!?*_")
        link = link_of(url if "://" in url else f"http://{url}")
        if link is not None:
            found.setdefault(url, link)
    for match in list(SHORT.finditer(URL.sub(" ", text)))[:MOST]:
        host, _, path = match[0].lower().partition("/")
        found.setdefault(match[0], Link(match[0], host, f"/{path}"))
    for match in list(BARE.finditer(URL.sub(" ", text)))[:MOST]:
        host = re.sub(r"\s+dot\s+|\s*\(dot\)\s*", ".", match[0].lower())
        found.setdefault(host, Link(host, host, ""))
    return tuple(found.values())


def link_of(url: str) -> Link | None:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if not host or len(host) < 3:
        return None
    return Link(url, host, parts.path)
