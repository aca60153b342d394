"""A web page is never fetched from inside the user's own network."""

from __future__ import annotations

import ipaddress

import pytest

from sources.errors import RefusedError
from sources.fetch.address import check_web_address, is_public, public_only, resolve

INSIDE = ["10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1", "127.8.8.8", "169.254.169.254", "0.0.0.0",
          "100.64.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1",
          "::1", "::", "fe80::1", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1",
          "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::",
          "::127.0.0.1"]
OUTSIDE = ["8.8.8.8", "93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:8.8.8.8",
           "64:ff9b::808:808"]


@pytest.mark.parametrize("address", INSIDE)
def test_inside_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", OUTSIDE)
def test_outside_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", INSIDE)
def test_one_inside_address_among_good_ones_is_enough_to_refuse(address: str) -> None:
    with pytest.raises(RefusedError, match=r"programs\.toml"):
        public_only(False, lambda host, port: ["8.8.8.8", address])("pages.example", 443)


def test_loopback_can_be_allowed_and_nothing_else() -> None:
    allowed = public_only(True, lambda host, port: [host])
    assert allowed("127.0.0.1", 80) == ["127.0.0.1"]
    assert allowed("::1", 80) == ["::1"]
    with pytest.raises(RefusedError):
        allowed("169.254.169.254", 80)
    with pytest.raises(RefusedError):
        allowed("fe80::1%eth0", 80)


@pytest.mark.parametrize("spelling", ["2130706433", "0x7f.1", "127.1", "017700000001"])
def test_odd_spellings_of_loopback_are_seen_through(spelling: str) -> None:
    with pytest.raises((RefusedError, OSError)):
        public_only(False, resolve)(spelling, 80)


@pytest.mark.parametrize("url", [
    "ftp://a.example/x", "file:///etc/passwd", "javascript:alert(1)", "https:///x", "", "x", "http://[::1/",
    "https://user:pw@a.example/", "http://a.example:port/",
])
def test_only_plain_web_addresses(url: str) -> None:
    with pytest.raises(RefusedError) as caught:
        check_web_address(url)
    assert "pw" not in str(caught.value)


def test_the_host_of_an_address() -> None:
    assert check_web_address("HTTPS://Surgery.Example:8443/a?b#c") == "surgery.example"
