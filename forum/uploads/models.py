"""Tables of pictures and of what uses them."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Identity, Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment


class Upload(Base):
    """A picture in the store. `unused_since` is set while nothing uses it."""

    __tablename__ = "uploads"
    __table_args__ = (
        Index("ix_uploads_unused_since", "unused_since", postgresql_where=text("unused_since IS NOT NULL")),
        Index("ix_uploads_uploader_id", "uploader_id"),
    )
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    name: Mapped[str] = mapped_column(Text, unique=True)
    uploader_id: Mapped[int | None] = mapped_column(BigInteger)
    size: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[datetime] = mapped_column(Moment)
    unused_since: Mapped[datetime | None] = mapped_column(Moment)


class UploadUse(Base):
    """A post, comment or profile shows the picture; its writer could see it then."""

    __tablename__ = "upload_uses"
    __table_args__ = (
        CheckConstraint("kind IN ('post', 'comment', 'profile')", name="kind"),
        Index("ix_upload_uses_object", "kind", "object_id"),
    )
    upload_id: Mapped[int] = mapped_column(ForeignKey(Upload.id, ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    object_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
