"""The forum's own words and the places it links to, counted from posts that nobody had to take down. Pure.

What is unlike everything said here before is worth a look; what experts write of their trade is not. Nothing is known
at the first start: until `ENOUGH` posts were read, it says nothing.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from moderation.triggers.links import Link
from moderation.triggers.texts import fold

ENOUGH = 200  # posts
SELDOM = 0.0015  # a word that stands in fewer of the posts is seldom here
USUAL = 0.15  # of a post's words are seldom ones where people help each other, until the forum's own figure is known
PATIENCE = 1_000  # posts over which that figure is averaged
KNOWN_HOST = 3  # posts that link to a host
FEWEST = 6  # words from which a post can be judged
MOST_WORDS = 200_000


@dataclass
class Vocabulary:
    """In how many posts each word and host stood."""

    posts: int = 0
    usual: float = USUAL
    words: Counter[str] = field(default_factory=Counter)
    hosts: Counter[str] = field(default_factory=Counter)

    def learn(self, words: Sequence[str], links: Iterable[Link] = ()) -> None:
        """Counts one post in."""
        said = set(content(words))
        if self.posts >= ENOUGH and len(said) >= FEWEST:
            self.usual += (self.seldom(said) / len(said) - self.usual) / PATIENCE
        self.posts += 1
        self.words.update(said)
        self.hosts.update({link.domain for link in links})
        if len(self.words) > MOST_WORDS:
            self.words = Counter({word: times for word, times in self.words.items() if times > 1})

    def strangeness(self, words: Sequence[str]) -> float | None:
        """How many standard deviations more seldom words than usual; None where too little is known or said."""
        said = set(content(words))
        if self.posts < ENOUGH or len(said) < FEWEST:
            return None
        spread = math.sqrt(len(said) * self.usual * (1 - self.usual))
        return (self.seldom(said) - len(said) * self.usual) / spread

    def seldom(self, said: Iterable[str]) -> int:
        least = max(2.0, self.posts * SELDOM)
        return sum(self.words[word] <= least for word in said)

    def knows_word(self, word: str) -> bool:
        return self.words[word] > max(2.0, self.posts * SELDOM)

    def knows_host(self, link: Link) -> bool:
        return self.hosts[link.domain] >= max(KNOWN_HOST, self.posts * SELDOM / 4)


def content(words: Iterable[str]) -> Iterator[str]:
    """Words as people say them: no numbers, no names of variables."""
    for word in words:
        if len(word) >= 3 and word.isalpha() and (word[1:].islower() or word.isupper()):
            yield fold(word)
