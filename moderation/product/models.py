"""Tables of product feedback: themes, labelled threads, and where each week's list goes."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Identity, Index, SmallInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment
from forum.threads.models import Thread


class ProductTheme(Base):
    """Something that customers say again and again; nothing new is labelled with what is closed."""

    __tablename__ = "product_themes"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    name_key: Mapped[str] = mapped_column(Text, unique=True)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    created_at: Mapped[datetime] = mapped_column(Moment)


class ProductLabel(Base):
    """A thread that says something of a theme, with staff's words for those who build the product."""

    __tablename__ = "product_labels"
    __table_args__ = (Index("ix_product_labels_theme_id", "theme_id", "created_at"),)
    thread_id: Mapped[int] = mapped_column(ForeignKey(Thread.id), primary_key=True, autoincrement=False)
    theme_id: Mapped[int] = mapped_column(ForeignKey(ProductTheme.id), primary_key=True, autoincrement=False)
    note: Mapped[str] = mapped_column(Text, server_default="")
    labelled_by_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)


class ProductSending(Base):
    """The one row of where each week's list goes: addresses of mail, a line each, and a webhook with its sealed
    secret. `sent_week` is the last that went out. `trouble` is written by nobody: the job says it."""

    __tablename__ = "product_sending"
    id: Mapped[int] = mapped_column(SmallInteger, primary_key=True, autoincrement=False)
    addresses: Mapped[str] = mapped_column(Text, server_default="")
    url: Mapped[str] = mapped_column(Text, server_default="")
    sealed_secret: Mapped[str] = mapped_column(Text, server_default="")
    sent_week: Mapped[str] = mapped_column(Text, server_default="")
    told_at: Mapped[datetime | None] = mapped_column(Moment)
    trouble: Mapped[str] = mapped_column(Text, server_default="")
