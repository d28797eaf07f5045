"""Which passwords are refused, how they are kept, and that looking costs nothing where nobody chooses one."""

import subprocess
import sys

import pytest

from forum.accounts import passwords
from tests.support.browser import Browser


@pytest.mark.parametrize(
    "password",
    ["password123", "1234567890", "qwertyuiop1", "iloveyou12", "aaaaaaaaaaaa", "abcabcabcabc", "P@ssw0rd123",
     "annabell99", "01.01.1990"],
)  # fmt: skip
def test_what_is_tried_first_is_refused(password: str) -> None:
    assert "among the first" in str(passwords.fault_of(password, "annabell", "annabell99@example.com"))


@pytest.mark.parametrize(
    "password", ["three small words", "девять зелёных яблок", "xkq8-vbt2-mmw1", "кот сел на стол у окна"]
)
def test_length_is_enough_and_no_signs_are_asked_for(password: str) -> None:
    assert passwords.fault_of(password) is None


def test_hashes_are_of_argon2id_as_owasp_recommends() -> None:
    assert (passwords.HASHER.memory_cost, passwords.HASHER.time_cost, passwords.HASHER.parallelism) == (19456, 2, 1)
    assert passwords.HASHER.hash("three small words").startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.NOBODYS.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.turns().total_tokens == 2


def test_the_lists_are_loaded_only_when_somebody_chooses_one() -> None:
    late = ("zxcvbn", "webauthn", "pyotp", "httpx2", "segno")
    loaded = f"import sys, forum.app; print([each for each in {late} if each in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"


async def test_the_meter_says_what_the_server_would_say(client: Browser) -> None:
    async def judged(password: str, *others: str) -> tuple[int, str]:
        answer = await client.post("/sign-up/strength", data={"password": password, "others": list(others)})
        found = answer.json()
        return found["strength"], found["words"]

    assert await judged("password123") == (0, "Guessed at once")
    assert await judged("kq8!") == (1, "Too short yet")
    assert await judged("three small words") == (4, "Very good")
    alone, named = await judged("maximilian-holz"), await judged("maximilian-holz", "maximilian", "holz@example.com")
    assert named[0] < alone[0]
