"""Posts cut into what may be quoted."""

import pytest

from kb_bridge.courtesies import is_personal, without_courtesy
from kb_bridge.passages import passages, sentences


def texts(markdown: str) -> list[str]:
    return [each.text for each in passages(markdown)]


def test_sentences_end_where_sentences_end():
    paragraph = "See e.g. the log. It has v. 2.1.3 in it! Is $4.90 right? the app says so. Done"
    assert sentences(paragraph) == [
        "See e.g. the log.", "It has v. 2.1.3 in it!", "Is $4.90 right?", "the app says so.", "Done",
    ]  # fmt: skip


def test_russian_and_romanian_abbreviations_end_nothing():
    assert sentences("Подождите 10 мин., т.е. недолго. Потом включите.") == [
        "Подождите 10 мин., т.е. недолго.", "Потом включите.",
    ]  # fmt: skip
    assert sentences("Vezi pag. 4 din manual. Apoi repornește.") == ["Vezi pag. 4 din manual.", "Apoi repornește."]


@pytest.mark.parametrize(
    "whole", ["**Stop. Now.**", "Type `a. B` here.", "[One. Two](https://e.com/a. B)", "(No. Yes.)"]
)
def test_marks_that_reach_over_a_full_stop_keep_it_together(whole: str):
    assert sentences(f"{whole} After that go on.")[0].startswith(whole)


def test_steps_and_code_stay_whole_with_the_sentence_that_leads_to_them():
    found = passages("Do it:\n\n1. One. Two.\n2. Three.\n\nThen run:\n\n```\na\n\nb\n```\n\nIt works.")
    assert [(each.kind, each.text) for each in found] == [
        ("list", "Do it:\n\n1. One. Two.\n2. Three."),
        ("code", "Then run:\n\n```\na\n\nb\n```"),
        ("sentence", "It works."),
    ]
    assert [each.place for each in found] == [0, 1, 2]


def test_tables_and_indented_code_are_blocks():
    assert [each.kind for each in passages("| a | b |\n|---|---|\n| 1 | 2 |\n\n    indented code")] == ["table", "code"]


def test_quotes_headings_pictures_and_html_are_left_out():
    source = (
        "# Title\n\n> somebody else\n\n![a picture](https://e.com/x.png)\n\n<div>raw</div>\n\n---\n\nWhat I say myself."
    )
    assert texts(source) == ["What I say myself."]


@pytest.mark.parametrize(
    "courtesy",
    [
        "Hi all!", "Hello,", "Thanks a lot for your help!", "Hope this helps.", "Sorry about that, Mike.", "Cheers",
        "Any ideas?", "Best regards", "Good luck!", "Здравствуйте!", "Спасибо за помощь.", "Заранее благодарю!",
        "С уважением, Иван", "Помогите, пожалуйста!", "Bună ziua,", "Mulțumesc anticipat!", "Multumesc mult.",
        "Cu respect, Ana", "Sper că ajută.", "Vă rog ajutați-mă.",
    ],
)  # fmt: skip
def test_courtesies_are_not_quoted(courtesy: str):
    assert texts(courtesy) == []


def test_a_greeting_goes_and_what_it_introduces_stays():
    assert without_courtesy("Hi Mike, the hub needs a new address.") == "The hub needs a new address."
    assert without_courtesy("Привет, сбросьте роутер.") == "Сбросьте роутер."
    assert without_courtesy("Bună, resetați modemul.") == "Resetați modemul."
    assert without_courtesy("@asha try the other cable.") == "Try the other cable."
    long = "Thanks to the new firmware the hub keeps its address even when the router forgets it over night."
    assert without_courtesy(long) == long


@pytest.mark.parametrize(
    "personal",
    [
        "Write to lin@example.com if it fails.", "Call me at +40 721 123 456.", "My number is 8 (921) 555-35-35.",
        "My card is 4111 1111 1111 1111.", "IBAN RO49 AAAA 1B31 0075 9384 0000.", "As @asha said, it is the cable.",
    ],
)  # fmt: skip
def test_what_identifies_a_person_is_not_quoted(personal: str):
    assert is_personal(personal)
    assert texts(f"Before that. {personal}") == ["Before that."]
    assert texts(f"1. {personal}\n2. Wait.") == []


@pytest.mark.parametrize(
    "harmless",
    [
        "It happened on 2026-01-02 10:30.", "Firmware 2.1.3 of 2025-11-30 does it.", "The address is 192.168.1.1.",
        "Port 8883 at link.example.", "Invoice FW-20411-C has 12 lines.", "It costs 4,90 € and not 49 €.",
    ],
)  # fmt: skip
def test_dates_versions_and_addresses_of_machines_identify_nobody(harmless: str):
    assert not is_personal(harmless)


def test_nothing_comes_of_nothing():
    for nothing in ("", " \n\n", "🙂", ">", "```\n```", "!", "x" * 600):
        assert texts(nothing) in ([], ["```\n```"])


def test_a_block_that_is_far_too_long_is_left_out():
    assert texts("```\n" + "line\n" * 1000 + "```") == []
