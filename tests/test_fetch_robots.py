"""What a site allows, read as RFC 9309 says, and asked once."""

from __future__ import annotations

import pytest

from sources.errors import FetchError, RefusedError
from sources.fetch.robots import Robots, Rules, read_rules
from sources.fetch.wire import Answer

SITE = "https://surgery.example"


def rules(text: bytes, status: int = 200) -> Rules:
    return read_rules(Answer(status, {}, text))


def allowed(read: Rules, path: str) -> bool:
    try:
        read.check(SITE + path)
    except RefusedError:
        return False
    return True


@pytest.mark.parametrize(("text", "path", "may"), [
    (b"User-agent: *\nDisallow: /people", "/people/x", False),
    (b"User-agent: *\nDisallow: /people", "/news", True),
    (b"\xef\xbb\xbfUser-agent: *\nDisallow: /", "/x", False),
    (b"User-agent: *\nDisallow: /\n\nUser-agent: finder\nDisallow:", "/x", True),
    (b"User-agent: FINDER\nDisallow: /\n\nUser-agent: *\nAllow: /", "/x", False),
    (b"User-agent: *\nDisallow: /people\nAllow: /people/faculty", "/people/faculty/a", True),
    (b"User-agent: *\nAllow: /people/faculty\nDisallow: /people", "/people/faculty/a", True),
    (b"User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
    (b"User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
    (b"<html>not rules</html>", "/x", True),
    (b"\xff\xfe\x00garbage", "/x", True),
    (b"", "/x", True),
])
def test_rules(text: bytes, path: str, may: bool) -> None:
    assert allowed(rules(text), path) is may


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
def test_any_4xx_means_no_rules(status: int) -> None:
    assert allowed(rules(b"User-agent: *\nDisallow: /", status), "/x")


def test_crawl_delay() -> None:
    assert rules(b"User-agent: *\nCrawl-delay: 7.5").delay(SITE) == 7.5
    assert rules(b"User-agent: *\nDisallow:").delay(SITE) == 0
    assert rules(b"User-agent: *\nCrawl-delay: -4").delay(SITE) == 0
    with pytest.raises(RefusedError, match="seconds between visits"):
        rules(b"User-agent: *\nCrawl-delay: 86400").delay(SITE)


def test_each_site_is_asked_once() -> None:
    asked: list[str] = []

    def get(url: str) -> Answer:
        asked.append(url)
        return Answer(404, {}, b"")

    robots = Robots(get)
    for url in (f"{SITE}/a", f"{SITE}/b?c", "https://SURGERY.example/d", "http://surgery.example/"):
        robots.of(url)
    assert asked == [f"{SITE}/robots.txt", "http://surgery.example/robots.txt"]


def test_rules_that_can_not_be_read_allow_nothing_and_are_not_asked_again() -> None:
    asked: list[str] = []

    def get(url: str) -> Answer:
        asked.append(url)
        raise FetchError("it answered 503")

    robots = Robots(get)
    for _ in range(2):
        with pytest.raises(RefusedError, match=r"robots\.txt could not be read \(it answered 503\)"):
            robots.of(f"{SITE}/a").check(f"{SITE}/a")
    assert len(asked) == 1
