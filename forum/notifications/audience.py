"""Who of all those that chose something is told of what. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from forum.following.levels import NOTHING_CHOSEN, Choices, hears


@dataclass(frozen=True, slots=True)
class Audience:
    """The people who chose something for a thread, its tags or its category; everybody else chose nothing."""

    choices: Mapping[int, Choices]

    def hearing(self, what: str) -> list[int]:
        """Those who want to hear of `asked`, `answered`, `commented` or `ended`."""
        return [user_id for user_id, choices in self.choices.items() if hears(choices, what)]

    def minding(self, users: Collection[int | None]) -> list[int]:
        """Those of the users whom it is about, but for those who want to hear nothing of the thread."""
        return [
            user_id
            for user_id in users
            if user_id is not None and hears(self.choices.get(user_id, NOTHING_CHOSEN), "about_me")
        ]
