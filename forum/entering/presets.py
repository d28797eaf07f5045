"""Providers that many companies have, so that an admin only fills in what is theirs. Pure."""

from dataclasses import dataclass

from forum.errors import Words
from forum.i18n import _

GITHUB = "https://github.com"


@dataclass(frozen=True, slots=True)
class Preset:
    """What a new provider's form begins with; `hint` says where its client id comes from."""

    kind: str
    name: str
    issuer: str = ""
    scopes: str = "openid email profile"
    groups_claim: str = ""
    hint: Words | None = None


PRESETS = {
    "other": Preset("openid", "", groups_claim="groups"),
    "google": Preset("openid", "Google", "https://accounts.google.com"),
    "microsoft": Preset(
        "openid", "Microsoft", "https://login.microsoftonline.com/TENANT/v2.0", groups_claim="groups",
        hint=_("Put the id of your tenant in the place of TENANT."),
    ),
    "github": Preset("github", "GitHub", GITHUB, scopes="read:user user:email"),
    "gitlab": Preset("openid", "GitLab", "https://gitlab.com", groups_claim="groups_direct"),
    "apple": Preset(
        "apple", "Apple", "https://appleid.apple.com", scopes="openid email",
        hint=_("The secret is three things, each on its line: the id of your team, that of the key, the key itself."),
    ),
}  # fmt: skip
KINDS = ("openid", "github", "apple")
