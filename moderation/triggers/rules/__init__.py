"""The rules of the catalogue, each a pure function: (facts, parameters) -> Hit or None."""

from collections.abc import Callable, Mapping

from moderation.triggers.facts import Facts, Hit
from moderation.triggers.rules import answers, conduct, wording

Rule = Callable[[Facts, Mapping[str, float]], Hit | None]

RULES: dict[str, Rule] = {
    "secret_posted": wording.secret_posted,
    "threat": wording.threat,
    "pretends_staff": wording.pretends_staff,
    "bad_link": wording.bad_link,
    "dangerous_advice": wording.dangerous_advice,
    "legal_words": wording.legal_words,
    "flagged": conduct.flagged,
    "spam": wording.spam,
    "vote_ring": conduct.vote_ring,
    "rude": wording.rude,
    "bad_rating": answers.bad_rating,
    "staff_error": answers.staff_error,
    "banned_returns": conduct.banned_returns,
    "unanswered": answers.unanswered,
    "too_long": answers.too_long,
    "too_short": answers.too_short,
    "broken_promise": answers.broken_promise,
    "stale_answer": answers.stale_answer,
    "duplicate": answers.duplicate,
    "mood_falls": wording.mood_falls,
    "edit_war": conduct.edit_war,
    "staff_tone": answers.staff_tone,
    "article_fails": answers.article_fails,
    "blind_sample": conduct.blind_sample,
}
