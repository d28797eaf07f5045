"""Abuse, threats and distress: words that hurt whom they are said to, and not the words of the trade. Pure.

An insult counts when it is said to somebody: near a "you", a name, an order to be silent. What is said of machines and
of oneself ("dumb terminal", "my stupid mistake", "kill the process") is the trade's own speech.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from moderation.triggers.lexicon import Entry, Found, Lexicon, by_theme, names
from moderation.triggers.texts import Text
from moderation.triggers.words import en_harm, ro_harm, ru_harm

HARM = Lexicon.of(en_harm.HARM, ru_harm.HARM, ro_harm.HARM)
NEAR = 4  # words between an insult and the person it is said to
YOU = names(
    "you your youre you're ur u yourself yourselves ты тебя тебе тобой твой твоя твое твои твоего твоей вы вас вам "
    "вами ваш ваша ваше ваши вашей вашего tu tine tie ti te tau ta tai tale voi voua va vostru voastra esti sunteti "
    "dumneavoastra"
)
SELF = names("i my me myself i'm im am we our я мой моя мое моей меня мне мой мы наш eu mea meu mele mi ma sunt")
TRADE = {
    "dumb": "terminal terminals pipe pipes question client clients device switch luck network idea thing",
    "stupid": "question questions mistake error bug simple thing easy idea me of simple",
    "idiot": "proof guide", "idiots": "guide", "fool": "proof around", "troll": "toll", "pig": "latin",
    "trash": "can bin folder",
    "clown": "fish", "rape": "seed", "cock": "pit", "anal": "yze", "cum": "sum ulative", "ass": "ets embly",
    "master": "slave branch", "slave": "master node device", "kill": "process switch signal task command",
    "bitch": "", "dick": "smith", "ignorant": "of", "lazy": "loading load", "shit": "",
}  # fmt: skip
TRADE_NEXT = {word: frozenset(after.split()) for word, after in TRADE.items()}
NAMED = re.compile(r"@\w+")
QUOTATION = re.compile('"[^"\n]{1,160}"|“[^”\n]{1,160}”|«[^»\n]{1,160}»|„[^“”\n]{1,160}[“”]')
BEFORE = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
MOSTLY = 0.5  # a text of which quotations are this much says what it quotes
RUDE_AT = 2.5


def found_in(text: Text) -> dict[str, Found]:
    """Each theme of harm in the text; words of the trade taken out."""
    return by_theme(entry for entry, place in places(text) if not of_the_trade(text.words, place))


@lru_cache(maxsize=8)
def places(text: Text) -> list[tuple[Entry, int]]:
    """Every entry with the place of its first word, the first time only."""
    met: dict[Entry, int] = {}
    for place, entry in HARM.walk(text.words):
        met.setdefault(entry, place)
    return list(met.items())


def of_the_trade(words: Sequence[str], place: int) -> bool:
    after = TRADE_NEXT.get(words[place])
    return bool(after) and place + 1 < len(words) and words[place + 1] in (after or ())


def rudeness(text: Text) -> tuple[float, list[str]]:
    """Points of rudeness and the words that earned them; `RUDE_AT` points ask for a look."""
    text = unquoted(text)
    words, points, said = text.words, 0.0, list[str]()
    named = bool(NAMED.search(text.prose))
    for entry, place in places(text):
        earned = worth(entry, words, place, named=named)
        if earned and not of_the_trade(words, place):
            points += earned
            said.append(" ".join(entry.parts).rstrip("*"))
    if said and text.shouting > 0.6:
        points += 1.0
    return points * brevity(words), said


@lru_cache(maxsize=8)
def unquoted(text: Text) -> Text:
    """Without words that are mentioned, such as those of a rule against insults; what is put in quotation marks right
    after a "you" is said to somebody, and a text that is nothing but a quotation says it itself."""
    if not QUOTATION.search(text.body):
        return text
    taken = sum(len(quote[0]) for quote in QUOTATION.finditer(text.body))
    if taken > MOSTLY * len(text.body):
        return text
    return Text(text.title, QUOTATION.sub(own_words, text.body), text.language)


def own_words(quote: re.Match[str]) -> str:
    before = BEFORE.findall(quote.string[max(0, quote.start() - 40) : quote.start()].lower())[-3:]
    return quote[0] if any(word.replace("’", "'") in YOU for word in before) else " "


def worth(entry: Entry, words: Sequence[str], place: int, *, named: bool) -> float:
    said_to = somebody(words, place)
    match entry.theme:
        case "slur":
            return 3.0
        case "dismissal":
            return 1.5 * entry.weight
        case "vulgar":
            return 0.9 * entry.weight * (1.5 if said_to else 1.0)
        case "insult":
            return entry.weight * (2.5 if said_to else 0.8 if named else 0.4)
    return 0.0


def somebody(words: Sequence[str], place: int) -> bool:
    """Said to the reader, and not of oneself."""
    around = words[max(0, place - NEAR) : place + NEAR + 1]
    before = words[max(0, place - 3) : place]
    return any(word in YOU for word in around) and not any(word in SELF for word in before)


def brevity(words: Sequence[str]) -> float:
    """A swear word in a long, useful post is a mood; in a line of its own it is the message."""
    return 1.35 if len(words) <= 15 else 1.0 if len(words) <= 80 else 80 / len(words) if len(words) < 240 else 1 / 3
