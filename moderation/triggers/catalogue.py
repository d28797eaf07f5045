"""The catalogue: 24 triggers with what they look for, their parameters, severity, clock and minutes. Pure.

The severities, minutes and defaults are those that we start with; each forum measures and moves its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.i18n import Message, _

CLOCKS: dict[int, Message] = {
    1: _("15 minutes"),
    2: _("4 hours"),
    3: _("24 hours"),
    4: _("A week"),
}
GROUPS: dict[str, Message] = {
    "abuse": _("Abuse and danger"),
    "people": _("What people did"),
    "care": _("Nobody ignored"),
    "quality": _("Quality of answers"),
    "sample": _("Blind sample"),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of a rule that an admin may move, between its bounds."""

    name: str
    label: Message
    default: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Trigger:
    """One entry. `probability` is what we expect before anything was measured; `holds` that the post waits unseen."""

    code: str
    name: str
    group: str
    severity: int
    minutes: int
    label: Message
    signal: Message
    action: Message
    parameters: Sequence[Parameter] = ()
    probability: float = 0.5
    holds: bool = False
    on: bool = True


at = Parameter


CATALOGUE: tuple[Trigger, ...] = (
    Trigger("T01", "secret_posted", "abuse", 1, 2, _("Personal data or a secret posted"),
            _("Cards, accounts, passports, keys, passwords, phone numbers"), _("Mask it and tell the author"),
            probability=0.7),
    Trigger("T02", "threat", "abuse", 1, 3, _("Threat, self-harm or crime"),
            _("Word lists in three languages"), _("Hide and escalate"),
            (at("weight", _("Weight of the words"), 2, 1, 10),), probability=0.6),
    Trigger("T03", "pretends_staff", "abuse", 1, 2, _("Pretends to be staff"),
            _("A name like that of staff, or official words with a contact elsewhere"), _("Hide and lock"),
            probability=0.6),
    Trigger("T04", "bad_link", "abuse", 1, 2, _("Suspicious link"),
            _("Shortened or disguised addresses, a new site in several threads"), _("Take the link off"),
            (at("threads", _("Threads with the same new site"), 2, 1, 20),), probability=0.5),
    Trigger("T05", "dangerous_advice", "abuse", 1, 3, _("Dangerous advice"),
            _("Commands that destroy, protection turned off, passwords asked for"), _("Warn in the post"),
            probability=0.5),
    Trigger("T06", "legal_words", "abuse", 1, 3, _("Legal, security or press words"),
            _("Court, claim, breach, vulnerability, journalist"), _("To the owner"),
            (at("weight", _("Weight of the words"), 2, 1, 10),), probability=0.6),
    Trigger("T07", "flagged", "people", 2, 2, _("Reported by people"),
            _("Weight of the reports, by so many people"), _("Hidden from weight 3"),
            (at("weight", _("Weight of the reports"), 2, 0.5, 10), at("people", _("People who report"), 2, 1, 10)),
            probability=0.6),
    Trigger("T08", "spam", "abuse", 2, 1, _("Looks like spam"),
            _("What it says, where it leads, how new its author is, what was decided before"), _("Hold"),
            (at("chance", _("Probability of spam"), 0.45, 0.05, 0.99),
             at("hold", _("Probability from which a newcomer's post waits unseen"), 0.8, 0.3, 1.0)),
            probability=0.7, holds=True),
    Trigger("T09", "vote_ring", "people", 2, 7, _("Votes given by arrangement"),
            _("Votes for one author within ten minutes, or the share of votes for one author"), _("Reverse"),
            (at("votes", _("Votes within ten minutes"), 5, 3, 50),
             at("share", _("Share for one author"), 0.4, 0.1, 1))),
    Trigger("T10", "rude", "abuse", 2, 2, _("Rude or heated"),
            _("Abuse, insults said to somebody, capitals"), _("A friendly word"),
            (at("points", _("Points of rudeness"), 2.5, 1, 20),), probability=0.6),
    Trigger("T11", "bad_rating", "quality", 2, 7, _("Staff answer rated badly"),
            _("One or two of five, or \"did not help\""), _("Answer again"),
            (at("rating", _("Stars, at most"), 2, 1, 4),)),
    Trigger("T12", "staff_error", "quality", 2, 15, _("Staff error is likely"),
            _("A bad rating, and reopened twice or corrected by others"), _("Fix it and learn from it"),
            (at("reopened", _("Times reopened"), 2, 1, 10),)),
    Trigger("T13", "banned_returns", "people", 2, 7, _("Somebody suspended comes back"),
            _("Likeness to a suspended account"), _("Confirm"),
            (at("likeness", _("Likeness"), 0.8, 0.3, 1),)),
    Trigger("T14", "unanswered", "care", 3, 2, _("Nobody answered"),
            _("So many hours, or fewer where many read it"), _("Assign"),
            (at("hours", _("Hours without an answer"), 24, 1, 720),
             at("views", _("Views that make it urgent"), 50, 1, 10000),
             at("urgent", _("Hours then"), 4, 1, 720)), probability=0.8),
    Trigger("T15", "too_long", "care", 3, 3, _("Thread too long"),
            _("More posts or days without a solution"), _("Sum it up"),
            (at("posts", _("Posts"), 20, 5, 500), at("days", _("Days"), 3, 1, 90)), on=False),
    Trigger("T16", "too_short", "quality", 3, 1, _("Staff answer too short"),
            _("Fewer signs, no link, no step"), _("Extend it"),
            (at("signs", _("Signs"), 40, 5, 500),)),
    Trigger("T17", "broken_promise", "care", 3, 2, _("Promise not kept"),
            _("\"We will get back\", then silence"), _("Follow up"),
            (at("hours", _("Hours of silence"), 48, 1, 720),), probability=0.7),
    Trigger("T18", "stale_answer", "quality", 3, 3, _("Accepted answer has aged"),
            _("Voted down, or its article was archived"), _("Bring it up to date"),
            (at("score", _("Score, at most"), -2, -50, 0),)),
    Trigger("T19", "duplicate", "quality", 3, 1, _("Answered before"),
            _("Likeness to a solved thread"), _("Link them"),
            (at("likeness", _("Likeness"), 0.85, 0.5, 1),)),
    Trigger("T20", "mood_falls", "care", 3, 3, _("Somebody is losing patience"),
            _("\"The third time\", \"cancel\", \"nobody answers\""), _("A personal reply"),
            (at("points", _("Points of distress"), 6, 1, 40),), probability=0.6),
    Trigger("T21", "edit_war", "people", 3, 2, _("Edits back and forth, or posts removed"),
            _("Edits within an hour, own posts removed within a day"), _("Lock"),
            (at("edits", _("Edits within an hour"), 3, 2, 50), at("removed", _("Posts removed"), 3, 2, 50))),
    Trigger("T22", "staff_tone", "quality", 4, 2, _("Tone of staff"),
            _("Familiar words, slang, diminutives, by language"), _("Talk about it"),
            (at("points", _("Points of familiarity"), 3, 1, 30),)),
    Trigger("T23", "article_fails", "quality", 4, 3, _("Article does not help"),
            _("The share of \"no\" among enough answers"), _("Propose an edit"),
            (at("share", _("Share of \"no\""), 0.3, 0.05, 1), at("asked", _("Answers"), 10, 3, 500))),
    Trigger("T24", "blind_sample", "sample", 4, 3, _("Blind sample"),
            _("A random share of posts that no rule noticed"), _("Judge it as any other"),
            (at("share", _("Share of posts"), 0.02, 0, 0.5),), probability=0.05),
)  # fmt: skip
BY_NAME = {trigger.name: trigger for trigger in CATALOGUE}
