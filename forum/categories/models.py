"""The tables of categories and of what each asks of an asker."""

from datetime import datetime

from sqlalchemy import ARRAY, BigInteger, Boolean, CheckConstraint, ForeignKey, Identity, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment

VISIBILITY = "visibility IN ('public', 'signed_in', 'staff') OR visibility ~ '^group_[1-9][0-9]?$'"


class Category(Base):
    """A place for threads; `visibility` is public, signed_in, group_<number> or staff. Where it `offers_private`,
    who asks may choose that staff alone see the question."""

    __tablename__ = "categories"
    __table_args__ = (CheckConstraint(VISIBILITY, name="visibility"),)
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    slug: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, server_default="")
    visibility: Mapped[str] = mapped_column(Text, server_default="public")
    offers_private: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    position: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    created_at: Mapped[datetime] = mapped_column(Moment)


class FormFieldRow(Base):
    """One question of a category's form. Answers stand with the post, so this may change or go at any time."""

    __tablename__ = "form_fields"
    __table_args__ = (
        CheckConstraint("kind IN ('short', 'long', 'choice')", name="kind"),
        Index("ix_form_fields_category_id", "category_id", "position", "id"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    category_id: Mapped[int] = mapped_column(ForeignKey(Category.id))
    position: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    kind: Mapped[str] = mapped_column(Text, server_default="short")
    label: Mapped[str] = mapped_column(Text)
    hint: Mapped[str] = mapped_column(Text, server_default="")
    options: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'"))
    required: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    created_at: Mapped[datetime] = mapped_column(Moment)
