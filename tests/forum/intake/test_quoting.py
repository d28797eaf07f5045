"""Replies as mail programs write them: only the writer's words are left."""

import time

import pytest

from forum.intake.quoting import own_words

WORDS = "Hold the button for ten seconds.\n\nThen it is green."
QUOTE = "> How do I reset the hub?\n> It blinks red."
UNQUOTED = "How do I reset the hub?\nIt blinks red."

REPLIES = {
    "gmail": f"{WORDS}\n\nOn Mon, Mar 3, 2025 at 12:34 PM Talkoot <forum@example.com> wrote:\n\n{QUOTE}\n",
    "gmail, broken lines": f"{WORDS}\n\nOn Mon, Mar 3, 2025 at 12:34 PM Talkoot at the House of Plants\n"
    f"<forum@example.com> wrote:\n\n{QUOTE}\n",
    "gmail in Russian": f"{WORDS}\n\nпн, 3 мар. 2025 г. в 12:34, Talkoot <forum@example.com>:\n\n{QUOTE}\n",
    "gmail in Romanian": f"{WORDS}\n\nÎn lun., 3 mar. 2025 la 12:34, Talkoot <forum@example.com> a scris:\n\n{QUOTE}\n",
    "apple": f"{WORDS}\n\n> On 3. Mar 2025, at 12:34, Talkoot <forum@example.com> wrote:\n> \n{QUOTE}\n",
    "apple in Russian": f"{WORDS}\n\n3 марта 2025 г., в 12:34, Talkoot <forum@example.com> написал(а):\n\n{QUOTE}\n",
    "apple in Romanian": f"{WORDS}\n\nPe 3 mar. 2025, la 12:34, Talkoot <forum@example.com> a scris:\n\n{QUOTE}\n",
    "thunderbird in Russian": f"{WORDS}\n\n03.03.2025 12:34, Talkoot пишет:\n{QUOTE}\n",
    "yandex": f'{WORDS}\n\n03.03.2025, 12:34, "Talkoot" <forum@example.com>:\n{QUOTE}\n',
    "mail.ru": f"{WORDS}\n\nПонедельник, 3 марта 2025, 12:34 +03:00 от Talkoot <forum@example.com>:\n{QUOTE}\n",
    "outlook": f"{WORDS}\n\n________________________________\nFrom: Talkoot <forum@example.com>\nSent: Monday\n"
    f"To: Lin\nSubject: Hub\n\n{UNQUOTED}\n",
    "outlook without a line": f"{WORDS}\n\nFrom: Talkoot <forum@example.com>\nSent: Monday, March 3\n"
    f"To: Lin\nSubject: Hub\n\n{UNQUOTED}\n",
    "outlook in bold": f"{WORDS}\n\n**From:** Talkoot <f@x.y>  \n**Sent:** Mon  \n**To:** Lin  \n\n{UNQUOTED}\n",
    "outlook in Russian": f"{WORDS}\n\nОт: Talkoot <forum@example.com>\nОтправлено: 3 марта 2025 г.\n"
    f"Кому: Lin\nТема: Hub\n\n{UNQUOTED}\n",
    "outlook in Romanian": f"{WORDS}\n\nDe la: Talkoot <forum@example.com>\nTrimis: luni, 3 martie 2025\n"
    f"Către: Lin\nSubiect: Hub\n\n{UNQUOTED}\n",
    "old outlook": f"{WORDS}\n\n-----Original Message-----\nFrom: Talkoot\n\n{UNQUOTED}\n",
    "old outlook in Romanian": f"{WORDS}\n\n-----Mesaj original-----\nDe la: Talkoot\n\n{UNQUOTED}\n",
    "signature": f"{WORDS}\n-- \nLin, head of lamps\n+49 123\n",
    "signature without its space": f"{WORDS}\n--\nLin, head of lamps\n",
    "iphone": f"{WORDS}\n\nSent from my iPhone\n\n> On 3 Mar 2025, at 12:34, Talkoot <f@example.com> wrote:\n{QUOTE}\n",
    "iphone in Russian": f"{WORDS}\n\nОтправлено с iPhone\n\n{QUOTE}",
    "android in Romanian": f"{WORDS}\n\nTrimis de pe telefonul meu\n\n{QUOTE}",
    "outlook for android": f"{WORDS}\n\nGet Outlook for Android<https://aka.ms/x>\n",
    "no quote": WORDS,
    "unquoted introduction": f"{WORDS}\n\nOn Mon, Mar 3, 2025 at 12:34 PM Talkoot <f@example.com> wrote:\n{UNQUOTED}\n",
    "answer below": f"On Mon, Mar 3, 2025 at 12:34 PM Talkoot <forum@example.com> wrote:\n{QUOTE}\n\n{WORDS}\n",
    "windows line": f"{WORDS}\n\u00a0\nOn Mon, Mar 3, 2025 at 12:34 PM Talkoot <forum@example.com> wrote:\n\n{QUOTE}",
}


@pytest.mark.parametrize("program", REPLIES)
def test_only_the_words_of_the_writer_are_left(program: str) -> None:
    assert own_words(REPLIES[program]) == WORDS


def test_whoever_answers_between_the_lines_keeps_the_lines_above_the_answers() -> None:
    text = f"Hello,\n\nOn 3 Mar 2025 Talkoot wrote:\n> Which hub?\nThe old one.\n> Since when?\nSince May.\n{QUOTE}"
    assert own_words(text) == "Hello,\n\n> Which hub?\n\nThe old one.\n\n> Since when?\n\nSince May."


@pytest.mark.parametrize("text", ["", "\n\n", QUOTE, f"On 3 Mar 2025 Talkoot wrote:\n{QUOTE}", "-- \nLin"])
def test_where_nothing_was_written_nothing_is_left(text: str) -> None:
    assert own_words(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "He wrote: press it.\nAnd it worked.",
        "From: here\nit goes on.",
        "I wrote to them in 2024, and they wrote:\nnothing works.",
        "It says -- wait -- and then nothing.",
        "Look at the date: 3 May.\nAnd at the subject: a hub.",
    ],
)
def test_words_that_only_look_like_an_introduction_stay(text: str) -> None:
    assert own_words(text) == text


@pytest.mark.parametrize("line", ["On " + "a" * 50_000, "<" * 50_000, "> " * 50_000, "2025 " * 20_000, "-" * 90_000])
def test_crafted_lines_take_no_longer_than_others(line: str) -> None:
    began = time.perf_counter()
    own_words("\n".join([line] * 20))
    assert time.perf_counter() - began < 5
