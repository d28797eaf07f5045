"""Every public question of a policy stands in the table of roles, or here with the reason why not."""

from importlib import import_module
from inspect import getmembers, isfunction
from pathlib import Path

from forum.actor import VISITOR
from forum.acts import GROUPS, customer, row_of
from forum.extension import gather
from forum.settings import Settings

ROOT = Path(__file__).parents[2]
NO_ROW = {
    "forum.threads.policy.may_change_some_kind": "may_change_kind for any kind",
    "forum.votes.policy.may_vote": "chooses between may_vote_up and may_vote_down",
    "forum.categories.policy.may_see": "a row for each category, made when the page is shown",
    "moderation.queue.policy.may_appeal": "asks about a decision, not about who acts: its author alone is shown it",
    "reputation.trust.policy.may_ask_one_more": "a number, the same for everybody",
}
ACTS = [act for extension in gather(Settings().packages) for act in extension.acts]


def questions() -> set[str]:
    found = set()
    for package in ("forum", "moderation", "reputation", "kb_bridge"):
        for path in (ROOT / package).rglob("policy.py"):
            module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
            asked = [(name, each) for name, each in getmembers(module, isfunction) if name.startswith("may_")]
            found |= {f"{each.__module__}.{each.__name__}" for _name, each in asked}
    return found


def test_every_policy_is_a_row_or_has_a_reason_not_to_be() -> None:
    rows = {f"{act.policy.__module__}.{act.policy.__name__}" for act in ACTS}
    assert questions() == rows | set(NO_ROW)
    assert not rows & set(NO_ROW), "a row needs no reason not to be one"


def test_every_row_can_be_asked_and_somebody_may_do_it() -> None:
    for act in ACTS:
        row = row_of(act)
        assert act.group in GROUPS
        nobody = act.policy.__name__ == "may_sanction" and not row.staff[-1]  # nobody sanctions an admin
        assert row.staff[-1] or nobody, f"an admin may not: {act.words}"


def test_a_cell_is_what_the_policy_answers() -> None:
    for act in ACTS:
        row = row_of(act)
        assert row.visitor is act.is_for(VISITOR)
        for level in range(row.level if row.level is not None else 5, 5):
            assert act.is_for(customer(level)), act.words
        assert not row.level or not act.is_for(customer(row.level - 1)), act.words
    levels = {str(row_of(act).level) for act in ACTS}
    assert {"None", "0", "1", "3", "4"} <= levels
