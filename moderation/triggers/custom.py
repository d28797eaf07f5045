"""Rules that admins make from a form: words or patterns, counts, ages, links, ratings, times, languages. Pure.

Patterns run in RE2, whose time grows with the text alone, so that no pattern can stop the forum. The road not taken:
Python's own `re` with a time limit, which cannot be interrupted within one search, and `regex` with its timeout, which
spends that time for every post.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import re2

from forum.errors import Invalid
from forum.i18n import _
from moderation.triggers.facts import Facts, Hit
from moderation.triggers.lexicon import Lexicon
from moderation.triggers.texts import fold

LONGEST_PATTERN = 1_000
MOST_MEMORY = 8 << 20
NUMBERS = (
    "least_links",
    "most_signs",
    "least_signs",
    "most_hours",
    "most_posts",
    "most_rating",
    "from_hour",
    "to_hour",
)


@dataclass(frozen=True)
class Custom:
    """A rule of the admin's: all conditions that are given must hold."""

    name: str
    label: str
    conditions: Mapping[str, Any]
    severity: int = 3
    minutes: int = 2

    def ask(self, facts: Facts, hour: int | None = None) -> Hit | None:
        """`hour` is the hour of the day, where the rule asks for one."""
        found: list[str] = []
        for test in (self.by_words, self.by_pattern, self.by_text, self.by_author):
            why = test(facts)
            if why is None:
                return None
            found += why
        if not self.in_hours(hour):
            return None
        return Hit(", ".join(found)[:200] or "1", "1", 0.5, tuple(found)) if self.conditions else None

    @cached_property
    def lexicon(self) -> Lexicon:
        lines = [line.strip() for line in str(self.conditions.get("words", "")).splitlines() if line.strip()]
        return Lexicon.of({"words": " ".join("_".join(fold(word) for word in line.split()) for line in lines)})

    @cached_property
    def pattern(self) -> Any:
        return compiled(str(self.conditions["pattern"]))

    def by_words(self, facts: Facts) -> list[str] | None:
        if not self.conditions.get("words"):
            return []
        found = self.lexicon.read(facts.text.words)
        return list(found["words"].words) if found else None

    def by_pattern(self, facts: Facts) -> list[str] | None:
        if not self.conditions.get("pattern"):
            return []
        found = self.pattern.search(f"{facts.text.title}\n{facts.text.body}")
        return [found.group(0)[:80]] if found else None

    def by_text(self, facts: Facts) -> list[str] | None:
        """Links, length and language."""
        asked, signs = self.conditions, len(facts.text.body)
        if len(facts.text.links) < asked.get("least_links", 0):
            return None
        if signs > asked.get("most_signs", signs) or signs < asked.get("least_signs", 0):
            return None
        return None if asked.get("language") and facts.text.language != asked["language"] else []

    def by_author(self, facts: Facts) -> list[str] | None:
        """Age and posts of the account, rating of the post; what is not known does not fire."""
        asked = self.conditions
        pairs = (
            ("most_hours", facts.author.hours),
            ("most_posts", facts.author.posts),
            ("most_rating", facts.around.rating),
        )
        for name, known in pairs:
            if name in asked and (known is None or known > asked[name]):
                return None
        return []

    def in_hours(self, hour: int | None) -> bool:
        if "from_hour" not in self.conditions or "to_hour" not in self.conditions:
            return True
        first, last = int(self.conditions["from_hour"]), int(self.conditions["to_hour"])
        if hour is None:
            return False
        return first <= hour < last if first <= last else hour >= first or hour < last


def compiled(pattern: str) -> Any:
    """A pattern for RE2; Invalid with its own words where it cannot be read."""
    if len(pattern) > LONGEST_PATTERN:
        raise Invalid({"pattern": _("Please keep the pattern to %(most)s signs.", most=LONGEST_PATTERN)})
    options = re2.Options()
    options.case_sensitive, options.log_errors, options.max_mem = False, False, MOST_MEMORY
    try:
        return re2.compile(pattern, options)
    except (re2.error, re.error, ValueError) as wrong:
        said = wrong.args[0] if wrong.args else ""
        said = said.decode() if isinstance(said, bytes) else str(said)
        raise Invalid({"pattern": _("This pattern cannot be read: %(why)s", why=said)}) from wrong
