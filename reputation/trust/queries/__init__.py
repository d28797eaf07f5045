"""Every read of trust."""

from reputation.trust.queries.judged import (
    Verdict,
    answers_in,
    authors_of_posts,
    changed_verdicts,
    edits_on,
    posts_voted_on,
    trust_drift,
)
from reputation.trust.queries.knowers import (
    Knower,
    asked_lately,
    people_answering,
    people_asked,
    people_to_ask,
    wants_to_be_asked,
)
from reputation.trust.queries.rules import Used, rules_in_force, rules_of_id, rules_used
from reputation.trust.queries.standings import (
    Person,
    Preview,
    TooHigh,
    preview,
    standing_named,
    standing_of,
    too_high,
)

__all__ = [
    "Knower", "Person", "Preview", "TooHigh", "Used", "Verdict", "answers_in", "asked_lately", "authors_of_posts",
    "changed_verdicts", "edits_on", "people_answering", "people_asked", "people_to_ask", "posts_voted_on", "preview",
    "rules_in_force", "rules_of_id", "rules_used", "standing_named", "standing_of", "too_high", "trust_drift",
    "wants_to_be_asked",
]  # fmt: skip
