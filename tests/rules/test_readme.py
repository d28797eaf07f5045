"""The README tells of every setting, command, address and dependency, and of nothing that is not there."""

import re
import tomllib

from starlette.applications import Starlette
from starlette.routing import Mount, Route

from forum.settings import described
from tests.rules.sources import ROOT

README = (ROOT / "README.md").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
STABLE = ("/t/<id>/<slug>", "/c/<slug>", "/tags/<name>", "/u/<name>", "/ask", "/search", "/kb/<id>/<slug>", "/mod")


def test_the_first_screen_shows_the_two_commands() -> None:
    first = "\n".join(README.splitlines()[:30])
    assert "python3 dev.py run" in first
    assert "python3 dev.py test" in first


def test_every_setting_is_told_with_its_default() -> None:
    assert [name for name, _default, _help in described() if f"`{name}`" not in README] == []
    told = set(re.findall(r"`(TALKOOT_[A-Z_]+)`", README))
    assert told - {name for name, _default, _help in described()} <= {"TALKOOT_VENV", "TALKOOT_ADMIN_PASSWORD"}


def test_every_dependency_is_told_with_its_reason() -> None:
    names = [re.split(r"[\[<>=~ ]", each)[0] for each in PROJECT["project"]["dependencies"]]
    names += [re.split(r"[\[<>=~ ]", each)[0] for each in PROJECT["project"]["optional-dependencies"]["dev"]]
    assert [name for name in names if not re.search(rf"^\| `{re.escape(name)}` \| \S", README, re.MULTILINE)] == []


def test_every_page_is_told(shared_app: Starlette) -> None:
    first_parts = {
        route.path.strip("/").split("/")[0].split("{")[0]
        for route in shared_app.routes
        if isinstance(route, Route | Mount)
    }
    missing = sorted(part for part in first_parts if part and f"/{part}" not in README)
    assert missing == []
    assert [address for address in STABLE if f"`{address}`" not in README] == []
