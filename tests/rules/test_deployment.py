"""The files by which Talkoot is run elsewhere keep their promises, as far as reading them can tell."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from forum.settings import Settings, described
from forum.unit import unit
from tests.rules.sources import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE = (ROOT / "compose.yaml").read_text()
KNOWN = {name for name, _default, _help in described()}


def instructions() -> list[tuple[str, str]]:
    text = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.MULTILINE))
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in text.splitlines() if line.strip()]


def test_the_image_is_slim_pinned_and_runs_as_nobody_in_particular() -> None:
    said = instructions()
    bases = [words.split()[0] for name, words in said if name == "FROM"]
    assert all(re.fullmatch(r"python:3\.\d+-slim", base) for base in bases)
    last = max(place for place, (name, _words) in enumerate(said) if name == "FROM")
    users = [words for name, words in said[last:] if name == "USER"]
    assert users
    assert users[-1].isdigit()
    assert int(users[-1]) > 0
    assert any("--require-hashes" in words for name, words in said if name == "RUN")
    assert not any(name == "ADD" or "apt-get upgrade" in words or "sudo " in words for name, words in said)
    assert not any(name == "COPY" and words.startswith(". ") for name, words in said[last:])  # no source, no tests
    assert any(name == "HEALTHCHECK" and "/readyz" in words for name, words in said)
    assert [words for name, words in said if name == "ENTRYPOINT"] == ['["talkoot"]']


def test_every_setting_that_is_named_exists() -> None:
    named = set(re.findall(r"\bTALKOOT_[A-Z_]+", DOCKERFILE + COMPOSE + unit(Settings())))
    assert named <= KNOWN


def test_the_composed_forum_has_a_read_only_root_and_no_password_of_ours() -> None:
    assert "read_only: true" in COMPOSE
    assert "cap_drop: [ALL]" in COMPOSE
    assert "pgvector/pgvector" in COMPOSE
    assert re.findall(r"(?:PASSWORD|SECRET): (?!\$\{)\S+", COMPOSE) == []
    assert all(f"\n  {name}:\n" in COMPOSE for name in ("web", "worker", "search", "database", "proxy"))
    assert "latest" not in COMPOSE + DOCKERFILE


def test_the_unit_is_one_that_systemd_takes(tmp_path: Path) -> None:
    text = unit(Settings())
    assert "NoNewPrivileges=yes" in text
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("there is no systemd-analyze here")
    path = tmp_path / "talkoot.service"
    path.write_text(re.sub(r"ExecStart=\S+", "ExecStart=/bin/true", text))
    said = subprocess.run([program, "verify", str(path)], capture_output=True, text=True)
    assert "talkoot.service" not in said.stderr, said.stderr


def test_how_to_report_is_said() -> None:
    words = (ROOT / "SECURITY.md").read_text()
    assert "## Reporting" in words
    assert "dev.py release" in words
