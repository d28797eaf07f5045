"""Every write of accounts: signing up and in, what people change of themselves, and states that staff change."""

from forum.accounts.actions.joining import NewUser, make_user, send_verification, sign_up, tell_owner, verify
from forum.accounts.actions.profile import NewPassword, ProfileEdit, change_language, change_password, change_profile
from forum.accounts.actions.resetting import request_reset, reset_password
from forum.accounts.actions.signing_in import sign_in
from forum.accounts.actions.standing import (
    add_reputation,
    release_user,
    restore_standing,
    set_limits,
    set_roles,
    set_trust_level,
    silence_user,
    spare_user,
    suspend_user,
)

__all__ = [
    "NewPassword", "NewUser", "ProfileEdit", "add_reputation", "change_language", "change_password",
    "change_profile", "make_user", "release_user", "restore_standing",
    "request_reset", "reset_password", "send_verification", "set_limits", "set_roles", "set_trust_level", "sign_in",
    "sign_up", "silence_user", "spare_user", "suspend_user", "tell_owner", "verify",
]  # fmt: skip
