"""Names of tags."""

import pytest

from forum.errors import Invalid
from forum.threads.tag_names import TAG_LENGTH_MOST, clean_tags, is_tag


@pytest.mark.parametrize(
    "raw,names",
    [
        ("Wi-Fi, HUB  hub", ["wi-fi", "hub"]),
        ("c++ c# node.js .net", None),
        ("c++ c# node.js", ["c++", "c#", "node.js"]),
        ("#billing", ["billing"]),
        ("сад полив", ["сад", "полив"]),
        (["Grower plan", ""], ["grower-plan"]),
        ("", []),
        ("a_b", ["a-b"]),
    ],
)
def test_tags_are_lower_case_joined_by_hyphens_and_each_there_once(raw: str | list[str], names: list[str] | None):
    if names is None:
        with pytest.raises(Invalid):
            clean_tags(raw)
    else:
        assert clean_tags(raw) == names


@pytest.mark.parametrize(
    "raw", ["<script>", "a/b", "x" * (TAG_LENGTH_MOST + 1), "one two three four five six", ".hidden", "a\x00b"]
)
def test_what_cannot_be_a_tag_is_refused_at_its_field(raw: str):
    with pytest.raises(Invalid) as refusal:
        clean_tags(raw)
    assert list(refusal.value.errors) == ["tags"]


def test_only_clean_names_are_looked_up():
    assert is_tag("wi-fi")
    assert not is_tag("\x00")
    assert not is_tag("")
