"""robots.txt as RFC 9309 has it."""

from __future__ import annotations

import asyncio
import itertools
from typing import Any

import pytest

from dragoman.fetch.client import Client
from dragoman.fetch.failures import Failed
from dragoman.fetch.hosts import Hosts
from dragoman.fetch.robots import KEPT_S, MISSED_S, Robots

from .sites import Page, Site, loopback, misbehaving, serving


@pytest.fixture
def site() -> Any:
    with serving() as running:
        yield running


def outcomes(site: Site, *paths: str, **settings: Any) -> list[str]:
    """`got`, or the code, for each path in turn."""

    async def asking() -> list[str]:
        found = []
        async with Client(loopback(**settings).fetch) as client:
            for path in paths:
                try:
                    await client.get(site.url(path))
                    found.append("got")
                except Failed as failed:
                    found.append(failed.code)
        return found

    return asyncio.run(asking())


RULES = "User-agent: *\nDisallow: /private\nAllow: /private/open\nDisallow: /*.pdf$\n"


def test_what_a_site_does_not_want_is_not_asked_for(site: Site) -> None:
    site.pages["/robots.txt"] = Page(RULES, "text/plain")
    for path in ("/a", "/private/b", "/private/open/c", "/d.pdf"):
        site.report(path)
    found = outcomes(site, "/a", "/private/b", "/private/open/c", "/d.pdf")
    assert found == ["got", "robots-disallowed", "got", "robots-disallowed"]
    assert site.paths() == ["/a", "/private/open/c"]
    assert site.times("/robots.txt") == 1


def test_rules_for_us_go_before_those_for_all(site: Site) -> None:
    site.pages["/robots.txt"] = Page("User-agent: dragoman\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n")
    site.report("/a")
    site.report("/b")
    assert outcomes(site, "/a", "/b") == ["robots-disallowed", "got"]


