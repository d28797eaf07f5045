"""A town that can be written to, and no neighbours."""

from dataclasses import replace
from pathlib import Path

import pytest

from forum.bus import Bus
from forum.database import Database
from forum.extension import gather
from forum.settings import Settings
from tests.support.town import Town

KEY = "a key that only the mail service knows"


@pytest.fixture
def town(database: Database) -> Town:
    return Town(database)


@pytest.fixture
def open_settings(settings: Settings, tmp_path: Path) -> Settings:
    return replace(
        settings, mail_folder=tmp_path, reply_address="reply+{token}@forum.example", mail_in_secret=KEY,
        ask_address="ask+{category}@forum.example", mail_in_trusted="mx.forum.example",
    )  # fmt: skip


@pytest.fixture
def folder(database: Database, open_settings: Settings, tmp_path: Path) -> Path:
    database.bus = Bus(gather(()), open_settings)
    return tmp_path
