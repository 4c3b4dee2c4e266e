"""Only the public web is asked: by what is written, by what a name resolves to, and after each redirect."""

from __future__ import annotations

import asyncio
import socket
from ipaddress import ip_address
from typing import Any

import pytest

from dragoman.fetch.client import Client
from dragoman.fetch.failures import Failed
from dragoman.fetch.safe import check_address, check_url, checked_resolver, kind_of
from dragoman.settings import Fetching

from .sites import Page, loopback, serving

PUBLIC = "93.184.215.14"


def refusal(url: str, **options: Any) -> str:
    with pytest.raises(Failed) as failed:
        check_url(url, **options)
    return failed.value.code


@pytest.mark.parametrize(
    "host",
    [
        *(
            "127.0.0.1",
            "127.8.8.8",
            "10.0.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
        ),
        *("192.0.2.1", "198.18.0.1", "224.0.0.1", "255.255.255.255"),
        *(
            "[::1]",
            "[::]",
            "[fe80::1]",
            "[fc00::1]",
            "[ff02::1]",
            "[2001:db8::1]",
            "[2002:7f00:1::]",
            "[fe80::1%25eth0]",
        ),
        *(
            "[::ffff:127.0.0.1]",
            "[::ffff:10.0.0.1]",
            "[::127.0.0.1]",
            "[64:ff9b::127.0.0.1]",
            "[64:ff9b:1::1]",
            "[4000::1]",
        ),
        *("2130706433", "0x7f000001", "0x7f.1", "017700000001", "0177.0.0.1", "127.1", "127.0.0.1.", "①②⑦.0.0.1"),
    ],
)
def test_hosts_that_are_not_of_the_public_internet_are_refused_however_they_are_written(host: str) -> None:
    assert refusal(f"http://{host}/feed") in ("refused-address", "bad-address")


@pytest.mark.parametrize(
    "host", [PUBLIC, "[2606:4700::1111]", f"[::ffff:{PUBLIC}]", f"[64:ff9b::{PUBLIC}]", "news.example"]
)
def test_public_hosts_pass(host: str) -> None:
    assert check_url(f"http://{host}/feed#top").startswith("http://")


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "file:///etc/passwd", "gopher://a.example/", "data:text/html,x", "a.example/feed"]
)
def test_only_http_is_asked(url: str) -> None:
    assert refusal(url) == "refused-scheme"
    assert refusal(url, allow_private=True) == "refused-scheme"


def test_an_address_without_its_scheme_is_told_how_to_be_written() -> None:
    with pytest.raises(Failed, match=r"write https://a\.example/feed"):
        check_url("a.example/feed")


@pytest.mark.parametrize("port", [22, 25, 6379, 5432])
def test_ports_of_other_services_are_refused(port: int) -> None:
    assert refusal(f"http://a.example:{port}/") == "refused-port"
    assert check_url(f"http://a.example:{port}/", allow_private=True)


def test_an_address_with_a_password_is_refused_and_not_shown() -> None:
    with pytest.raises(Failed) as failed:
        check_url("https://me:secret@a.example/")
    assert "secret" not in failed.value.detail


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///x",
        "http://a b/",
        "http://[::1/",
        "http://a.example\\@127.0.0.1/",
        "http://a/\r\nx",
        f"http://a.example/{'x' * 5000}",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    assert refusal(url) in ("bad-address", "refused-scheme")


def test_the_switch_allows_the_own_network_but_never_what_is_no_host_at_all() -> None:
    for host in ("127.0.0.1", "10.0.0.1", "[::1]", "169.254.1.1"):
        assert check_url(f"http://{host}:8000/", allow_private=True)
    for host in ("0.0.0.0", "224.0.0.1", "[::]", "255.255.255.255"):
        assert refusal(f"http://{host}/", allow_private=True) == "refused-address"


