"""Which addresses may be fetched: HTTP on the ports of the web, from hosts of the public internet.

Feeds are written by others, and a link in one must not make us ask a router, a cloud's metadata service or a database
in the own network. An address is checked where it is written (`check_url`) and again where a name is looked up
(`checked_resolver`): the connection is made to the very addresses that passed, so a name that resolves anew to
something private (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from dragoman.fetch.failures import Failed

if TYPE_CHECKING:
    from aiohttp.abc import AbstractResolver, ResolveResult

SCHEMES: Final = ("http", "https")
WEB_PORTS: Final = (80, 443)
PORTS_OF_OTHERS: Final = frozenset(
    {1719, 1720, 1723, 2049, 3306, 3389, 3659, 4045, 4190, 5060, 5061, 5432, 6000, 6379, 6566, 6665, 6666, 6667}
    | {6668, 6669, 6679, 6697, 9200, 10080, 11211, 27017}
)
"""Ports above 1023 that speak something else than HTTP or guard nothing: those of the WHATWG fetch standard, and common databases."""

MOST_CHARS: Final = 4096
"""Longer addresses are no addresses of reports."""

Lookup = Callable[[str, int, int], Awaitable[list["ResolveResult"]]]

# IANA's special-purpose registries (RFC 6890 and later). `ipaddress` has them too, but differently in each Python.
_NEVER: Final = {
    "unspecified": ("0.0.0.0/8", "::/128"),
    "multicast": ("224.0.0.0/4", "ff00::/8"),
    "reserved": ("240.0.0.0/4",),
}
_OWN: Final = {
    "loopback": ("127.0.0.0/8", "::1/128"),
    "link-local": ("169.254.0.0/16", "fe80::/10"),
    "private": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10", "64:ff9b:1::/48"),
    "shared": ("100.64.0.0/10",),
    "special": (
        *("192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
        *("100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "::/96"),
    ),
}
_NAT64: Final = IPv6Network("64:ff9b::/96")
_PUBLIC_IPV6: Final = IPv6Network("2000::/3")
_NEVER_NETWORKS: Final = tuple((kind, ip_network(net)) for kind, nets in _NEVER.items() for net in nets)
_OWN_NETWORKS: Final = tuple((kind, ip_network(net)) for kind, nets in _OWN.items() for net in nets)
_NO_HOST: Final = re.compile(r"[\s\x00-\x20<>\"'{}|\\^`]")
_NUMERIC_HOST: Final = re.compile(r"(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+)){0,3}\.?", re.IGNORECASE)


def check_url(url: str, *, allow_private: bool = False) -> str:
    """The address as it is asked for, without its fragment.

    Raises:
        Failed: `bad-address`, `refused-scheme`, `refused-port`, `refused-address`.
    """
    from yarl import URL

    shown = url if len(url) <= 200 else f"{url[:200]}..."
    written = url.strip()
    if len(written) > MOST_CHARS or any(ord(c) < 0x20 or c == "\x7f" for c in written):
        raise Failed("bad-address", f"{shown!r} is too long or has control characters in it")
    try:
        scheme, host = urlsplit(written).scheme.lower(), urlsplit(written).hostname
        asked = URL(written).with_fragment(None)
        port = asked.port
    except (ValueError, UnicodeError) as error:
        raise Failed("bad-address", f"{shown!r} is no address: {error}") from None
    if scheme not in SCHEMES or "://" not in written:
        hint = f"; write https://{shown}" if "." in written.partition("/")[0] and "://" not in written else ""
        raise Failed("refused-scheme", f"{shown!r} is no http or https address{hint}")
    if not host or not asked.host or _NO_HOST.search(asked.host):
        raise Failed("bad-address", f"{shown!r} names no host")
    if asked.user is not None or asked.password is not None:
        raise Failed(
            "refused-address", f"the address at {asked.host} has a user name in it, which would be kept and shown"
        )
    if not allow_private and (port is None or (port < 1024 and port not in WEB_PORTS) or port in PORTS_OF_OTHERS):
        raise Failed("refused-port", f"port {port} of {asked.host} is not one of the web")
    _check_host(asked.host, allow_private=allow_private)
    return str(asked)


def _check_host(host: str, *, allow_private: bool) -> None:
    """Refuses a host that is written as an address and is not of the public internet."""
    bare = host.strip("[]").partition("%")[0]
    try:
        check_address(ip_address(bare), allow_private=allow_private)
        return
    except ValueError as error:
        if isinstance(error, Failed):
            raise
    if _NUMERIC_HOST.fullmatch(host):  # 2130706433, 0x7f.1 and 0177.1 are all 127.0.0.1 to the system
        try:
            meant = IPv4Address(socket.inet_aton(host.rstrip(".")))
        except OSError:
            raise Failed("bad-address", f"{host} is no host") from None
        check_address(meant, allow_private=allow_private)
        raise Failed("refused-address", f"{host} is a number; write it as {meant}")


def check_address(address: IPv4Address | IPv6Address, *, allow_private: bool = False) -> None:
    """Refuses what is not of the public internet.

    Raises:
        Failed: `refused-address`.
    """
    kind = kind_of(address)
    if kind == "public" or (allow_private and kind not in _NEVER):
        return
    hint = "" if kind in _NEVER else "; allow_private = true in [fetch] allows such addresses"
    raise Failed("refused-address", f"{address} is a {kind} address{hint}")


def kind_of(address: IPv4Address | IPv6Address) -> str:
    """`public`, or the kind of special address that it is; for an IPv6 address that stands for an IPv4 one, the kind of that."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return kind_of(address.ipv4_mapped)
        if address in _NAT64:
            return kind_of(IPv4Address(int(address) & 0xFFFFFFFF))
    for kind, network in (*_NEVER_NETWORKS, *_OWN_NETWORKS):
        if network.version == address.version and address in network:
            return kind
    if isinstance(address, IPv6Address) and address not in _PUBLIC_IPV6:
        return "reserved"
    return "public"


def checked_resolver(lookup: Lookup | None = None, *, allow_private: bool = False) -> AbstractResolver:
    """A resolver for aiohttp that gives only the addresses of a host that may be connected to.

    Args:
        lookup: finds the addresses of a host; the system's by default.
        allow_private: whether addresses of the own network pass.
    """
    from aiohttp.abc import AbstractResolver
    from aiohttp.resolver import ThreadedResolver

    class Checked(AbstractResolver):
        def __init__(self) -> None:
            self._lookup: Lookup = lookup or ThreadedResolver().resolve  # type: ignore[assignment]

        async def resolve(
            self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
        ) -> list[ResolveResult]:
            passed, refused = [], None
            for found in await self._lookup(host, port, family):
                try:
                    check_address(ip_address(found["host"].partition("%")[0]), allow_private=allow_private)
                    passed.append(found)
                except Failed as failed:
                    refused = failed
            if refused and not passed:
                raise Failed(refused.code, f"{host} resolves to {refused.detail}")
            return passed

        async def close(self) -> None:
            return None

    return Checked()
