"""Letters as .eml files in a folder, one a letter: carrying one again replaces its file."""

import asyncio
import os
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path


@dataclass(frozen=True)
class Folder:
    path: Path

    async def carry(self, message: EmailMessage) -> None:
        await asyncio.to_thread(self.keep, file_name(message), bytes(message))

    def keep(self, name: str, content: bytes) -> None:
        """Whole or not at all: whoever reads the folder never meets half a letter."""
        self.path.mkdir(parents=True, exist_ok=True)
        draft = self.path / f".{name}.{os.getpid()}"
        draft.write_bytes(content)
        draft.replace(self.path / name)


def file_name(message: EmailMessage) -> str:
    """Sorted by name, letters stand in the order in which they were written."""
    written = parsedate_to_datetime(str(message["Date"]))
    return f"{written:%Y%m%dT%H%M%S}-{str(message['Message-ID'])[1:13]}.eml"