def test_the_kind_of_an_address_is_told() -> None:
    kinds = {
        text: kind_of(ip_address(text))
        for text in ("127.0.0.1", "169.254.169.254", "10.1.1.1", "::ffff:10.1.1.1", PUBLIC)
    }
    assert list(kinds.values()) == ["loopback", "link-local", "private", "private", "public"]
    with pytest.raises(Failed, match=r"10\.1\.1\.1 is a private address; allow_private = true in \[fetch\]"):
        check_address(ip_address("10.1.1.1"))


def found(*addresses: str) -> Any:
    """A look-up that gives the addresses, one set a call, the last again and again."""
    left = list(addresses)

    async def lookup(host: str, port: int, family: int) -> list[dict[str, Any]]:
        now = left.pop(0) if len(left) > 1 else left[0]
        return [
            {
                "hostname": host,
                "host": one,
                "port": port,
                "family": socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
            for one in now.split()
        ]

    return lookup


def test_a_name_gives_only_its_public_addresses() -> None:
    resolver = checked_resolver(found(f"10.0.0.1 {PUBLIC}"))
    assert [one["host"] for one in asyncio.run(resolver.resolve("a.example", 80))] == [PUBLIC]


def test_a_name_that_resolves_to_the_own_network_is_refused() -> None:
    with pytest.raises(Failed, match=r"a\.example resolves to 169\.254\.169\.254 is a link-local address"):
        asyncio.run(checked_resolver(found("169.254.169.254")).resolve("a.example", 80))


async def got(url: str, settings: Fetching, lookup: Any = None) -> Any:
    async with Client(settings, lookup=lookup) as client:
        return await client.get(url)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_without_the_switch_a_server_on_loopback_is_not_asked(host: str) -> None:
    with serving() as site:
        site.report("/a")
        for url in (site.url("/a").replace("127.0.0.1", host), f"http://{host}/"):
            with pytest.raises(Failed) as failed:
                asyncio.run(got(url, Fetching(retries=0)))
            assert failed.value.code == "refused-address"
        assert not site.asked


def test_what_a_name_resolves_to_is_checked_each_time_so_that_it_cannot_change_under_way() -> None:
    """The first look-up, for robots.txt, gives what would be asked; the second gives loopback, where a server waits."""
    with serving() as site:
        site.report("/a")

        async def asked_twice() -> None:
            lookup = found(PUBLIC, "127.0.0.1")
            resolver = checked_resolver(lookup)
            assert [one["host"] for one in await resolver.resolve("a.example", site.port)] == [PUBLIC]
            async with Client(Fetching(robots=False, retries=0), lookup=lookup) as client:
                await client.get(f"http://a.example:{site.port}/a")

        with pytest.raises(Failed) as failed:
            asyncio.run(asked_twice())
        assert failed.value.code == "refused-address"
        assert not site.asked


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("http://10.0.0.1/", "refused-address"),
        ("http://169.254.169.254/latest/meta-data/", "refused-address"),
        ("//0x7f.1/", "refused-address"),
        ("http://[::1]:{port}/secret", "refused-address"),
        ("file:///etc/passwd", "refused-scheme"),
        ("http://a.example:22/", "refused-port"),
    ],
)
def test_a_redirect_is_checked_like_any_address(target: str, code: str) -> None:
    """The public host of the test is loopback by a look-up that passes; what it redirects to is not let through."""
    with serving() as site:
        site.pages["/go"] = Page(status=302, headers={"Location": target.replace("{port}", str(site.port))})
        url = f"http://public.example:{site.port}/go"

        async def go() -> None:
            client = Client(Fetching(robots=False, retries=0), lookup=found("127.0.0.1"))
            async with client:
                connector = client._session.connector  # type: ignore[union-attr]
                connector._resolver = checked_resolver(found("127.0.0.1"), allow_private=True)  # type: ignore[union-attr]
                await client.get(url)

        with pytest.raises(Failed) as failed:
            asyncio.run(go())
        assert failed.value.code == code
        assert site.paths() == ["/go"]


def test_with_the_switch_loopback_is_asked() -> None:
    with serving() as site:
        answer = asyncio.run(got(site.report("/a"), loopback().fetch))
    assert answer.status == 200
