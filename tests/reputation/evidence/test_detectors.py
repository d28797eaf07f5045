"""What detectors find and what they leave alone: by hand, and in a small simulated forum."""

import random
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest

from benchmarks.arranged import Planter
from benchmarks.gaming import hits, search
from benchmarks.honest import Written, cast, gather
from reputation.evidence.detectors import all_findings, bursts, edit_deals, pairs, rings, same_person, trades
from reputation.evidence.habits import Habits, surprise
from reputation.evidence.policy import daily_votes, has_grown, may_judge, verbs_for
from reputation.evidence.queries.tables import changed_letters
from reputation.evidence.rows import Deed, SharedMark, Tables, alike
from tests.support.deeds import CROWD, START, Deeds


@pytest.fixture
def deeds() -> Deeds:
    """Forty people who read and vote in eight topics."""
    return Deeds(random.Random(5)).of_a_crowd()


def test_two_who_vote_for_each_other_beyond_habit_are_a_pair(deeds: Deeds) -> None:
    assert pairs(Habits(deeds.votes)) == []
    deeds.give(501, 502, 8, topic="hubs").give(502, 501, 8, topic="hubs").read(501).read(502)
    found = pairs(Habits(deeds.votes))
    assert [finding.people for finding in found] == [(501, 502)]
    assert found[0].size == 16
    assert set(found[0].vote_ids) == {vote.id for vote in deeds.votes if {vote.giver, vote.taker} == {501, 502}}


def test_an_admirer_who_gets_nothing_back_is_no_pair(deeds: Deeds) -> None:
    deeds.give(501, 502, 30, topic="hubs").read(501).read(502)
    assert all_findings(Tables(votes=tuple(deeds.votes))) == []


def test_colleagues_of_a_small_topic_whom_others_find_good_too_are_left_alone(deeds: Deeds) -> None:
    colleagues = (601, 602, 603)
    for one in colleagues:
        for other in colleagues:
            if one != other:
                deeds.give(one, other, 14, topic="valves")
    for passer_by in CROWD[:30]:
        deeds.give(passer_by, random.Random(passer_by).choice(colleagues), 2, topic="valves")
    assert all_findings(Tables(votes=tuple(deeds.votes))) == []


def test_colleagues_whom_nobody_else_votes_for_are_shown(deeds: Deeds) -> None:
    for one, other in ((601, 602), (602, 603), (603, 601)):
        deeds.give(one, other, 9, topic="hubs")
    for person in (601, 602, 603):
        deeds.read(person)
    found = rings(Habits(deeds.votes))
    assert [finding.people for finding in found] == [(601, 602, 603)]


def test_a_voter_who_goes_through_one_authors_posts_is_a_burst_up_or_down(deeds: Deeds) -> None:
    for sign in (1, -1):
        deeds.burst(700 + sign, 710, 6, value=sign)
    found = bursts(deeds.votes)
    assert sorted((each.value, each.people, each.author_id) for each in found) == [
        (-1, (710, 699), 710), (1, (710, 701), 710),
    ]  # fmt: skip


def test_a_post_that_becomes_known_is_no_burst(deeds: Deeds) -> None:
    for voter in CROWD:
        deeds.vote(voter, 710, post=99_999, at=START + timedelta(minutes=voter))
    assert bursts(deeds.votes) == []


def test_a_heavy_voter_who_reads_everything_is_no_burst(deeds: Deeds) -> None:
    at = START
    for number in range(60):
        at += timedelta(seconds=50)
        deeds.vote(801, CROWD[number % 7], at=at)
    assert bursts(deeds.votes) == []


def test_two_who_accept_each_other_are_a_trade_and_one_good_answerer_is_none() -> None:
    honest = Deeds(random.Random(3)).of_a_crowd()
    honest.give(501, 502, 6, topic="hubs")
    assert not any(501 in finding.people for finding in trades(honest.votes))
    honest.give(502, 501, 3, topic="hubs")
    assert (501, 502) in [finding.people for finding in trades(honest.votes)]


def test_accounts_that_share_a_browser_and_vote_for_each_other_are_shown(deeds: Deeds) -> None:
    deeds.give(501, 502, 3, topic="hubs").read(501)
    device = SharedMark("device", frozenset((501, 502)))
    found = all_findings(Tables(votes=tuple(deeds.votes), marks=(device,)))
    assert [(each.kind, each.people) for each in found] == [("accounts", (501, 502))]
    office = SharedMark("network", frozenset((501, 502)))
    crowd = SharedMark("device", frozenset((501, 502, *CROWD)))
    assert all_findings(Tables(votes=tuple(deeds.votes), marks=(office, crowd))) == []


