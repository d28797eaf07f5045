"""Whose limits count for whom: an address, or the network of the newer kind."""

from forum.web.whence import network_of


def test_nobody_gets_round_a_limit_with_another_address_of_their_own_network() -> None:
    assert network_of("2001:db8::1:2:3:4") == network_of("2001:db8::9") == "2001:db8::/64"
    assert network_of("2001:db8:0:1::9") != network_of("2001:db8::9")
    assert [network_of(each) for each in ("192.0.2.7", "::ffff:192.0.2.7", "unknown")] == [
        "192.0.2.7", "192.0.2.7", "unknown",
    ]  # fmt: skip
