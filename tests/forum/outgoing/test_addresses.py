"""Where nothing is sent to: private networks in every spelling, odd ports, odd addresses."""

import pytest

from forum.outgoing import OutgoingRefused, parts_of
from forum.outgoing.addresses import Parts, may_connect

PRIVATE = (
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "fe80::1", "fe80::1%eth0",
    "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1",
    "2002:7f00:1::1", "2001:0:7f00:1::", "2001:db8::1",
)  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_refused(address: str) -> None:
    with pytest.raises(OutgoingRefused, match="private network"):
        may_connect([address], 443)
    with pytest.raises(OutgoingRefused, match="private network"):
        may_connect(["93.184.216.34", address], 443)  # one of several is enough


def test_public_addresses_are_connected_to_on_ports_of_the_web() -> None:
    found = may_connect(["93.184.216.34", "2606:4700::1111"], 443)
    assert [str(each) for each in found] == ["93.184.216.34", "2606:4700::1111"]
    for port in (22, 25, 5432, 6379, 0):
        with pytest.raises(OutgoingRefused, match="ports"):
            may_connect(["93.184.216.34"], port)
    with pytest.raises(OutgoingRefused, match="nowhere"):
        may_connect([], 443)


def test_networks_of_one_s_own_are_open_where_a_setting_names_them() -> None:
    assert [str(each) for each in may_connect(["127.0.0.1"], 8023, networks=["127.0.0.0/8"])] == ["127.0.0.1"]
    assert [str(each) for each in may_connect(["::ffff:10.1.2.3"], 80, networks=["10.0.0.0/8"])] == ["10.1.2.3"]
    with pytest.raises(OutgoingRefused):
        may_connect(["10.0.0.1", "192.168.0.1"], 80, networks=["10.0.0.0/8"])


def test_an_address_is_read_as_it_is_connected_to() -> None:
    assert parts_of("https://example.com/hook?a=b") == Parts("example.com", 443, True)
    assert parts_of("http://example.com:8080") == Parts("example.com", 8080, False)
    assert parts_of("http://[2606:4700::1111]/") == Parts("2606:4700::1111", 80, False)


@pytest.mark.parametrize(
    "url",
    ["", "example.com", "ftp://example.com/", "file:///etc/passwd", "javascript:alert(1)", "http://", "http:///x",
     "http://a@example.com/", "http://a:b@example.com/", "http://example.com:99999/", "http://exa mple.com/",
     "http://example.com\\@127.0.0.1/", "http://example.com/\r\nX: y", "http://[fe80::1%25eth0]/", "http://[::1",
     "http://еxample.com/", "https://example.com/" + "a" * 500],
)  # fmt: skip
def test_an_odd_address_is_refused(url: str) -> None:
    with pytest.raises(OutgoingRefused):
        parts_of(url)
