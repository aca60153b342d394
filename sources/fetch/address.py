"""Decides whether a web page may be fetched from an address: never from inside the user's own network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

from sources.errors import RefusedError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def _hidden(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for, if any."""
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def is_public(ip: IPAddress) -> bool:
    """True for an address of the open Internet: not private, loopback, link-local, CGNAT, reserved …"""
    if isinstance(ip, ipaddress.IPv6Address):
        hidden = _hidden(ip)
        if hidden is not None:
            return is_public(hidden)
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host. Raises socket.gaierror when it has none."""
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def public_only(allow_loopback: bool, resolve: Resolve = resolve) -> Resolve:
    """A resolver that raises RefusedError when any address of the host is not public.

    The caller connects to what it returns and resolves no second time: a name that changes its
    address between check and use (DNS rebinding) gains nothing.
    """

    def checked(host: str, port: int) -> list[str]:
        addresses = resolve(host, port)
        for address in addresses:
            ip = ipaddress.ip_address(address.partition("%")[0])
            if not (is_public(ip) or (allow_loopback and ip.is_loopback)):
                raise RefusedError(
                    f"{host} leads to {address}, which is not an address of the open Internet, so it "
                    f"was not asked. Check the address of this page in programs.toml."
                )
        return addresses

    return checked


def check_web_address(url: str) -> str:
    """The host of a web address, lower-cased. Raises RefusedError for anything but plain http(s)."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise RefusedError(f"{url!r} is not a web address ({error}). Correct it in programs.toml.") from error
    if parts.scheme not in ("http", "https") or not host:
        raise RefusedError(f"{url!r} is not an http(s) address, so it was not asked. "
                           f"Correct it in programs.toml.")
    if parts.username or parts.password:
        raise RefusedError(f"An address on {host} carries a user name or password, so it was not asked. "
                           f"Take them out of the address.")
    return host.lower()
