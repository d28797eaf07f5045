"""Every write of trust."""

from reputation.trust.actions.asking import ask_to_help, choose_to_be_asked
from reputation.trust.actions.following import follow_with_trust, raise_many
from reputation.trust.actions.judging import Act, judge_act, judge_answers, judge_everything
from reputation.trust.actions.reviewing import review_trust
from reputation.trust.actions.ruling import apply_rules, put_rules_back
from reputation.trust.actions.tagging import count_tags, count_tags_of

__all__ = [
    "Act", "apply_rules", "ask_to_help", "choose_to_be_asked", "count_tags", "count_tags_of", "follow_with_trust",
    "judge_act", "judge_answers", "judge_everything", "put_rules_back", "raise_many", "review_trust",
]  # fmt: skip
