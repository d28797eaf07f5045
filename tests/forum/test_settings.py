"""Settings: what a variable means, and one clear line for what it cannot mean."""

import stat
from pathlib import Path

import pytest

from forum.addresses import for_asyncpg, for_sqlalchemy, without_password
from forum.settings import BadSetting, Settings, described, unknown


def test_without_any_variable_everything_has_its_default() -> None:
    settings = Settings.read({})
    assert (settings.host, settings.port, settings.base_url) == ("127.0.0.1", 8000, "http://127.0.0.1:8000")
    assert settings.packages == ("moderation", "reputation", "kb_bridge")
    assert settings.mail_folder == settings.data / "mail"


def test_an_empty_variable_counts_as_left_out() -> None:
    assert Settings.read({"TALKOOT_PORT": " "}).port == 8000


@pytest.mark.parametrize(
    "host, address",
    [("0.0.0.0", "http://localhost:80"), ("::1", "http://[::1]:80"), ("forum.example", "http://forum.example:80")],
)
def test_the_base_url_follows_from_host_and_port(host: str, address: str) -> None:
    assert Settings.read({"TALKOOT_HOST": host, "TALKOOT_PORT": "80"}).base_url == address


def test_the_forum_can_stand_alone() -> None:
    assert Settings.read({"TALKOOT_PACKAGES": "none"}).packages == ()


def test_a_mail_server_leaves_no_mail_in_a_folder_unless_asked() -> None:
    assert Settings.read({"TALKOOT_SMTP_URL": "smtp://mail.example:25"}).mail_folder is None


@pytest.mark.parametrize(
    "name, text",
    [
        ("PORT", "0"),
        ("PORT", "eighty"),
        ("PORT", "٨٠"),
        ("BASE_URL", "forum.example"),
        ("BASE_URL", "https://forum.example/community"),
        ("DATABASE_URL", "mysql://forum@db/forum"),
        ("DATABASE_URL", "postgres://forum@db:99999/forum"),
        ("SMTP_URL", "mail.example"),
        ("MAIL_FROM", "nobody"),
        ("MAIL_FROM", "A <a@b.example>\r\nBcc: c@d.example"),
        ("PACKAGES", "moderation;reputation"),
        ("LANGUAGES", "English"),
        ("SECRET", "short"),
        ("TRUSTED_PROXIES", "10.0.0.0/33"),
        ("LOG_LEVEL", "loud"),
        ("DATA", __file__),
    ],
)
def test_what_makes_no_sense_is_one_line_that_names_the_variable(name: str, text: str) -> None:
    with pytest.raises(BadSetting) as refused:
        Settings.read({f"TALKOOT_{name}": text})
    assert str(refused.value).startswith(f"TALKOOT_{name} ")
    assert "\n" not in str(refused.value)


def test_a_direct_address_needs_the_one_beside_it() -> None:
    with pytest.raises(BadSetting, match="TALKOOT_DIRECT_URL"):
        Settings.read({"TALKOOT_DIRECT_URL": "postgres://forum@db/forum"})


def test_a_password_in_a_wrong_address_is_not_repeated() -> None:
    with pytest.raises(BadSetting) as refused:
        Settings.read({"TALKOOT_DATABASE_URL": "mysql://forum:hunter2@db/forum"})
    assert "hunter2" not in str(refused.value)


def test_a_slip_of_the_pen_is_noticed() -> None:
    assert unknown({"TALKOOT_PROT": "1", "TALKOOT_PORT": "1", "PATH": "/bin"}) == ["TALKOOT_PROT"]


def test_every_setting_explains_itself_in_one_sentence() -> None:
    for name, default, help in described():
        assert name.startswith("TALKOOT_")
        assert default
        assert help.endswith(".")
        assert "\n" not in help


def test_the_signing_key_is_made_once_and_only_for_us(tmp_path: Path) -> None:
    first = Settings(data=tmp_path / "new").signing_key()
    assert len(first) >= 32
    assert Settings(data=tmp_path / "new").signing_key() == first
    assert stat.S_IMODE((tmp_path / "new" / "secret").stat().st_mode) == 0o600


def test_a_given_secret_is_the_signing_key() -> None:
    secret = "x" * 32
    assert Settings(secret=secret).signing_key() == secret.encode()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_every_usual_spelling_of_an_address_is_understood(scheme: str) -> None:
    given = f"{scheme}://forum:s%40fe@db:5433/forum?sslmode=require"
    assert for_sqlalchemy(given) == "postgresql+asyncpg://forum:s%40fe@db:5433/forum?ssl=require"
    assert for_asyncpg(given) == "postgresql://forum:s%40fe@db:5433/forum?sslmode=require"
    assert without_password(given) == f"{scheme}://forum:***@db:5433/forum?sslmode=require"


def test_an_address_of_a_socket_keeps_its_folder() -> None:
    given = "postgresql+asyncpg://postgres@/talkoot?host=/srv/my%20forum/postgres"
    assert for_asyncpg(given) == "postgresql://postgres@/talkoot?host=/srv/my%20forum/postgres"
