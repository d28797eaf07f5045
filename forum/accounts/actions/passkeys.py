"""Passkeys: a device signs a number of ours with a key that never leaves it."""

import json
import secrets
from datetime import timedelta
from urllib.parse import urlsplit

from forum.accounts.actions.second import changed, required, weaker
from forum.accounts.factors import Key, key_of_credential, keys_of
from forum.actor import Actor
from forum.database import Session
from forum.errors import Invalid, NotThere
from forum.i18n import _
from forum.settings import Settings
from forum.web.sessions import hash_of

LIFETIME = timedelta(minutes=5)
MOST = 20
KEEP = "INSERT INTO passkey_challenges (token_hash, challenge, user_id, expires_at) VALUES ($1, $2, $3, $4)"
TAKE = "DELETE FROM passkey_challenges WHERE token_hash = $1 RETURNING challenge, user_id, expires_at"
FAILED = _("The device's answer was not right, or it took too long. Please try again.")


def party(settings: Settings) -> tuple[str, str]:
    """The name by which devices know us, and the origin that they must have seen."""
    return urlsplit(settings.base_url).hostname or "", settings.base_url


async def new_challenge(session: Session, user_id: int | None) -> tuple[str, bytes]:
    """A token for the cookie, and the number to sign; once, soon."""
    token, challenge = secrets.token_urlsafe(32), secrets.token_bytes(32)
    await session.fetchval(KEEP, hash_of(token), challenge, user_id, session.now + LIFETIME)
    return token, challenge


async def take_challenge(session: Session, token: str, user_id: int | None) -> bytes:
    row = await session.fetchrow(TAKE, hash_of(token))
    if row is None or row["expires_at"] <= session.now or row["user_id"] != user_id:
        raise Invalid({"credential": FAILED})
    return bytes(row["challenge"])


async def wish_for_key(session: Session, settings: Settings, actor: Actor, site: str) -> tuple[str, str]:
    """A token for the cookie, and what the device is asked: to make a key that it does not have yet."""
    from webauthn import generate_registration_options, options_to_json  # late: takes long to load
    from webauthn.helpers.structs import (
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    user_id = required(actor)
    known = await keys_of(session, user_id)
    if len(known) >= MOST:
        raise Invalid({"credential": _("You have many passkeys already. Please remove one first.")})
    token, challenge = await new_challenge(session, user_id)
    options = generate_registration_options(
        rp_id=party(settings)[0], rp_name=site, user_id=str(user_id).encode(), user_name=actor.name,
        user_display_name=actor.display_name or actor.name, challenge=challenge,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
        exclude_credentials=[PublicKeyCredentialDescriptor(id=each.credential) for each in known],
    )  # fmt: skip
    return token, options_to_json(options)


async def add_key(
    session: Session, settings: Settings, actor: Actor, credential: str, *, token: str, name: str
) -> list[str]:
    """Keeps the key that the device has made; returns recovery codes where this is the first factor."""
    from webauthn import verify_registration_response
    from webauthn.helpers.exceptions import WebAuthnException

    user_id = required(actor)
    challenge = await take_challenge(session, token, user_id)
    rp_id, origin = party(settings)
    try:
        made = verify_registration_response(
            credential=credential, expected_challenge=challenge, expected_rp_id=rp_id, expected_origin=origin,
            require_user_verification=True,
        )  # fmt: skip
    except (WebAuthnException, ValueError, TypeError, KeyError, RecursionError) as wrong:
        raise Invalid({"credential": FAILED}) from wrong
    kept = await session.fetchval(
        "INSERT INTO passkeys (user_id, credential, public_key, uses, name, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id",
        user_id, made.credential_id, made.credential_public_key, made.sign_count, name, session.now,
    )  # fmt: skip
    if kept is None:
        raise Invalid({"credential": FAILED})
    return await changed(session, user_id, "passkey_added")


async def wish_for_signature(session: Session, settings: Settings, user_id: int | None) -> tuple[str, str]:
    """A token for the cookie, and what the device is asked: to sign, with any key or with one of this person."""
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers.structs import PublicKeyCredentialDescriptor, UserVerificationRequirement

    token, challenge = await new_challenge(session, user_id)
    known = await keys_of(session, user_id) if user_id is not None else []
    options = generate_authentication_options(
        rp_id=party(settings)[0], challenge=challenge, user_verification=UserVerificationRequirement.REQUIRED,
        allow_credentials=[PublicKeyCredentialDescriptor(id=each.credential) for each in known],
    )  # fmt: skip
    return token, options_to_json(options)


async def who_signed(session: Session, settings: Settings, credential: str, *, token: str, user_id: int | None) -> int:
    """Whose device this is, which has seen its owner's finger, face or code; Invalid otherwise."""
    from webauthn import verify_authentication_response
    from webauthn.helpers.exceptions import WebAuthnException

    challenge = await take_challenge(session, token, user_id)
    key = await key_of_credential(session, credential_in(credential))
    if key is None or user_id not in (None, key.user_id):
        raise Invalid({"credential": FAILED})
    rp_id, origin = party(settings)
    try:
        seen = verify_authentication_response(
            credential=credential, expected_challenge=challenge, expected_rp_id=rp_id, expected_origin=origin,
            credential_public_key=key.public_key, credential_current_sign_count=key.uses,
            require_user_verification=True,
        )  # fmt: skip
    except (WebAuthnException, ValueError, TypeError, KeyError, RecursionError) as wrong:
        raise Invalid({"credential": FAILED}) from wrong
    await note_use(session, key, seen.new_sign_count)
    return key.user_id


async def note_use(session: Session, key: Key, uses: int) -> None:
    await session.fetchval("UPDATE passkeys SET uses = $2, used_at = $3 WHERE id = $1", key.id, uses, session.now)


def credential_in(text: str) -> bytes:
    """The id of the key that an answer names."""
    from webauthn import base64url_to_bytes

    try:
        return base64url_to_bytes(str(json.loads(text)["id"]))
    except (ValueError, TypeError, KeyError, RecursionError) as wrong:
        raise Invalid({"credential": FAILED}) from wrong


async def remove_key(session: Session, actor: Actor, key_id: int, login_id: int | None) -> None:
    user_id = required(actor)
    if not 0 < key_id < 2**63:
        raise NotThere
    gone = await session.fetchval("DELETE FROM passkeys WHERE id = $1 AND user_id = $2 RETURNING id", key_id, user_id)
    if gone is None:
        raise NotThere
    await weaker(session, user_id, "passkey_removed", login_id)
