"""Rules about what people did: reports, votes, coming back, editing back and forth; and the blind sample."""

from collections.abc import Mapping

from moderation.triggers.facts import Facts, Hit


def flagged(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    weight, people = facts.around.flag_weight or 0.0, facts.around.flaggers or 0
    return Hit(f"{weight:.1f}", f"{p['weight']:g}", 0.6) if weight >= p["weight"] and people >= p["people"] else None


def vote_ring(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    burst, share = facts.around.votes_in_burst or 0, facts.around.votes_of_one or 0.0
    if burst >= p["votes"]:
        return Hit(str(burst), f"{p['votes']:g}", 0.5)
    return Hit(f"{share:.0%}", f"{p['share']:.0%}", 0.4) if share > p["share"] else None


def banned_returns(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    likeness = facts.around.returns
    return (
        Hit(f"{likeness:.2f}", f"{p['likeness']:g}", 0.6)
        if likeness is not None and likeness >= p["likeness"]
        else None
    )


def edit_war(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    edits, removed = facts.around.edits_in_hour or 0, facts.around.removed or 0
    if edits >= p["edits"]:
        return Hit(str(edits), f"{p['edits']:g}", 0.5)
    return Hit(str(removed), f"{p['removed']:g}", 0.5) if removed >= p["removed"] else None


def blind_sample(facts: Facts, p: Mapping[str, float]) -> Hit | None:
    """Drawn at random, whatever it says; asked only of what no other rule noticed."""
    return Hit("", f"{p['share']:.0%}", 0.05) if facts.drawn is not None and facts.drawn < p["share"] else None
