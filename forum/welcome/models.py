"""The table of what an admin has ticked off."""

from datetime import datetime

from sqlalchemy import BigInteger, Text
from sqlalchemy.orm import Mapped, mapped_column

from forum.database import Base
from forum.tables import Moment


class SetupStep(Base):
    """A step of the first start that somebody ticked off; most tick themselves when what they are about is there."""

    __tablename__ = "setup_steps"
    step: Mapped[str] = mapped_column(Text, primary_key=True)
    done_at: Mapped[datetime] = mapped_column(Moment)
    user_id: Mapped[int | None] = mapped_column(BigInteger)
