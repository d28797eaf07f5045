"""The settings of signing in."""

from dataclasses import dataclass

from forum import variables as read
from forum.setting import setting


@dataclass(frozen=True, kw_only=True)
class SignInSettings:
    oidc_issuer: str | None = setting(
        read.issuer,
        "Address of the company's OpenID Connect provider; more can be added on the page “Providers”.",
        default=None,
        shown="none",
    )
    oidc_client_id: str = setting(read.word, "What that provider calls this forum.", default="", shown="none")
    oidc_secret: str | None = setting(
        read.word, "What proves to that provider that it is this forum.", default=None, shown="none"
    )
    oidc_name: str = setting(read.word, "What that provider is called on the sign-in page.", default="Company account")
    oidc_scopes: str = setting(read.word, "What that provider is asked for.", default="openid email profile")
    oidc_roles: tuple[str, ...] = setting(
        read.group_roles,
        "Which groups of that provider have which role here, as `support=moderator`; comma between.",
        default=(),
        shown="none",
    )
    staff_second_factor: bool = setting(
        read.yes_or_no,
        "Whether staff must have a second factor: until they have set one up, nothing else is open to them.",
        default=False,
        shown="`no`",
    )
