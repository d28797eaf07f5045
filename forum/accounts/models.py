"""Tables of people, of what proves that it is they, and of the tokens mailed to them."""

from datetime import datetime

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Text,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment


class User(Base):
    """An account. `name` is the handle in addresses and mentions, `name_key` what makes it unique.
    Reputation and trust level are shown here and earned elsewhere: the neighbours change them through actions."""

    __tablename__ = "users"
    __table_args__ = (
        Index("ix_users_reputation", text("reputation DESC"), text("id DESC")),
        Index("ix_users_staff", "id", postgresql_where=text("roles <> '{}'")),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text, unique=True)
    display_name: Mapped[str] = mapped_column(Text)
    email: Mapped[str | None] = mapped_column(Text)
    email_key: Mapped[str | None] = mapped_column(Text, unique=True)
    password_hash: Mapped[str | None] = mapped_column(Text)
    bio_source: Mapped[str] = mapped_column(Text, server_default="")
    bio_html: Mapped[str] = mapped_column(Text, server_default="")
    locale: Mapped[str] = mapped_column(Text, server_default="en")
    reads: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    time_zone: Mapped[str] = mapped_column(Text, server_default="UTC")
    mail_notices: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))
    groups: Mapped[list[int]] = mapped_column(ARRAY(SmallInteger), server_default=text("'{}'"))  # see forum/groups
    roles: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    trust_level: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    reputation: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    silenced_until: Mapped[datetime | None] = mapped_column(Moment)
    suspended_until: Mapped[datetime | None] = mapped_column(Moment)
    verified_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime | None] = mapped_column(Moment)
    imported_from: Mapped[str | None] = mapped_column(Text)
    all_read_at: Mapped[datetime | None] = mapped_column(Moment)
    last_visit_at: Mapped[datetime | None] = mapped_column(Moment)
    answer_order: Mapped[str] = mapped_column(Text, server_default="votes")
    wide: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    tone_hints: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))  # for staff, before they post
    spared_at: Mapped[datetime | None] = mapped_column(Moment)  # since when nobody nudges or celebrates them
    keys_off: Mapped[str] = mapped_column(Text, server_default="")  # of "single" and "palette", a plus between
    guide: Mapped[str] = mapped_column(Text, server_default="new")  # first steps: new, off (put away), on (wanted)
    left_at: Mapped[datetime | None] = mapped_column(Moment)  # nothing of the person is in this row any more


class LevelLimits(Base):
    """How much people of a trust level may do, where an admin has said so; NULL is no limit."""

    __tablename__ = "level_limits"
    level: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    links: Mapped[int | None] = mapped_column(Integer)
    pictures: Mapped[int | None] = mapped_column(Integer)
    threads_an_hour: Mapped[int | None] = mapped_column(Integer)
    answers_an_hour: Mapped[int | None] = mapped_column(Integer)
    votes_a_day: Mapped[int | None] = mapped_column(Integer)
    pictures_an_hour: Mapped[int | None] = mapped_column(Integer)


class MailedToken(Base):
    """A link mailed to an address: good once, for one purpose, for a while; only the hash is kept."""

    __tablename__ = "mailed_tokens"
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, index=True)
    purpose: Mapped[str] = mapped_column(Text)
    email_key: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class Passkey(Base):
    """A key pair of a person's device: `uses` is the device's own count, which never goes back."""

    __tablename__ = "passkeys"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="CASCADE"), index=True)
    credential: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    public_key: Mapped[bytes] = mapped_column(LargeBinary)
    uses: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    name: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class CodeMaker(Base):
    """A person's app that makes six digits twice a minute; `last_step` is the last half minute whose code was used."""

    __tablename__ = "code_makers"
    user_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    sealed_secret: Mapped[str] = mapped_column(Text)
    last_step: Mapped[int] = mapped_column(BigInteger, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(Moment)


class RecoveryCode(Base):
    """A code on paper for the day on which the device is lost: good once, only the hash is kept."""

    __tablename__ = "recovery_codes"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("users.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[bytes] = mapped_column(LargeBinary)
    used_at: Mapped[datetime | None] = mapped_column(Moment)


class HalfLogin(Base):
    """Somebody has shown the first proof and is asked for the second."""

    __tablename__ = "half_logins"
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger)
    there: Mapped[str] = mapped_column(Text)
    identity_id: Mapped[int | None] = mapped_column(BigInteger)
    partner_session: Mapped[str | None] = mapped_column(Text)
    tries: Mapped[int] = mapped_column(SmallInteger, server_default=text("0"))
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)


class PasskeyChallenge(Base):
    """A number that a device is asked to sign, once."""

    __tablename__ = "passkey_challenges"
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    challenge: Mapped[bytes] = mapped_column(LargeBinary)
    user_id: Mapped[int | None] = mapped_column(BigInteger)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)


class KnownDevice(Base):
    """A browser in which somebody has signed in before: no letter tells of it again."""

    __tablename__ = "known_devices"
    user_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    mark: Mapped[bytes] = mapped_column(LargeBinary, primary_key=True)
    seen_at: Mapped[datetime] = mapped_column(Moment)


class AddressChange(Base):
    """Somebody wants another address: confirmed by a link sent to the new one, undone by a link sent to the old."""

    __tablename__ = "address_changes"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("users.id"), index=True)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str] = mapped_column(Text)
    confirm_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    undo_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment)
    undo_until: Mapped[datetime | None] = mapped_column(Moment)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
