"""Which thread somebody means."""

import pytest

from forum.threads.references import thread_meant


@pytest.mark.parametrize(
    "text,thread_id",
    [
        ("12", 12),
        ("#12", 12),
        (" /t/12/why-so ", 12),
        ("https://forum.example.com/t/12/why-so?page=2#post-4", 12),
        ("t/12", 12),
        ("/p/12", None),
        ("twelve", None),
        ("/t/99999999999999999999", None),
        ("", None),
    ],
)
def test_addresses_and_numbers_name_a_thread(text: str, thread_id: int | None):
    assert thread_meant(text) == thread_id