def test_the_rules_can_be_left_aside(site: Site) -> None:
    site.pages["/robots.txt"] = Page("User-agent: *\nDisallow: /\n")
    site.report("/a")
    assert outcomes(site, "/a", robots=False) == ["got"]
    assert site.times("/robots.txt") == 0


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_site_without_rules_allows_all(site: Site, status: int) -> None:
    site.pages["/robots.txt"] = Page(status=status)
    site.report("/a")
    assert outcomes(site, "/a") == ["got"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_that_cannot_say_forbids_all_for_now(site: Site, status: int) -> None:
    site.pages["/robots.txt"] = Page(status=status)
    site.report("/a")
    assert outcomes(site, "/a", "/a") == ["robots-unavailable", "robots-unavailable"]
    assert site.times("/a") == 0
    assert site.times("/robots.txt") == 1


def test_rules_elsewhere_are_followed_to(site: Site) -> None:
    site.pages["/robots.txt"] = Page(status=301, headers={"Location": "/rules"})
    site.pages["/rules"] = Page(RULES)
    site.report("/private")
    assert outcomes(site, "/private") == ["robots-disallowed"]


def test_rules_that_are_never_reached_are_none(site: Site) -> None:
    site.pages["/robots.txt"] = Page(status=302, headers={"Location": "/robots.txt"})
    site.report("/a")
    assert outcomes(site, "/a") == ["got"]


def test_the_rules_of_the_host_that_is_redirected_to_count_too(site: Site) -> None:
    with serving() as other:
        other.pages["/robots.txt"] = Page(RULES)
        other.report("/private/x")
        site.pages["/go"] = Page(status=302, headers={"Location": other.url("/private/x")})
        assert outcomes(site, "/go") == ["robots-disallowed"]
        assert other.times("/private/x") == 0


def test_of_rules_without_end_the_first_half_megabyte_is_read(site: Site) -> None:
    site.pages["/robots.txt"] = Page(RULES + "# filling\n" * 100_000)
    site.report("/private")
    assert outcomes(site, "/private") == ["robots-disallowed"]


def test_rules_for_ten_thousand_robots_do_not_hold_us_up(site: Site) -> None:
    many = "".join(f"User-agent: robot{n}\n" for n in range(10_000)) + "Disallow: /x\n" * 10_000
    site.pages["/robots.txt"] = Page(f"{many}\n{RULES}")
    for path in ("/x", "/private"):
        site.report(path)
    assert outcomes(site, "/x", "/private") == ["got", "robots-disallowed"]


def test_a_server_that_is_not_there_is_told_as_such() -> None:
    def close(_: object) -> None:
        return

    async def asking(url: str) -> Any:
        async with Client(loopback().fetch) as client:
            return await client.get(url)

    with misbehaving(close) as url, pytest.raises(Failed, match=r"robots\.txt") as failed:
        asyncio.run(asking(url))
    assert failed.value.code == "connection-failed"


class Clock:
    """Time that goes on when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


def hosts(clock: Clock, **options: Any) -> Hosts:
    usual = {"delay_s": 1.0, "per_host": 1, "concurrency": 8, "patience_s": 100.0}
    return Hosts(**{**usual, **options}, clock=clock, sleep=clock.sleep)


def test_rules_hold_for_a_day_and_a_failure_for_minutes() -> None:
    clock, asked = Clock(), []

    async def get(url: str) -> bytes:
        asked.append(url)
        if len(asked) == 1:
            raise Failed("http-error", "status 500", passing=True, status=500)
        return b"User-agent: *\nDisallow: /x"

    async def asking() -> None:
        robots = Robots("Dragoman/1", get, hosts(clock), clock)
        with pytest.raises(Failed, match="cannot be had"):
            await robots.check("http://a.example/a")
        clock.now += MISSED_S + 1
        await robots.check("http://a.example/a")
        clock.now += KEPT_S - 1
        await robots.check("http://a.example/a")
        assert len(asked) == 2
        clock.now += 2
        await robots.check("http://a.example/a")
        assert asked == ["http://a.example/robots.txt"] * 3

    asyncio.run(asking())


@pytest.mark.parametrize(("rule", "delay"), [("Crawl-delay: 10", 10), ("Request-rate: 1/20", 20), ("", 1)])
def test_the_delay_that_a_site_asks_for_is_kept(rule: str, delay: float) -> None:
    clock = Clock()

    async def get(_: str) -> bytes:
        return f"User-agent: *\n{rule}\nDisallow: /x".encode()

    async def asking() -> list[float]:
        turns = hosts(clock)
        await Robots("Dragoman/1", get, turns, clock).check("http://a.example/a")
        times = []
        for _ in range(3):
            async with turns.turn("a.example"):
                times.append(clock.now)
        return times

    times = asyncio.run(asking())
    assert [b - a for a, b in itertools.pairwise(times)] == [delay, delay]


def test_hosts_do_not_wait_for_each_other() -> None:
    clock = Clock()

    async def asking() -> float:
        turns = hosts(clock)
        for name in ("a.example", "b.example", "c.example"):
            async with turns.turn(name):
                pass
        return clock.now

    assert asyncio.run(asking()) == 1000.0


def test_no_more_requests_to_a_host_at_once_than_are_allowed() -> None:
    most = under_way = 0

    async def one(turns: Hosts) -> None:
        nonlocal most, under_way
        async with turns.turn("a.example"):
            under_way += 1
            most = max(most, under_way)
            await asyncio.sleep(0)
            under_way -= 1

    async def asking() -> None:
        turns = hosts(Clock(), per_host=2, delay_s=0.0)
        await asyncio.gather(*(one(turns) for _ in range(10)))

    asyncio.run(asking())
    assert most == 2


def test_who_would_have_to_wait_too_long_is_put_off() -> None:
    clock = Clock()

    async def asking() -> None:
        turns = hosts(clock, patience_s=30)
        turns.leave_alone("a.example", 300)
        with pytest.raises(Failed) as failed:
            async with turns.turn("a.example"):
                pass
        assert (failed.value.code, failed.value.wait_s) == ("put-off", 300)
        clock.now += 290
        async with turns.turn("a.example"):
            assert clock.now == 1300

    asyncio.run(asking())
