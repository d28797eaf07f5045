"""Rules that read the text: what must fire does, and the words of the trade do not."""

import pytest

from moderation.triggers.facts import Around, Author, Facts
from moderation.triggers.judging import judge, score
from moderation.triggers.texts import Text

SPAM = (
    "[Slim Garcinia Pro][1] burns belly fat and speeds up your metabolism, all natural ingredients, risk free trial. "
    "Slim Garcinia Pro is what doctors recommend for weight loss. Order now!\n\n  [1]: http://slim-garcinia-pro.top/buy"
)
TRADE = [
    "You have to kill the process and all of its children, then execute the job again.",
    "It is a dumb terminal on the other side, so master/slave replication must abort first.",
    "Stupid question: why does the slave node hang when I kill -9 the master?",
    "Sorry, my stupid mistake, I had a dead lock and two zombie processes.",
    "Убейте процесс и перезапустите демон, тупиковая блокировка пройдёт.",
    "Opriți procesul și executați din nou comanda, altfel rămâne blocat.",
    "This is an idiot-proof installer; the trash can icon is a dumb pipe away.",
]
RUDE = [
    "You are an idiot, shut up.",
    "Fuck you and your forum, a$$holes",
    "Заткнись, ты полный идиот",
    "Пошёл ты, дебил",
    "Ești un prost și un nesimțit, taci din gură!",
    "f u c k   y o u",
]


def fired(text: str, title: str = "", **given: object) -> set[str]:
    return set(judge(Facts(text=Text(title, text), **given)))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", TRADE)
def test_words_of_the_trade_do_not_fire(text: str) -> None:
    assert fired(text) == set()


@pytest.mark.parametrize("text", RUDE)
def test_rudeness_to_somebody_fires_in_three_languages(text: str) -> None:
    assert "rude" in fired(text)


@pytest.mark.parametrize(
    "text",
    [
        SPAM,
        "Купить диплом недорого, без предоплаты! Пишите в телеграм, звоните +7 912 345-67-89, http://diplom-kupi.ru",
        "Împrumuturi rapide fără adeverință, dobândă mică! Sunați acum sau scrieți-mi pe WhatsApp la +40 722 123 456",
        "World famous astrologer baba ji, love problem solution, black magic, call now +91 96947 50856",
    ],
)
def test_offers_that_nobody_asked_for_are_spam(text: str) -> None:
    assert "spam" in fired(text)


def test_an_author_who_is_known_may_link_and_sell_a_little() -> None:
    text = "We wrote this up, with a special offer for readers of this forum: https://blog.acme-tools.com/limited-offer"
    stranger = Author(hours=1, posts=0)
    friend = Author(hours=9000, posts=200)
    assert score_of(text, stranger) > 3 * score_of(text, friend)


def score_of(text: str, author: Author) -> float:
    facts = Facts(text=Text("", text), author=author)
    return score(facts, judge(facts))


@pytest.mark.parametrize(
    "text, fires",
    [
        ("My card is 4539 5787 6362 1486, please refund", True),
        ("Use the test card 4242 4242 4242 4242", False),
        ("Build 4539578763621487 failed", False),
        ("token = ghp_16C7e42F292c6912E7710c838347Ae178B4a", True),
        ("password: your_password_here", False),
        ("password: x7Kq!92mZpL", True),
        ("postgresql://redash:k3Jx9vQm2Ls@db:5432/redash", True),
        ("postgresql://user:password@localhost/db", False),
        ("IBAN RO49 AAAA 1B31 0075 9384 0000", True),
        ("мой паспорт 4510 123456", True),
        ("Call me: +40 722 123 456", True),
        ("Version 10.1.0 (commit 20210513), line 4211", False),
    ],
)
def test_secrets_are_found_and_examples_are_not(text: str, fires: bool) -> None:
    assert ("secret_posted" in fired(text)) is fires


def test_a_secret_is_never_shown_whole() -> None:
    hit = judge(Facts(text=Text("", "My card is 4539 5787 6362 1486")))["secret_posted"]
    assert "5787" not in f"{hit.value}{hit.why}"


@pytest.mark.parametrize(
    "text, name",
    [
        ("I will find you and I know where you live", "threat"),
        ("не хочу жить, незачем жить", "threat"),
        ("vreau să mor, nu mai are rost să trăiesc", "threat"),
        ("Our lawyers will take legal action over this data breach", "legal_words"),
        ("Подам в суд и напишу в Роспотребнадзор", "legal_words"),
        ("Vă dau în judecată, am depus reclamație la ANPC", "legal_words"),
        (
            "This is the third time, nobody answers, I want a refund, worst support ever, cancel my account",
            "mood_falls",
        ),
        ("Сколько можно! Третий раз пишу, никто не отвечает, верните деньги", "mood_falls"),
        ("A treia oară când scriu, nu răspunde nimeni, m-am săturat, vreau banii înapoi", "mood_falls"),
        ("Official support team here, verify your wallet at t.me/help_desk", "pretends_staff"),
        ("Look here: https://bit.ly/3abcd", "bad_link"),
        ("Just run sudo rm -rf / and it is solved", "dangerous_advice"),
        ("Отключите антивирус и пришлите пароль", "dangerous_advice"),
    ],
)
def test_what_is_dangerous_or_pressing_fires(text: str, name: str) -> None:
    assert name in fired(text, around=Around(kind="answer"))


def test_a_plain_question_fires_nothing_and_scores_next_to_nothing() -> None:
    text = "After the update to 4.2 the export to CSV stops at row 1000. The log says `timeout`. What can I try?"
    facts = Facts(text=Text("Export stops", text))
    assert judge(facts) == {}
    assert score(facts, {}) < 0.05


def test_disguises_are_seen_through() -> None:
    assert "rude" in fired("you are such an ідiot, shut up")  # with Cyrillic letters
    assert "rude" in fired("fuuuuuck you")
    assert "rude" in fired("sh\u200but up, id\u200biot")


def test_code_and_quotes_do_not_count() -> None:
    assert fired("> You are an idiot, shut up.\n\nPlease stay friendly.") == set()
    assert fired('Argue about the matter. "You are an idiot" is not welcome here, "this is a bad change" is.') == set()
    assert fired("Слова «идиот» и «заткнись» у нас не пишут, пожалуйста, спорьте о деле, а не о людях.") == set()
    assert fired("```\nsend_me_the_password = 'fuck you'\n```\nWhy does this fail?") == set()


def test_an_insult_in_quotation_marks_that_is_said_to_somebody_counts() -> None:
    assert "rude" in fired('You are an "idiot", shut up and read the manual')
    assert "rude" in fired('"You are an idiot, shut up"')


def test_staff_may_name_what_they_forbid_and_still_not_insult() -> None:
    rules = "We hide it where somebody is called stupid, and tell you why."
    assert "rude" in fired(rules)
    assert "rude" not in fired(rules, author=Author(is_staff=True))
    assert "rude" in fired("Fuck you, you stupid idiot, shut up.", author=Author(is_staff=True))
