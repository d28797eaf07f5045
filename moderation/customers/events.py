"""What is said of customers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlansChanged:
    """Staff changed plans or organisations; `verb` says what, `name` which."""

    actor_id: int | None
    verb: str
    name: str


@dataclass(frozen=True, slots=True)
class AccountsAssigned:
    """An admin gave somebody of the staff an account to look after, or took it back; `verb` says which."""

    actor_id: int | None
    user_id: int
    organisation_id: int
    verb: str


@dataclass(frozen=True, slots=True)
class CustomersChanged:
    """Staff said which plan or organisation these people have."""

    actor_id: int | None
    user_ids: tuple[int, ...]
