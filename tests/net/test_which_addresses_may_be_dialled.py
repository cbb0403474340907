"""Only public unicast addresses are dialled, whatever form they are written in."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vetter.net.address import is_public, may_dial, read_address, read_networks

PUBLIC = ["8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::5"]
NOT_PUBLIC = [
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.0.9", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.9", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7",
    "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1",
    "::ffff:127.0.0.1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1", "2001::1",
    "2001:db8::1", "2002:a9fe:a9fe::1", "3fff::1", "5f00::1", "fc00::1", "fd12::1", "fe80::1", "fec0::1", "ff02::1",
]  # fmt: skip


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses_may_be_dialled(text):
    assert may_dial(ip_address(text), ())


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_all_others_may_not(text):
    assert not may_dial(ip_address(text), ())


@given(st.ip_addresses(v=4))
def test_a_mapped_address_is_judged_like_the_one_inside(address):
    assert is_public(IPv6Address(f"::ffff:{address}")) == is_public(address)


@given(st.ip_addresses(v=6))
def test_nothing_outside_the_global_block_is_public(address):
    if address.ipv4_mapped is None and address not in read_networks(["2000::/3"])[0]:
        assert not is_public(address)


@given(st.ip_addresses())
def test_what_settings_allow_may_be_dialled(address):
    if getattr(address, "ipv4_mapped", None) is None:
        assert may_dial(address, read_networks([f"{address}"]))


@pytest.mark.parametrize(
    "text", ["2130706433", "127.1", "0x7f000001", "0", "017700000001", "x", ""]
)
def test_other_ways_of_writing_an_address_are_none(text):
    assert read_address(text) is None


def test_brackets_are_taken_off():
    assert read_address("[2606:4700::1111]") == IPv6Address("2606:4700::1111")
    assert read_address("8.8.8.8") == IPv4Address("8.8.8.8")
