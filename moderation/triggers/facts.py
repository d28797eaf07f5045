"""What rules are told of an object: text, author, thread, what people did; None where it is not known. Pure."""

from dataclasses import dataclass, field
from functools import cached_property

from moderation.triggers import harm, spam
from moderation.triggers.learned import Learned, features_of
from moderation.triggers.lexicon import Found
from moderation.triggers.texts import Text
from moderation.triggers.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Author:
    """Whose it is. `hours` since the account was made, `posts` that readers see, `level` of trust."""

    name: str = ""
    hours: float | None = None
    posts: int | None = None
    level: int | None = None
    is_staff: bool = False
    resembles: str | None = None  # the member of staff whose name looks like this one


@dataclass(frozen=True, slots=True)
class Around:
    """The thread of the object, and what people did with it."""

    kind: str = ""  # opening, answer, reply or comment; "" unknown
    hours_open: float | None = None
    hours_silent: float | None = None
    posts: int | None = None
    answers: int | None = None
    views: int | None = None
    solved: bool = False
    score: int | None = None
    is_accepted: bool = False
    article_archived: bool = False
    reopened: int | None = None
    corrected: bool = False
    likeness: float | None = None
    rating: int | None = None
    unhelpful: int | None = None
    edits_in_hour: int | None = None
    removed: int | None = None
    flag_weight: float | None = None
    flaggers: int | None = None
    votes_in_burst: int | None = None
    votes_of_one: float | None = None
    returns: float | None = None
    no_of_ten: float | None = None
    asked: int | None = None


@dataclass(frozen=True)
class Facts:
    """Everything that a rule may look at; what several rules read of the text is worked out once."""

    text: Text = field(default_factory=lambda: Text("", ""))
    author: Author = field(default_factory=Author)
    around: Around = field(default_factory=Around)
    forum: Vocabulary = field(default_factory=Vocabulary)
    copies: int = 0  # other threads with the very same text
    spread: int = 0  # other threads of the last day that lead to the same unknown host
    written_in: float | None = None  # seconds from opening the form to sending it
    memory: Learned | None = None  # what decisions taught, where anything did
    drawn: float | None = None  # a number from 0 to 1, drawn once for the object

    @cached_property
    def signs(self) -> list[spam.Sign]:
        return spam.signs_of(self.text, self.forum)

    @cached_property
    def features(self) -> list[str]:
        return features_of(self.text, (sign.name for sign in self.signs))

    @cached_property
    def learned(self) -> float | None:
        """The learned part's logit; None while it knows too little."""
        return self.memory.logit(self.features) if self.memory and self.memory.knows_enough else None

    @cached_property
    def harm(self) -> dict[str, Found]:
        return harm.found_in(self.text)

    @cached_property
    def rudeness(self) -> tuple[float, list[str]]:
        return harm.rudeness(self.text)


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired: what it found, from where on it fires, how probable it is that somebody must act, and why."""

    value: str
    threshold: str
    probability: float
    why: tuple[str, ...] = ()
