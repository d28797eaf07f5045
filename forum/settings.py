"""Every setting of Talkoot: its name, its default, one line of help; read once, from TALKOOT_* variables.

A setting left out or left empty has its default. There is no settings file: containers, systemd and shells all speak
environment variables, and one place to look is worth more than a choice of formats.
"""

import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import Field, dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from forum import variables as read
from forum.catalogues import languages_present
from forum.keeping_settings import KeepingSettings
from forum.limit_settings import LimitSettings
from forum.paths import checkout
from forum.search_settings import SearchSettings
from forum.secret_file import kept_secret
from forum.setting import setting
from forum.sign_in_settings import SignInSettings

PREFIX = "TALKOOT_"


class BadSetting(ValueError):
    """A variable holds what it cannot mean; the message is one line and names the variable."""


def default_data() -> Path:
    """`var` in a checkout; the XDG data folder of the person for an installed program."""
    root = checkout()
    if root is not None:
        return root / "var"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "talkoot"


@dataclass(frozen=True, kw_only=True)
class Settings(KeepingSettings, LimitSettings, SearchSettings, SignInSettings):
    data: Path = setting(
        read.folder,
        "Folder for everything Talkoot keeps: database, search index, mail, keys.",
        default=default_data,
        shown="`var` in a checkout, else `~/.local/share/talkoot`",
    )
    host: str = setting(read.word, "Address to listen on; `0.0.0.0` for all.", default="127.0.0.1")
    port: int = setting(read.number(1, 65535), "Port to listen on.", default=8000)
    base_url: str = setting(
        read.base_url,
        "Address under which people reach the forum; mails and feeds link to it.",
        default="",
        shown="`http://` host `:` port",
    )
    site_name: str = setting(
        read.word,
        "Name of the forum, shown on every page; given here, it cannot be changed there.",
        default="",
        shown="`Talkoot`, until an admin chooses another on the page “Name and look”",
    )
    contact: str = setting(
        read.word,
        "How a person is reached when the forum did not help: a mail address, a link, a phone number or a sentence.",
        default="", shown="none; the page names the staff",
    )  # fmt: skip
    languages: tuple[str, ...] = setting(
        read.languages,
        "Languages offered, the default one first; comma between.",
        default=languages_present,
        shown="`en`, then all that have a catalogue",
    )
    packages: tuple[str, ...] = setting(
        read.modules,
        "Packages plugged into the forum; comma between; `none` for the forum alone.",
        default=("moderation", "reputation", "kb_bridge"),
    )
    database_url: str | None = setting(
        read.database,
        "PostgreSQL 16 or newer, as `postgresql://name:password@host/database`.",
        default=None,
        shown="the embedded PostgreSQL, in the data folder",
    )
    direct_url: str | None = setting(
        read.database,
        "The same database past a pooler such as pgbouncer, for migrations, LISTEN and leader locks.",
        default=None,
        shown="`TALKOOT_DATABASE_URL`",
    )
    replica_url: str | None = setting(
        read.database, "A read replica, for visitors' pages while it is fresh enough.", default=None, shown="none"
    )
    replica_seconds: int = setting(read.number(1, 60), "How old, in seconds, what is read there may be.", default=2)
    pool_size: int = setting(read.number(1, 200), "Database connections that one process may hold.", default=10)
    live_connections: int = setting(
        read.number(0, 100_000), "Readers whom one process keeps up to date while they read; 0 for none.", default=2000
    )
    smtp_url: str | None = setting(
        read.smtp, "Mail server, as `smtp://name:password@host:587` or `smtps://…`.", default=None, shown="none"
    )
    mail_folder: Path | None = setting(
        read.folder,
        "Write mail as files into this folder instead of sending it.",
        default=None,
        shown="`mail` in the data folder, unless there is a mail server",
    )
    mail_from: str = setting(
        read.mail_from,
        "Sender of all mail.",
        default="",
        shown="name of the forum `<noreply@` host of the base URL `>`",
    )
    mail_wait: int = setting(
        read.number(0, 1440),
        "Minutes that a notice by mail waits for others, so that a burst becomes one letter; `0` sends at once.",
        default=10,
    )
    reply_address: str = setting(
        read.pattern("token"),
        "Address that takes replies to notices and word of letters that came back, as `reply+{token}@example.com`.",
        default="",
        shown="none: notices cannot be answered by mail",
    )
    ask_address: str = setting(
        read.pattern("category"),
        "Address that takes new questions from known people, as `ask+{category}@example.com`.",
        default="",
        shown="none: nothing can be asked by mail",
    )
    mail_in_host: str = setting(
        read.word, "Address on which workers take letters by SMTP or LMTP.", default="127.0.0.1"
    )
    mail_in_port: int = setting(read.number(0, 65535), "Port on which workers take letters; `0` for none.", default=0)
    mail_in_secret: str | None = setting(
        read.secret,
        "Key of the webhook `/mail/in`, which takes letters from a mail service; 32 characters or more.",
        default=None,
        shown="none: the webhook is closed",
    )
    mail_in_trusted: str = setting(
        read.word,
        "Name by which your mail server signs `Authentication-Results`; whom it vouches for confirms no questions.",
        default="",
        shown="none: every question by mail is confirmed",
    )
    secret: str | None = setting(
        read.secret,
        "Key that signs links and short-lived cookies, 32 characters or more; the same on every machine.",
        default=None,
        shown="made once, kept in `secret` in the data folder",
    )
    link_key: str | None = setting(
        read.secret,
        "Key with which your product signs links to the ask page, 32 characters or more.",
        default=None,
        shown="made of the secret; `talkoot ask-link --show-key` prints it",
    )
    trusted_proxies: tuple[str, ...] = setting(
        read.networks,
        "Addresses or networks whose `X-Forwarded-*` headers are believed; comma between.",
        default=(),
        shown="nobody",
    )
    outgoing_networks: tuple[str, ...] = setting(
        read.networks,
        "Networks of your own, such as `10.0.0.0/8`, into which webhooks may be sent and where providers may be, on "
        "any port; comma between.",
        default=(),
        shown="none: only public addresses",
    )
    check_links: bool = setting(
        read.yes_or_no, "Look at night whether the links in articles still lead somewhere: `yes` or `no`.", default=True
    )
    rewriter: str = setting(
        read.word,
        "A language model that may reword drafts when an editor asks: a `/v1/chat/completions`, as "
        "`https://host/v1#model`.",
        default="",
        shown="none",
    )
    rewriter_key: str = setting(read.word, "Key that the rewriter's address asks for.", default="", shown="none")
    git_folder: Path | None = setting(
        read.folder,
        "Folder of the git working trees into which articles may be published as Markdown files.",
        default=None,
        shown="none: no article goes into git",
    )
    old_answers: int = setting(read.number(30, 36_500), "Days after which a draft marks an answer as old.", default=730)
    video_hosts: tuple[str, ...] = setting(
        read.some_of("youtube", "vimeo", "loom", "dailymotion"),
        "Hosts whose videos can be played where they are linked, once the reader asks for it: `youtube`, `vimeo`, "
        "`loom`, `dailymotion`; comma between; `none` for plain links.",
        default=("youtube", "vimeo"),
    )
    upload_megabytes: int = setting(
        read.number(1, 50), "The largest picture that people may send, in megabytes.", default=4
    )
    staff_hours: str = setting(
        read.staff_hours,
        "When moderators are there, as `mon-fri 09:00-18:00` or `always`; clocks of the queue run in these hours.",
        default="mon-fri 09:00-18:00",
    )
    staff_zone: str = setting(read.time_zone, "Time zone of the staff's hours.", default="UTC")
    staff_minutes: int = setting(
        read.number(1, 10_000), "Minutes a day that all moderators together have for the queue.", default=120
    )
    author_votes: int = setting(
        read.number(1, 1000),
        "Votes up that one person may give one author in a day (UTC); votes down are half as many.",
        default=6,
    )
    control_share: int = setting(
        read.number(0, 50),
        "Of 100 people, how many are shown neither suggestions nor articles, to measure their effect; `0` for none.",
        default=10,
    )
    control_visitors: bool = setting(
        read.yes_or_no,
        "Whether visitors are measured, too, by a cookie that holds a random number only.",
        default=True,
        shown="`yes`",
    )
    mark_days: int = setting(
        read.number(0, 400),
        "Days for which hashes of the network and browser of a vote are kept, to notice one person's several accounts; "
        "`0` keeps none.",
        default=60,
    )
    open_log: bool = setting(
        read.yes_or_no,
        "Whether everybody may read at `/log` what moderators decided and why, without names.",
        default=False,
        shown="`no`",
    )
    log_level: str = setting(read.choice("debug", "info", "warning", "error"), "How much is logged.", default="info")

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "Settings":
        """The settings that these variables describe; BadSetting names the first one that makes no sense."""
        given: dict[str, Any] = {}
        for each in fields(cls):
            text = environ.get(variable(each), "").strip()
            if not text:
                continue
            try:
                given[each.name] = each.metadata["reader"](text)
            except ValueError as wrong:
                raise BadSetting(f"{variable(each)} {wrong}") from None
        if given.get("direct_url") and not given.get("database_url"):
            raise BadSetting("TALKOOT_DIRECT_URL needs TALKOOT_DATABASE_URL beside it")
        return cls(**given)

    def __post_init__(self) -> None:
        """Fill the settings whose default follows from others."""
        host = {"0.0.0.0": "localhost", "::": "localhost"}.get(self.host, self.host)  # noqa: S104
        self._fill("base_url", f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}")
        self._fill("mail_from", f"{self.site_name} <noreply@{urlsplit(self.base_url).hostname}>")
        self._fill("direct_url", self.database_url)
        self._fill("mail_folder", None if self.smtp_url else self.data / "mail")
        self._fill("uploads_url", str(self.data / "uploads"))
        self._fill("backups_url", str(self.data / "backups"))

    def signing_key(self) -> bytes:
        """The secret, made and kept in the data folder (mode 0600) at first use."""
        return (self.secret or kept_secret(self.data / "secret")).encode()

    def link_signing_key(self) -> bytes:
        """What the company's product signs its links with: another key than ours, so that it can be given away."""
        derived = hmac.new(self.signing_key(), b"links of the product", hashlib.sha256).hexdigest()
        return (self.link_key or derived).encode()

    def _fill(self, name: str, default: object) -> None:
        if not getattr(self, name):
            object.__setattr__(self, name, default)


def variable(each: "Field[Any]") -> str:
    return PREFIX + each.name.upper()


def described() -> list[tuple[str, str, str]]:
    """Variable, default as shown to people and help of every setting, in the order in which they are declared."""
    shared = {
        each.name for part in (SignInSettings, SearchSettings, KeepingSettings, LimitSettings) for each in fields(part)
    }
    return [
        (variable(each), each.metadata["shown"] or _shown(each.default), each.metadata["help"])
        for each in sorted(fields(Settings), key=lambda each: each.name in shared)
    ]


def unknown(environ: Mapping[str, str]) -> list[str]:
    """TALKOOT_* variables that nobody reads: usually a slip of the pen."""
    known = {variable(each) for each in fields(Settings)} | {PREFIX + "VENV", PREFIX + "ADMIN_PASSWORD"}
    return sorted(name for name in environ if name.startswith(PREFIX) and name not in known)


def _shown(default: Any) -> str:
    return f"`{','.join(default) if isinstance(default, tuple) else default}`"
