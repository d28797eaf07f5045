"""Rules about answers and threads: silence, promises, length, ratings, age, tone of staff."""

import re
from collections.abc import Mapping

from moderation.triggers.facts import Facts, Hit
from moderation.triggers.lexicon import Found

STEP = re.compile(r"^\s*(?:\d+[.)]|[-*+])\s|`|https?://", re.M)


def bad_rating(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    around = facts.around
    if not facts.author.is_staff or not was_rated_badly(facts, p["rating"]):
        return None
    return Hit(str(around.rating if around.rating is not None else around.unhelpful), f"{p['rating']:g}", 0.5)


def staff_error(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    """A bad rating alone is the product's fault four times of five; with a second sign it seldom is."""
    reopened = (facts.around.reopened or 0) >= p["reopened"]
    if not facts.author.is_staff or not was_rated_badly(facts, 2) or not (reopened or facts.around.corrected):
        return None
    return Hit(
        str(facts.around.reopened or 0), f"{p['reopened']:g}", 0.6, ("corrected",) if facts.around.corrected else ()
    )


def was_rated_badly(facts: Facts, most: float) -> bool:
    rating, unhelpful = facts.around.rating, facts.around.unhelpful
    return (rating is not None and rating <= most) or bool(unhelpful)


def unanswered(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    around = facts.around
    if around.kind != "opening" or around.answers or around.solved or around.hours_open is None:
        return None
    after = p["urgent"] if (around.views or 0) >= p["views"] else p["hours"]
    return Hit(f"{around.hours_open:.0f} h", f"{after:g} h", 0.8) if around.hours_open >= after else None


def too_long(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    around = facts.around
    if around.kind != "opening" or around.solved or around.hours_open is None or not around.answers:
        return None
    if (around.posts or 0) > p["posts"]:
        return Hit(str(around.posts), f"{p['posts']:g}", 0.5)
    days = around.hours_open / 24
    return Hit(f"{days:.0f} d", f"{p['days']:g} d", 0.4) if days > p["days"] else None


def too_short(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    body = facts.text.body.strip()
    if facts.around.kind != "answer" or not facts.author.is_staff or len(body) >= p["signs"] or STEP.search(body):
        return None
    return Hit(str(len(body)), f"{p['signs']:g}", 0.5)


def broken_promise(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    silent = facts.around.hours_silent
    if not facts.author.is_staff or facts.around.solved or silent is None or silent < p["hours"]:
        return None
    said = facts.harm.get("promise", Found())
    return Hit(f"{silent:.0f} h", f"{p['hours']:g} h", 0.7, said.words) if said.weight else None


def stale_answer(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    around = facts.around
    if not around.is_accepted:
        return None
    if around.article_archived:
        return Hit("archived", "", 0.6, ("article",))
    return (
        Hit(str(around.score), f"{p['score']:g}", 0.6)
        if around.score is not None and around.score <= p["score"]
        else None
    )


def duplicate(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    likeness = facts.around.likeness
    if facts.around.kind != "opening" or likeness is None or likeness < p["likeness"]:
        return None
    return Hit(f"{likeness:.2f}", f"{p['likeness']:g}", 0.6)


def staff_tone(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    if not facts.author.is_staff:
        return None
    found = facts.harm.get("familiar", Found())
    return Hit(f"{found.weight:g}", f"{p['points']:g}", 0.5, found.words) if found.weight >= p["points"] else None


def article_fails(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    share, asked = facts.around.no_of_ten, facts.around.asked or 0
    if share is None or asked < p["asked"] or share < p["share"]:
        return None
    return Hit(f"{share:.0%}", f"{p['share']:.0%}", 0.6)
