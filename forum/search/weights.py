"""What each ingredient of the order of results weighs, and leaving some out to see what they add. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Weights:
    """As a search has them; figures were found by trying on questions of several forums."""

    title: float = 3.0  # what a word of the title counts more than one of the body
    passage: float = 0.3  # what the best passage adds
    typed: float = 0.2  # what a word as it was typed adds
    neighbours: float = 0.3  # what two words of the query side by side add
    small: float = 0.25  # what a small word weighs
    rarity: bool = True  # rare words weigh more
    standing: bool = True  # what is solved, voted for, repeated or old
    weighing: bool = True  # whether texts are read at all; otherwise the engine's own order stays


ALL = Weights()
INGREDIENTS: Mapping[str, Mapping[str, float | bool]] = {
    "title": {"title": 0.0},
    "passage": {"passage": 0.0},
    "typed": {"typed": 0.0},
    "neighbours": {"neighbours": 0.0},
    "small": {"small": 1.0},
    "rarity": {"rarity": False},
    "standing": {"standing": False},
    "weighing": {"weighing": False},
}


def without(names: Iterable[str]) -> Weights:
    """All ingredients but these."""
    weights = ALL
    for name in names:
        weights = replace(weights, **INGREDIENTS[name])  # type: ignore[arg-type]
    return weights
