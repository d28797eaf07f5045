"""How a form is filled in by the tests of security."""

from dataclasses import dataclass, field

KEY = {"form_key": "5b0b7a3c-2f6e-4a1e-9d43-9d1b9c2f2b11"}
TEXT = "Hold the button until it blinks, and wait for a minute."


@dataclass(frozen=True)
class Press:
    """`fields` are needed, `more` may be left out; of both, `choices` take few values, and the rest is text. `free`
    fields are hidden ones of which a broken value counts as none."""

    actor: str = "author"
    fields: dict[str, str] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)
    choices: frozenset[str] = frozenset()
    free: dict[str, str] = field(default_factory=dict)

    @property
    def is_button(self) -> bool:
        return not self.fields
