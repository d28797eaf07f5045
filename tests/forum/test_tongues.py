"""The language of a text, by its letters and little words."""

import pytest

from forum.tongues import LANGUAGES, language_of


@pytest.mark.parametrize(
    "text,language",
    [
        ("The hub does not see the valve after an update. What can I do?", "en"),
        ("Hub nu vede vana dupa actualizare. Ce pot sa fac?", "ro"),
        ("După actualizare, hub-ul nu mai vede vana.", "ro"),
        ("После обновления хаб не видит клапан. Что делать?", "ru"),
        ("Нашла. Остальное понятно даже мне.", "ru"),
        ("Після оновлення хаб не бачить клапан. Що робити?", "uk"),
        ("Nach dem Update sieht der Hub das Ventil nicht mehr.", "de"),
        ("Después de actualizar, el hub no ve la válvula. ¿Qué hago?", "es"),
        ("Après la mise à jour, le hub ne voit pas la vanne. Que faire ?", "fr"),
        ("المحور لا يرى الصمام بعد التحديث", "ar"),
        ("הרכזת לא רואה את השסתום", "he"),
        ("アップデート後、ハブがバルブを認識しません", "ja"),
        ("更新后集线器看不到阀门", "zh"),
    ],
)
def test_a_language_is_known_by_its_letters_and_little_words(text: str, language: str) -> None:
    assert language_of(text) == language
    assert language in LANGUAGES


@pytest.mark.parametrize(
    "text", ["", "E42", "+1", "https://example.com/the/and/of", "```\nwhat is the error\n```", "Super!"]
)
def test_what_says_too_little_stays_open(text: str) -> None:
    assert language_of(text) is None


def test_code_and_addresses_do_not_count() -> None:
    code = "```\nif the value is not in the list then do this and that\n```"
    assert language_of(f"Хаб пишет вот это, и всё:\n\n{code}\n\nЧто это значит?") == "ru"
    assert language_of(f"Nu merge deloc, ce este asta?\n\n{code}") == "ro"


def test_quotes_in_another_language_do_not_turn_a_text_round() -> None:
    assert language_of('Кнопка называется "Save", но после нажатия ничего не происходит, и страница пустая.') == "ru"
