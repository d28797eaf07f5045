"""What counts of a provider's words, and which roles follow."""

import pytest

from forum.entering.partners.github import main_address
from forum.entering.vouching import groups_after, roles_after, roles_from, vouched_from


def test_of_claims_only_what_is_of_its_type_counts() -> None:
    odd = {"iss": "https://i.example", "sub": "7", "email": ["a@b.example"], "name": 7, "groups": {"a": 1}, "sid": ""}
    found = vouched_from({**odd, "email_verified": True}, "groups")
    assert (found.subject, found.email, found.verified, found.name, found.groups, found.session) == (
        "7", "", False, "", (), None,
    )  # fmt: skip
    assert vouched_from({"email": "a@b.example", "email_verified": "false"}, "").verified is False
    assert vouched_from({"email": "a@b.example", "email_verified": "true"}, "").verified is True
    assert vouched_from({"roles": "a b,c"}, "roles").groups == ("a", "b", "c")
    assert vouched_from({"sub": "x" * 300}, "").subject == ""


def test_a_role_that_no_group_gives_is_neither_given_nor_taken() -> None:
    roles = {"support": "moderator"}
    assert roles_after((), ["support", "admin"], roles) == ["moderator"]
    assert roles_after(("admin", "moderator"), [], roles) == ["admin"]


def test_lines_of_groups_are_read_or_refused() -> None:
    known = roles_from("testers = @Beta testers\nsupport = moderator")
    assert groups_after(["testers"], known) == ["Beta testers"]
    assert roles_after((), ["testers"], known) == []
    assert roles_from("support = moderator\n\nCN=x,O=y = admin\n") == {"support": "moderator", "CN=x,O=y": "admin"}
    for line in ("support", "= admin", "a = emperor"):
        with pytest.raises(ValueError, match=line):
            roles_from(line)


def test_of_github_s_addresses_the_first_one_counts_and_whether_it_is_proved() -> None:
    addresses = [{"email": "b@x.example", "verified": True}, {"email": "a@x.example", "primary": True}]
    assert main_address(addresses) == ("a@x.example", False)
    assert main_address("nothing") == ("", False)
