"""A draft made only of what people wrote: the best sentences of their answers, each with the post that it came from.

Weights and marginal relevance follow work on extracting answers from threads by their metadata (Tomasoni & Huang, ACL
2010) and on grouping them by perspective before summing up (AnswerSumm, arXiv 2111.06474). Nothing is rephrased.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from math import log

from kb_bridge.passages import Passage, passages
from kb_bridge.similarity import Frequencies, Vector, cosine, mean, vector
from kb_bridge.stop_words import language_of
from kb_bridge.words import plain, terms, tokens

ALIKE = 0.3  # answers less alike than this, even through others, give different advice
RELEVANCE = 0.7  # lambda of maximal marginal relevance
REPEATED = 0.75  # a sentence this much like one already taken says nothing new
PROBLEM_SENTENCES, STEPS, VARIANTS, STEPS_A_VARIANT = 4, 10, 5, 3
ASIDE = re.compile(r"\b(?:i|i'm|i'll|my|me|we|я|мы|мне|мой|eu|noi|mie|meu)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Voice:
    """A post that may be quoted: a question or an answer, with what speaks for it."""

    post_id: int
    thread_id: int
    body: str
    created_at: datetime
    is_question: bool = False
    is_accepted: bool = False
    is_staff: bool = False
    votes: int = 0
    author: str = ""

    @property
    def weight(self) -> float:
        """3 for accepted, 2 for staff, 1 + ln votes; together; a half for what nobody vouched for, 0 for voted down."""
        if self.votes < 0 and not self.is_accepted:
            return 0.0
        voted = 1 + log(self.votes) if self.votes > 0 else 0.0
        return (3 * self.is_accepted + 2 * self.is_staff + voted) or 0.5

    @cached_property
    def passages(self) -> list[Passage]:
        return passages(self.body)


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence or block as it stands in a post; "when" is the title of the question that a variant answers, and
    `reworded` what a language model made of it, if one was asked."""

    kind: str
    text: str
    post_id: int
    thread_id: int
    reworded: str = ""

    @property
    def said(self) -> str:
        return self.reworded or self.text


@dataclass(frozen=True, slots=True)
class Section:
    """Quotes under one heading: "see" (the problem), "do" (the way out), "variants" (other ways, for other cases)."""

    name: str
    quotes: list[Quote]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a draft is about: the words of its questions, how rare words are, and the names of those who wrote."""

    words: Vector
    frequencies: Frequencies
    names: re.Pattern[str]

    def is_aside(self, sentence: str, *, of_question: bool) -> bool:
        """Whether a sentence names one of the writers, or an answer speaks of itself: little use to later readers."""
        return bool(self.names.search(sentence) or (not of_question and ASIDE.search(sentence)))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage on its way into the draft."""

    voice: Voice
    passage: Passage
    words: Vector
    score: float

    @property
    def quote(self) -> Quote:
        return Quote(self.passage.kind, self.passage.text, self.voice.post_id, self.voice.thread_id)


def draft(voices: Sequence[Voice], titles: dict[int, str], frequencies: Frequencies) -> list[Section]:
    """The sections that have something in them; `titles` are the threads' titles by id. Equal input, equal draft."""
    questions = [voice for voice in voices if voice.is_question]
    answers = [voice for voice in voices if not voice.is_question and voice.weight > 0]
    asked = [words_of(f"{titles.get(voice.thread_id, '')} {voice.body}", frequencies) for voice in questions]
    subject = Subject(mean(asked), frequencies, names_of(voices))
    main, *others = ways(answers, frequencies) or [[]]
    sections = [
        Section("see", problem(questions, subject)),
        Section("do", in_order(choose(candidates(main, subject), STEPS), main)),
        Section("variants", variants(others[:VARIANTS], titles, subject)),
    ]
    return [section for section in sections if section.quotes]


def names_of(voices: Sequence[Voice]) -> re.Pattern[str]:
    """The first names of the writers, as they would call each other."""
    found = sorted({first for voice in voices for first in voice.author.split()[:1] if len(first) > 2})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b" if found else r"(?!)")


