"""Hints of tone: what they notice, what they must not notice, and that only staff who want them hear them."""

from collections.abc import Awaitable, Callable

import pytest

from forum.actor import Actor
from forum.database import Database
from forum.tone.hints import Asked, hints_for
from tests.support.browser import Browser
from tests.support.cast import Cast
from tests.support.scene import Scene

ClientAs = Callable[[Actor], Awaitable[Browser]]
BLUNT = "As I said, you should have read the manual. Just restart it."
KIND = "Hello Asha, press the button for 5 seconds. Let us know whether it helps."


def kinds(text: str, language: str, **asked: object) -> list[str]:
    return [hint.kind for hint in hints_for(text, language, Asked(**asked))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "language,text,kind",
    [
        ("en", "You should have updated it first.", "blame"),
        ("en", "You didn't even read the manual.", "blame"),
        ("en", "Like I already said, the hub is old.", "repeated"),
        ("en", "You simply need to restart it.", "just"),
        ("en", "DO NOT EVER DELETE THAT FILE.", "shouting"),
        ("en", "Do it now!!!", "shouting"),
        ("en", "This was escalated to tier 2, no ETA.", "jargon"),
        ("ru", "Вы сами виноваты, не надо было удалять.", "blame"),
        ("ru", "Как я уже писала, обновите хаб.", "repeated"),
        ("ru", "Просто перезагрузите хаб.", "just"),
        ("ru", "Завёл тикет, ждите.", "jargon"),
        ("ru", "НИКОГДА НИЧЕГО не удаляйте.", "shouting"),
        ("ro", "Trebuia să citiți manualul.", "blame"),
        ("ro", "Cum am mai spus, hubul este vechi.", "repeated"),
        ("ro", "Pur și simplu reporniți hubul.", "just"),
        ("ro", "Am deschis un tichet.", "jargon"),
        ("ro", "APĂSAȚI ACUM BUTONUL.", "shouting"),
    ],
)
def test_what_may_read_badly_is_named(language: str, text: str, kind: str) -> None:
    assert kind in kinds(text, language)


@pytest.mark.parametrize(
    "language,text",
    [
        ("en", "You should see a green light, just below the button."),
        ("en", "If you did not get the letter, look among the unwanted ones."),
        ("en", "The JSON over HTTPS is sent by UDP; the LED of the HUB-2000 blinks."),
        ("en", "> As I said, you should have read it\n\nPress the button, then wait for a minute."),
        ("en", "Type `JUST DO IT NOW` and then:\n```\nERROR FATAL ERROR!!!\n```\nThat is what it prints."),
        ("en", "See https://example.com/YOU/SHOULD/HAVE/READ!!"),
        ("ru", "Ваша ошибка E-11 означает, что датчик мокрый."),
        ("ru", "Это непросто: сначала обновите хаб, потом датчик."),
        ("ru", "Если вы не получили письмо, проверьте папку «Спам»."),
        ("ro", "Dacă nu ați primit mesajul, căutați-l în dosarul de spam."),
        ("ro", "Apare doar după repornire, pe ecranul al doilea."),
        ("ro", "Trebuie să citiți codul de pe spate."),
        ("de", "Sie hätten das lesen sollen."),
    ],
)
def test_what_reads_well_is_left_alone(language: str, text: str) -> None:
    assert kinds(text, language) == []


def test_who_waited_long_is_greeted_or_told_how_to_go_on() -> None:
    assert kinds("Press the button for 5 seconds.", "en", hours=30.0) == ["wait"]
    assert kinds(KIND, "en", hours=30.0) == []
    assert kinds("Нажмите кнопку на 5 секунд. Извините за ожидание.", "ru", hours=30.0) == []
    assert kinds("Press the button for 5 seconds.", "en", hours=3.0) == []


def test_a_short_word_may_leave_the_question_unanswered() -> None:
    assert kinds("That should work now.", "en", asks=True) == ["unanswered"]
    assert kinds("See [the manual](/kb/7/hub).", "en", asks=True) == []
    assert kinds("That should work now.", "en") == []


async def test_staff_are_asked_once_and_one_press_posts_it_as_it_is(
    scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    asked = await scene.ask(await people.asha())
    mo = await client_as(await people.mo())
    await mo.post("/drafts", data={"place": f"answer:{asked.thread_id}", "body": "Older words."})
    asked_back = await mo.post(f"/t/{asked.thread_id}/answer", data={"body": BLUNT})
    assert asked_back.status_code == 409
    assert "This may read as blame: “you should have”." in asked_back.text
    assert BLUNT in asked_back.text
    assert await scene.value("SELECT fields->>'body' FROM drafts") == BLUNT
    assert await scene.value("SELECT count(*) FROM posts WHERE kind = 'answer'") == 0
    assert (await mo.post(f"/t/{asked.thread_id}/answer?as_is=yes", data={"body": BLUNT})).status_code == 303
    assert (await mo.post(f"/t/{asked.thread_id}/answer", data={"body": KIND})).status_code == 303


async def test_customers_never_hear_them_nor_staff_who_switched_them_off(
    database: Database, scene: Scene, people: Cast, client_as: ClientAs
) -> None:
    asked = await scene.ask(await people.asha())
    bo, mo = await client_as(await people.bo()), await client_as(await people.mo())
    assert (await bo.post(f"/t/{asked.thread_id}/answer", data={"body": BLUNT})).status_code == 303
    assert "Before you post" not in (await bo.post("/preview", data={"body": BLUNT})).text
    assert "Before you post" in (await mo.post("/preview", data={"body": BLUNT})).text
    assert (await bo.post("/settings/tone", data={"hints": "off"})).status_code == 404
    assert (await mo.post("/settings/tone", data={"hints": "off"})).status_code == 303
    assert "Switch them on" in (await mo.get("/settings/look")).text
    assert (await mo.post(f"/t/{asked.thread_id}/answer", data={"body": BLUNT})).status_code == 303
