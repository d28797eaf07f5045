"""Rules that read the text: secrets, threats, false staff, links, bad advice, legal words, spam, rudeness, distress."""

import math
import re
from collections.abc import Mapping

from moderation.triggers import shape
from moderation.triggers.facts import Facts, Hit
from moderation.triggers.lexicon import Found
from moderation.triggers.secrets import secrets_in
from moderation.triggers.spam import Sign, probability

DESTROYS = re.compile(
    r"\brm\s+-(?:rf|fr|r\s+-f)\s+(?:--no-preserve-root\s+)?(?:/\*?|~/?|\$HOME/?)(?=[\s;&|\"'`)]|$)|:\(\)\s*\{\s*:\|:&\s*\};:|"
    r"\bdd\s+if=/dev/(?:zero|random|urandom)\s+of=/dev/[sh]d|\bmkfs\.\w+\s+/dev/[sh]d|\bformat\s+c:\s*(?:/|$)|"
    r"\bdel\s+/[sfq]\s.{0,12}c:\\(?:\*|windows)|\bchmod\s+-R\s+0?777\s+/(?=\s|$)|\bdrop\s+database\b.{0,40}\bproduction\b",
    re.I | re.M,
)
NEW = 24.0  # hours of an account that count as new
FAST = 4.0  # seconds in which nobody writes a post
KNOWN_POSTS = 10
STAFF_SPEAK = 2


def secret_posted(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    found = secrets_in(facts.text)
    dialled = [number for number in shape.phones(facts.text) if number.lstrip().startswith("+")]
    shown = [f"{each.kind} {each.masked}" for each in found] + [f"phone {each[:4]}…" for each in dialled]
    return Hit(shown[0], "1", 0.8 if found else 0.5, tuple(shown)) if shown else None


def threat(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    return by_words(facts, ("threat", "self_harm", "crime"), p["weight"])


def legal_words(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    return by_words(facts, ("legal",), p["weight"])


def by_words(facts: Facts, themes: tuple[str, ...], least: float) -> Hit | None:
    found = facts.harm
    met = [found[theme] for theme in themes if theme in found]
    weight = sum(each.weight for each in met)
    if weight < least:
        return None
    words = tuple(word for each in met for word in each.words)
    return Hit(f"{weight:g}", f"{least:g}", chance(weight, least), words)


def pretends_staff(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    if facts.author.is_staff:
        return None
    if facts.author.resembles:
        return Hit(facts.author.name, facts.author.resembles, 0.7, (facts.author.resembles,))
    claims = facts.harm.get("staff_claim", Found())
    signs = {sign.name: sign for sign in facts.signs}
    ways = [name for name in ("contact", "free_mail", "phone", "leads_away", "shortened") if name in signs]
    if claims.weight < 2 or not ways:
        return None
    return Hit(claims.words[0], "1", 0.7, (*claims.words, *ways))


def bad_link(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    hosts = [link.host for link in facts.text.links if link.is_shortened or link.is_disguised]
    if hosts:
        return Hit(hosts[0], "1", 0.5, tuple(hosts))
    if facts.spread >= p["threads"]:
        away = shape.leading_away(facts.text)
        return Hit(str(facts.spread), f"{p['threads']:g}", 0.6, tuple(link.host for link in away[:3]))
    return None


def dangerous_advice(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    if facts.around.kind == "opening":
        return None
    commands = [match[0].strip() for match in DESTROYS.finditer(facts.text.body)]
    words = facts.harm.get("danger", Found()).words
    shown = (*commands, *words)
    return Hit(shown[0], "1", 0.5, shown) if shown else None


def spam(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    """The forum's own judgement of spam: what it says, who says it, what was decided of the like."""
    signs = [*facts.signs, *of_author(facts)]
    found = spam_chance(facts, signs)
    if found < p["chance"]:
        return None
    shown = tuple(sign.name + (f": {sign.what}" if sign.what else "") for sign in by_points(signs) if sign.points > 0)
    return Hit(f"{found:.2f}", f"{p['chance']:g}", max(found, 0.01), (*shown[:6], *learned_words(facts)))


def learned_words(facts: Facts) -> tuple[str, ...]:
    """What weighed most of what decisions taught, where that speaks for acting."""
    if facts.learned is None or facts.memory is None or facts.learned <= 0:
        return ()
    return tuple(f"learned: {word}" for word, _weight in facts.memory.why(facts.features, 3))


def spam_chance(facts: Facts, signs: list[Sign]) -> float:
    """Rules first; what was learned only adds to a sign of theirs."""
    if facts.learned is not None and any(sign.points > 0 for sign in signs):
        signs = [*signs, Sign("learned", max(-2.0, min(6.0, facts.learned)))]
    return probability(signs)


def of_author(facts: Facts) -> list[Sign]:
    """Newness, copies and speed make spam likelier; a history of posts that stayed makes it less so."""
    author, signs = facts.author, list[Sign]()
    if author.is_staff or (author.posts or 0) >= KNOWN_POSTS:
        signs.append(Sign("known_author", -3.0))
    elif author.hours is not None and author.hours < NEW and (author.posts or 0) == 0:
        signs.append(Sign("new_author", 1.5 if facts.text.links else 0.7))
    if facts.copies:
        signs.append(Sign("same_elsewhere", min(4.0, 2.0 * facts.copies)))
    if facts.written_in is not None and facts.written_in < FAST:
        signs.append(Sign("typed_too_fast", 1.5))
    return signs


def by_points(signs: list[Sign]) -> list[Sign]:
    return sorted(signs, key=lambda sign: -sign.points)


def rude(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    """Staff explain rules and name what is not welcome: of them it takes more."""
    points, words = facts.rudeness
    least = p["points"] * (STAFF_SPEAK if facts.author.is_staff else 1)
    if points < least:
        return None
    return Hit(f"{points:.1f}", f"{least:g}", chance(points, least), tuple(dict.fromkeys(words)))


def mood_falls(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    """Distress counts by its density: a long report that says "annoying" once is calm."""
    if facts.author.is_staff:
        return None
    found = facts.harm.get("upset", Found())
    points = found.weight * (60 / max(60, len(facts.text.words))) ** 0.5
    if facts.text.shouting > 0.6:
        points += 1.5
    return (
        Hit(f"{points:.1f}", f"{p['points']:g}", chance(points, p["points"]), found.words)
        if points >= p["points"]
        else None
    )


def chance(value: float, threshold: float) -> float:
    """Half where the rule begins to fire, more the further above it."""
    return 1 / (1 + math.exp(-(value - threshold) / max(1.0, threshold) - 0.4))
