"""Titles and posts of a made-up forum, by one fixed seed. Pure.

Rendering a post takes a millisecond, so some hundred bodies a language are rendered once, and each post gets one of
them and a last paragraph of its own, which is plain text and so is rendered alike by itself.
"""

import random

from forum.markup import render_now
from forum.measuring.phrases import LANGUAGES, SHARES, Phrases

BODIES = 150  # a language
MARKS = ("E-{n}", "ERR_{n}", "version 4.{n}", "0x{n:04x}")


class Texts:
    """What people of this forum write; `chance` is shared with whoever decides the rest."""

    def __init__(self, chance: random.Random):
        self.chance = chance
        self.bodies = {phrases.locale: [self.body(phrases) for _ in range(BODIES)] for phrases in LANGUAGES}

    def language(self) -> Phrases:
        return self.chance.choices(LANGUAGES, SHARES)[0]

    def filled(self, pattern: str, phrases: Phrases) -> str:
        choose = self.chance.choice
        words = {
            "thing": choose(phrases.things), "part": choose(phrases.parts), "trouble": choose(phrases.troubles),
            "since": choose(phrases.since),
        }  # fmt: skip
        text = pattern.format(**words)
        return text[0].upper() + text[1:]

    def title(self, phrases: Phrases) -> str:
        title = self.filled(self.chance.choice(phrases.titles), phrases)
        return f"{title} {self.mark()}" if self.chance.random() < 0.3 else title

    def mark(self) -> str:
        """What a machine says: found by search only as it is."""
        return self.chance.choice(MARKS).format(n=self.chance.randrange(10_000))

    def body(self, phrases: Phrases) -> tuple[str, str]:
        """(source, html): a paragraph, sometimes a list or some code."""
        parts = [" ".join(self.sentence(phrases) for _ in range(self.chance.randint(2, 4)))]
        if self.chance.random() < 0.3:
            parts.append("\n".join(f"- {self.sentence(phrases)}" for _ in range(self.chance.randint(2, 3))))
        if self.chance.random() < 0.2:
            parts.append(f"```\nhub status --all\nerror {self.mark()}\n```")
        source = "\n\n".join(parts)
        return source, render_now(source).html

    def sentence(self, phrases: Phrases) -> str:
        return self.filled(self.chance.choice(phrases.sentences), phrases)

    def post(self, phrases: Phrases) -> tuple[str, str]:
        """(source, html) of a post unlike any other."""
        source, html = self.chance.choice(self.bodies[phrases.locale])
        last = f"{self.sentence(phrases)} {self.mark()}"
        return f"{source}\n\n{last}", f"{html}<p>{last}</p>\n"

    def remark(self, phrases: Phrases) -> tuple[str, str]:
        text = self.filled(self.chance.choice(phrases.remarks), phrases)
        return text, f"<p>{text}</p>\n"
