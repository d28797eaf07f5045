"""Signs of spam and what each is worth: the text against the forum's own words, links and ways of writing. Pure.

A sign is an idea about what spam is: it leads away, it names what it sells, it speaks of other things than the forum,
it asks to be contacted elsewhere. None is enough alone; together they make a probability. The points were set by hand
on one half of the posts that benchmarks/triage.py reads and are reported on the other.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from moderation.triggers import shape
from moderation.triggers.lexicon import Found, Lexicon
from moderation.triggers.links import Link
from moderation.triggers.texts import Text
from moderation.triggers.vocabulary import Vocabulary
from moderation.triggers.words import en_offers, ro_offers, ru_offers

OFFERS = Lexicon.of(en_offers.OFFERS, ru_offers.OFFERS, ro_offers.OFFERS)
HOST_OF_TRADE = re.compile(
    r"health|supplement|skin|muscle|fitness|diet|nutri|beauty|garcinia|slim|weight|pill|pharma|drug|clinic|medic|serum|"
    r"loan|credit|casino|poker|escort|dating|sex|porn|adult|girls|shop|deal|offer|review|buy|cheap|essay|"
    r"assignment|unlock|recover|convert|transfer|stream|movie|film|watch|torrent|crypto|coin|forex|invest|trading|bonus|"
    r"kredit|zaim|stavk|kazino|diplom|magaz|pariuri|imprumut|ieftin|market|advice|solution|soft|promo|best|free|online"
)
CERTAIN_AT = 5.0  # points that make spam as probable as not
STEEP = 1.1
MOST_OF_A_THEME = 4.0
WORTH = {"health": 0.5, "pushing": 0.4, "software": 0.6, "contact": 0.5, "promotion": 0.45}


@dataclass(frozen=True, slots=True)
class Sign:
    """One observation: its name, what it is worth, and what in the text it was."""

    name: str
    points: float
    what: str = ""


def signs_of(text: Text, forum: Vocabulary) -> list[Sign]:
    """Every sign in the text, those that speak against spam too."""
    away = [link for link in shape.leading_away(text) if not forum.knows_host(link)]
    return [*of_links(text, away, forum), *of_words(text), *of_shape(text, forum)]


def of_links(text: Text, away: list[Link], forum: Vocabulary) -> Iterator[Sign]:
    if any(link.is_shortened for link in text.links):
        yield Sign("shortened", 1.5, next(link.host for link in text.links if link.is_shortened))
    if shape.HTML_LINK.search(text.prose):
        yield Sign("html_link", 1.5)
    if not away:
        return
    yield Sign("leads_away", 1.8, away[0].host)
    if (named := shape.names_what_it_links(text, away, forum.knows_word)) > 0:
        yield Sign("names_its_link", min(0.7 * named, 2.1), away[0].url)
    if trade := next((found for link in away if (found := HOST_OF_TRADE.search(link.host))), None):
        yield Sign("host_of_trade", 1.5, trade[0])
    if any(link.is_cheap or link.is_disguised for link in away):
        yield Sign("cheap_host", 1.0, away[0].host)
    if shape.ends_with_link(text, away):
        yield Sign("ends_with_link", 1.5)


def of_words(text: Text) -> Iterator[Sign]:
    for theme, found in OFFERS.read(text.words).items():
        points = min(found.weight * WORTH.get(theme, 0.6), MOST_OF_A_THEME) * density(text, found)
        if points >= 0.2:
            yield Sign(theme, points, ", ".join(found.words[:6]))


def density(text: Text, found: Found) -> float:
    """Twenty words of a theme in a long text say less than in a short one."""
    return min(1.0, len(found.words) * 60 / max(60, len(text.words)))


def of_shape(text: Text, forum: Vocabulary) -> Iterator[Sign]:
    if numbers := shape.phones(text):
        yield Sign("phone", 1.5 + min(0.5 * len(numbers), 1.5), numbers[0])
    if mail := shape.free_mail(text):
        yield Sign("free_mail", 2.0, mail)
    if (shown := shape.technical_words(text)) > 1:
        yield Sign("shows_work", -min(2.0, 0.4 * shown))
    if len(shape.UNREADABLE.findall(text.prose)) >= 2:
        yield Sign("unreadable", 4.0)
    if shape.shouting_too_much(text):
        yield Sign("shouting", 1.0)
    if noise := shape.says_nothing(text):
        yield Sign("says_nothing", 4.5, noise[:40])
    if (again := shape.repetition(text)) > 0.4:
        yield Sign("repeats_itself", min(2.0, again * 2.5))
    strange = forum.strangeness(text.written)
    if strange is not None and abs(strange) > 0.5:
        yield Sign("other_matters", max(-0.5, min(3.0, strange * 0.4)))


def probability(signs: list[Sign]) -> float:
    points = sum(sign.points for sign in signs)
    return 0.0 if points <= 0 else 1 / (1 + math.exp(-logit(signs)))


def logit(signs: list[Sign]) -> float:
    return (sum(sign.points for sign in signs) - CERTAIN_AT) / STEEP