def test_accounts_of_one_browser_that_vote_alike_lose_every_vote_but_the_first(deeds: Deeds) -> None:
    before = len(deeds.votes)
    for post in range(6):
        deeds.vote(501, 3, post=90_000 + post, at=START + timedelta(hours=post))
        deeds.vote(502, 3, post=90_000 + post, at=START + timedelta(hours=post, minutes=5))
    tables = Tables(votes=tuple(deeds.votes), marks=(SharedMark("device", frozenset((501, 502))),))
    (found,) = same_person(tables, Habits(deeds.votes))
    assert set(found.vote_ids) == {vote.id for vote in deeds.votes[before:] if vote.giver == 502}


def test_paid_edits_of_a_few_letters_for_one_author_are_shown() -> None:
    edits = Deeds(random.Random(3)).of_a_crowd()
    edits.give(501, 502, 8, topic="hubs", size=2)
    assert [each.people for each in edit_deals(edits.votes)] == [(502, 501)]
    careful = Deeds(random.Random(3)).of_a_crowd()
    careful.give(501, 502, 8, topic="hubs", size=300)
    assert edit_deals(careful.votes) == []


def test_surprise_counts_decimal_places() -> None:
    assert surprise(3, 3.5) == 0.0
    assert surprise(1, 0.001) == pytest.approx(3.0, abs=0.01)
    assert surprise(10, 1.0) > 6.9
    assert surprise(400, 0.25) > 100


def test_the_same_people_are_the_same_case_when_most_are() -> None:
    assert alike(frozenset((1, 2, 3)), frozenset((1, 2, 3, 4, 5)))
    assert not alike(frozenset((1, 2)), frozenset((2, 3)))


def test_rules_about_cases_and_limits() -> None:
    assert (has_grown(8, 6), has_grown(9, 6), has_grown(20, 16)) == (False, True, False)
    assert (daily_votes(6, 1), daily_votes(6, -1), daily_votes(1, -1)) == (6, 3, 1)
    assert verbs_for("open", deeds=0) == ("dismiss", "ask")
    assert verbs_for("dismissed", deeds=4) == ()
    assert changed_letters("Press the botton.", "Press the button.") == 1
    assert (changed_letters("same", "same"), changed_letters("", "new")) == (0, 3)
    assert not may_judge(Deeds.moderator(7), (7, 8))


def test_in_a_simulated_forum_arrangements_are_found_and_honest_people_left_alone() -> None:
    """The benchmark's simulation, small: 200 people, half a year."""
    chance = random.Random(9)
    posts = {number: written(number, chance) for number in range(1, 1_201)}
    crowd = gather(list(posts.values()), 9)
    voted = [(number, chance.choice(list(posts.values())), chance.randrange(120)) for number in range(4_000)]
    votes = [(number, post, post.day + timedelta(days=later), 1) for number, post, later in voted]
    planter = Planter(list(posts.values()), 9)
    for kind, size in (("pair", (2, 12)), ("ring", (4, 5)), ("burst", (2, 8)), ("trade", (2, 4))):
        for _time in range(2):
            planter.plant_one(kind, size)
    found = search([*cast(votes, crowd, 9), *planter.votes], [*accepted(posts.values(), chance), *planter.acceptances])
    true = [finding for finding in found if any(hits(finding, each) for each in planter.planted)]
    caught = [each for each in planter.planted if any(hits(finding, each) for finding in found)]
    assert len(planter.planted) == 8
    assert len(caught) >= 7
    assert len(true) >= 0.8 * len(found)


def written(number: int, chance: random.Random) -> Written:
    topic = f"topic-{chance.randrange(12)}"
    return Written(number, 1 + int(199 * chance.random() ** 2), topic, date(2026, 1, 1) + timedelta(days=number // 10))


def accepted(posts: Iterable[Written], chance: random.Random) -> list[Deed]:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    return [
        Deed(post.id, 1 + chance.randrange(200), post.author, post.id, post.topic, 1, at)
        for post in posts if post.id % 5 == 0
    ]  # fmt: skip
