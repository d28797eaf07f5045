"""Badges in words."""

from collections.abc import Callable

from forum.i18n import Message, _, n_
from reputation.badges.grounds import MONTHS, PERSON, POST, TAG, Badge, Ground

KIND_NAMES = {"bronze": _("Bronze"), "silver": _("Silver"), "gold": _("Gold")}
OWN_FAMILY = _("Of this forum")
BY_HAND = _("Given by hand.")
Said = Callable[[int], Message]
SENTENCES: dict[tuple[str, str], Said] = {
    ("asked", PERSON): lambda c: n_("Asked %(count)s question.", "Asked %(count)s questions.", c),
    ("answered", PERSON): lambda c: n_(
        "Wrote %(count)s answer to somebody else's question.", "Wrote %(count)s answers to other people's questions.", c
    ),
    ("commented", PERSON): lambda c: n_("Wrote %(count)s comment.", "Wrote %(count)s comments.", c),
    ("thanked", PERSON): lambda c: n_("Voted %(count)s post up.", "Voted %(count)s posts up.", c),
    ("received", PERSON): lambda c: n_("Got %(count)s up-vote.", "Got %(count)s up-votes.", c),
    ("introduced", PERSON): lambda _c: _("Wrote a few words about themselves."),
    ("joined", PERSON): lambda c: n_(
        "Said “I have this too” at %(count)s question instead of asking it again.",
        "Said “I have this too” at %(count)s questions instead of asking them again.",
        c,
    ),
    ("closed", PERSON): lambda c: n_(
        "Marked what solved %(count)s question of their own.", "Marked what solved %(count)s questions of their own.", c
    ),
    ("solved", PERSON): lambda c: n_(
        "Wrote %(count)s answer that solved somebody's question.",
        "Wrote %(count)s answers that solved other people's questions.",
        c,
    ),
    ("solved", MONTHS): lambda c: n_(
        "Solved somebody's question in %(count)s month.", "Solved somebody's question in each of %(count)s months.", c
    ),
    ("solved", TAG): lambda c: n_(
        "Solved %(count)s question under the same tag. Given once for each tag.",
        "Solved %(count)s questions under the same tag. Given once for each tag.",
        c,
    ),
    ("answer_score", POST): lambda c: n_(
        "Wrote an answer that reached a score of %(count)s. Given once for each answer.",
        "Wrote an answer that reached a score of %(count)s. Given once for each answer.",
        c,
    ),
    ("asked_score", POST): lambda c: n_(
        "Asked a question that reached a score of %(count)s. Given once for each question.",
        "Asked a question that reached a score of %(count)s. Given once for each question.",
        c,
    ),
    ("echoed", POST): lambda c: n_(
        "Asked a question that %(count)s other person has too. Given once for each question.",
        "Asked a question that %(count)s other people have too. Given once for each question.",
        c,
    ),
    ("solved_quickly", PERSON): lambda c: n_(
        "Solved %(count)s question within an hour.", "Solved %(count)s questions within an hour each.", c
    ),
    ("welcomed", PERSON): lambda c: n_(
        "Solved the first question that %(count)s newcomer asked.",
        "Solved the first questions that %(count)s newcomers asked.",
        c,
    ),
    ("rescued", PERSON): lambda c: n_(
        "Solved %(count)s question that had waited a month without an answer.",
        "Solved %(count)s questions that had waited a month without an answer.",
        c,
    ),
    ("reviewed", PERSON): lambda c: n_(
        "Decided about %(count)s post that was held or reported.",
        "Decided about %(count)s posts that were held or reported.",
        c,
    ),
    ("paired", PERSON): lambda c: n_(
        "Found that %(count)s question had been asked before.",
        "Found that %(count)s questions had been asked before.",
        c,
    ),
    ("edited", PERSON): lambda c: n_(
        "Improved %(count)s post of somebody else, and it stayed so.",
        "Improved %(count)s posts of other people, and they stayed so.",
        c,
    ),
    ("flagged", PERSON): lambda c: n_(
        "Reported %(count)s post or person, and a moderator agreed.",
        "Reported %(count)s posts or people, and a moderator agreed each time.",
        c,
    ),
    ("quoted", PERSON): lambda c: n_(
        "Wrote %(count)s answer from which an article was made.",
        "Wrote %(count)s answers from which articles were made.",
        c,
    ),
    ("wrote_articles", PERSON): lambda c: n_(
        "Made %(count)s article out of what is asked again and again.",
        "Made %(count)s articles out of what is asked again and again.",
        c,
    ),
    ("came", PERSON): lambda c: n_("Wrote something in %(count)s month.", "Wrote something in %(count)s months.", c),
}
# Deeds that an admin may make a badge of, as the form names them.
CHOICES: dict[str, Message] = {
    "": _("By hand only"),
    "asked": _("A question was asked"),
    "answered": _("A question of somebody else was answered"),
    "solved": _("An answer solved a question"),
    "received": _("A post was voted up"),
    "thanked": _("They voted somebody's post up"),
    "commented": _("A comment was written"),
    "edited": _("An edit of somebody's post stood"),
    "quoted": _("An article was made from an answer"),
}


def what_for(badge: Badge, tag: str | None = None) -> str:
    """The ground in plain words; an admin's own words count more."""
    if badge.words:
        return badge.words
    return ground_words(badge.ground, tag) if badge.ground else str(BY_HAND)


def ground_words(ground: Ground, tag: str | None = None) -> str:
    """Full sentences."""
    said: list[Message] = [SENTENCES[ground.deed, ground.per](ground.least)]
    if ground.window:
        said.append(n_("All within %(count)s day.", "All within %(count)s days.", ground.window))
    if tag:
        said.append(_("Only under the tag %(tag)s.", tag=tag))
    return " ".join(str(each) for each in said)