def problem(questions: Sequence[Voice], subject: Subject) -> list[Quote]:
    """What people see, in their own words: at most one sentence from each thread, in the order of time."""
    best: list[Candidate] = []
    for question in questions:
        told = [each for each in candidates([question], subject) if each.passage.kind == "sentence"]
        best += choose(told, 1)
    in_time = sorted(questions, key=lambda each: (each.created_at, each.post_id))
    return in_order(choose(best, PROBLEM_SENTENCES), in_time)


def variants(others: Sequence[Sequence[Voice]], titles: dict[int, str], subject: Subject) -> list[Quote]:
    found: list[Quote] = []
    for group in others:
        steps = in_order(choose(candidates(group, subject), STEPS_A_VARIANT), group)
        if steps:
            title = titles.get(steps[0].thread_id, "")
            found += [Quote("when", title, steps[0].post_id, steps[0].thread_id), *steps]
    return found


def ways(answers: Sequence[Voice], frequencies: Frequencies) -> list[list[Voice]]:
    """Answers that give the same advice together, the best vouched-for way first, and in each the best answer first."""
    ranked = sorted(answers, key=lambda each: (-each.weight, each.created_at, each.post_id))
    vectors = {each.post_id: words_of(each.body, frequencies) for each in ranked}
    groups: list[list[Voice]] = []
    for answer in ranked:
        alike = [
            group for group in groups
            if any(cosine(vectors[answer.post_id], vectors[each.post_id]) >= ALIKE for each in group)
        ]  # fmt: skip
        joined = [each for group in alike for each in group] + [answer]
        groups = [group for group in groups if group not in alike] + [joined]
    return sorted(groups, key=lambda group: (-sum(each.weight for each in group), group[0].post_id))


def candidates(voices: Sequence[Voice], subject: Subject) -> list[Candidate]:
    """Every passage with its worth: its post's weight times its likeness to the subject, plus how central it is."""
    pieces = [(voice, one, words_of(one.text, subject.frequencies)) for voice in voices for one in voice.passages]
    centre = mean([words for _voice, _one, words in pieces])
    found = []
    for voice, one, words in pieces:
        score = voice.weight * cosine(words, subject.words) + cosine(words, centre)
        if one.kind != "sentence":
            # Steps and commands seldom repeat the words of the question, and are what the reader came for.
            score = max(score, voice.weight * cosine(words_of(voice.body, subject.frequencies), subject.words))
        elif subject.is_aside(one.text, of_question=voice.is_question):
            score *= 0.5
        found.append(Candidate(voice, one, words, score))
    return found


def choose(found: Sequence[Candidate], most: int) -> list[Candidate]:
    """The best by maximal marginal relevance: worth, less what has been said already."""
    left = sorted(found, key=lambda each: (-each.score, each.voice.post_id, each.passage.place))
    top = left[0].score if left else 0.0
    chosen: list[Candidate] = []
    while left and len(chosen) < most:
        said = {id(each): max((cosine(each.words, other.words) for other in chosen), default=0.0) for each in left}
        left = [each for each in left if said[id(each)] < REPEATED and not is_said(each, chosen)]
        if not left:
            break
        gain = {id(each): RELEVANCE * each.score / (top or 1) - (1 - RELEVANCE) * said[id(each)] for each in left}
        best = max(left, key=lambda each: gain[id(each)])
        chosen.append(best)
        left.remove(best)
    return chosen


def is_said(one: Candidate, chosen: Sequence[Candidate]) -> bool:
    return any(plain(one.passage.text).casefold() == plain(other.passage.text).casefold() for other in chosen)


def in_order(chosen: Sequence[Candidate], voices: Sequence[Voice]) -> list[Quote]:
    """Posts in the order of `voices`, and what comes from one post as it stood there."""
    place = {voice.post_id: number for number, voice in enumerate(voices)}
    ordered = sorted(chosen, key=lambda each: (place[each.voice.post_id], each.passage.place))
    return [each.quote for each in ordered]


def words_of(markdown: str, frequencies: Frequencies) -> Vector:
    return vector(terms("", plain(markdown)).counts, frequencies)


def language(texts: Sequence[str]) -> str:
    """The language in which most of the texts are written: the headings are in it, too."""
    heard = Counter(language_of(tokens(plain(text))) for text in texts)
    return max(sorted(heard), key=lambda name: heard[name], default="en")
