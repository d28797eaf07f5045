"""Judging one object: every rule that is switched on is asked, and what fired is one verdict. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

from moderation.triggers.catalogue import BY_NAME, CATALOGUE
from moderation.triggers.custom import Custom
from moderation.triggers.facts import Facts, Hit
from moderation.triggers.harm import RUDE_AT
from moderation.triggers.rules import RULES
from moderation.triggers.rules.wording import chance, of_author, spam_chance

ON_WRITING = (
    "secret_posted", "threat", "pretends_staff", "bad_link", "dangerous_advice", "legal_words", "spam", "rude",
    "too_short", "mood_falls", "staff_tone",
)  # fmt: skip
ABUSE = frozenset(trigger.name for trigger in CATALOGUE if trigger.group == "abuse")
FAINT = 0.7  # what did not reach a threshold still orders the queue, a little


@dataclass(frozen=True, slots=True)
class Settings:
    """Which rules are on, and their parameters where an admin moved them; `custom` are the admin's own."""

    off: frozenset[str] = frozenset(trigger.name for trigger in CATALOGUE if not trigger.on)
    moved: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    custom: Sequence[Custom] = ()

    def parameters(self, name: str) -> dict[str, float]:
        return {each.name: each.default for each in BY_NAME[name].parameters} | dict(self.moved.get(name, {}))


DEFAULTS = Settings()


def judge(facts: Facts, settings: Settings = DEFAULTS, names: Sequence[str] = ON_WRITING) -> dict[str, Hit]:
    """What fired, by the name of the trigger; several hits are still about one object."""
    fired = {name: RULES[name](facts, settings.parameters(name)) for name in names if name not in settings.off}
    fired |= {rule.name: rule.ask(facts) for rule in settings.custom}
    return {name: hit for name, hit in fired.items() if hit is not None}


def score(facts: Facts, hits: Mapping[str, Hit]) -> float:
    """The chance that somebody must act, from 0 to 1: independent witnesses, and faint signs of spam and rudeness."""
    certain = [hit.probability for name, hit in hits.items() if name not in ("spam", "rude")]
    spam = spam_chance(facts, [*facts.signs, *of_author(facts)])
    points, _words = facts.rudeness
    rude = chance(points, RUDE_AT) * FAINT if points > 0 else 0.0
    rude = hits["rude"].probability if "rude" in hits else rude * points / RUDE_AT
    return 1 - prod(1 - min(0.99, each) for each in [*certain, spam, rude])
