"""A client that NCBI would be glad to have: in its rate, named, patient, and discreet with the key."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from sources.errors import AskedToWaitError, FetchError
from sources.fetch import Fetcher
from sources.source import Page, Request
from tests.fetch_site import Answer, Clock, Site, cut, reset, says

PATH = "/entrez/eutils/esearch.fcgi"
KEY = "0123456789abcdefsecret"


@pytest.fixture()
def clock() -> Clock:
    return Clock()


@pytest.fixture()
def site() -> Iterator[Site]:
    with Site({PATH: [says(200, b'{"ok": 1}', Content_Type="application/json")]}) as up:
        yield up


def fetcher(site: Site, clock: Clock, **more: object) -> Fetcher:
    settings: dict[str, object] = {"eutils_base": site.url + "/entrez/eutils/", "sleep": clock.sleep,
                                   "clock": clock.time, "contact": "student@school.example"}
    return Fetcher(**{**settings, **more})  # type: ignore[arg-type]


def ask(fetch: Fetcher, site: Site, query: str = "") -> Page:
    return fetch(Request("pubmed", site.url + PATH + query, data={"db": "pubmed", "term": "hernia"}))


def test_a_named_post_without_robots(site: Site, clock: Clock) -> None:
    page = ask(fetcher(site, clock, api_key=KEY), site, "?retmode=json")
    method, path, _, form, _ = site.seen[0]
    assert (method, path, len(site.seen)) == ("POST", PATH, 1)
    assert set(form.split("&")) == {"db=pubmed", "term=hernia", "retmode=json", "tool=finder",
                                    "email=student%40school.example", f"api_key={KEY}"}
    assert (page.status, page.body, page.content_type) == (200, b'{"ok": 1}', "application/json")


def test_the_key_is_nowhere_but_in_the_form(site: Site, clock: Clock,
                                            caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    site.answers[PATH] = [says(400, b'{"error":"API key invalid","api-key":"' + KEY.encode() + b'"}')]
    fetch = fetcher(site, clock, api_key=KEY)
    page = ask(fetch, site)
    assert page.status == 400
    site.answers[PATH] = [reset]
    with pytest.raises(FetchError) as caught:
        ask(fetch, site)
    error: BaseException | None = caught.value
    while error is not None:
        assert KEY not in repr(error) + str(vars(error))
        assert getattr(error, "request", None) is None  # it would hold the form
        error = error.__cause__
    assert KEY not in repr(page) + caplog.text


@pytest.mark.parametrize(("key", "gap"), [("", 0.345), (KEY, 0.105)])
def test_starts_are_spaced(site: Site, clock: Clock, key: str, gap: float) -> None:
    fetch = fetcher(site, clock, api_key=key)
    for _ in range(7):
        ask(fetch, site)
        clock.now += gap / 2  # work in between is free
    assert clock.now - 1000 == pytest.approx(6 * gap + gap / 2)


def test_four_threads_and_two_fetchers_keep_to_three_in_any_second(site: Site) -> None:
    fetchers = [Fetcher(eutils_base=site.url + "/entrez/eutils/") for _ in range(2)]
    started = time.monotonic()
    threads = [threading.Thread(target=ask, args=(fetchers[n % 2], site)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    arrived = sorted(at for *_, at in site.seen)
    assert len(arrived) == 8
    assert all(later - earlier >= 1 for earlier, later in zip(arrived, arrived[3:], strict=False))
    assert time.monotonic() - started < 1.15 * 8 / 3


@pytest.mark.parametrize("broken", [says(500), says(502), says(503), cut, reset, says(429, Retry_After="2")])
def test_what_broke_is_asked_again(site: Site, clock: Clock, broken: Answer) -> None:
    site.answers[PATH] = [broken, broken, says(200, b"good")]
    fetch = fetcher(site, clock)
    assert ask(fetch, site).body == b"good"
    assert (fetch.requests, fetch.retries) == (3, 2)


def test_retry_after_holds_everybody(site: Site, clock: Clock) -> None:
    site.answers[PATH] = [says(429, Retry_After="9"), says(200, b"good")]
    ask(fetcher(site, clock), site)
    assert 9 in clock.slept
    assert clock.now >= 1009


@pytest.mark.parametrize("status", [429, 503])
def test_a_date_to_wait_for_is_measured_by_the_worlds_time(site: Site, clock: Clock, status: int) -> None:
    begun, real = datetime(2026, 11, 23, 7, tzinfo=UTC), datetime(2026, 11, 23, 7, 0, 20, tzinfo=UTC)
    site.answers[PATH] = [says(status, Retry_After="Mon, 23 Nov 2026 07:00:23 GMT"), says(200, b"good")]
    ask(fetcher(site, clock, now=lambda: begun, real=lambda: real), site)
    assert clock.slept[0] == 3.0


@pytest.mark.parametrize("status", [429, 503])
def test_while_one_waits_the_others_do(site: Site, clock: Clock, status: int) -> None:
    site.answers[PATH] = [says(status, Retry_After="9"), says(200, b"good")]
    at: list[float] = []

    def sleep(seconds: float) -> None:
        if at:  # this lane's own pause passes at once: what holds is the pace of all
            clock.sleep(seconds)
        at.append(seconds)

    ask(fetcher(site, clock, sleep=sleep), site)
    assert at == [9.0, 9.0] and clock.now == 1009


@pytest.mark.parametrize("status", [429, 500, 503])
def test_who_wants_to_be_left_alone_for_long_is(site: Site, clock: Clock, status: int) -> None:
    site.answers[PATH] = [says(status, Retry_After="61"), says(200, b"good")]
    fetch = fetcher(site, clock)
    for _ in range(2):
        with pytest.raises(AskedToWaitError, match=r"for 61 seconds.*run again later"):
            ask(fetch, site)
    assert (len(site.seen), fetch.requests, clock.now) == (1, 1, 1000.345)


def test_gives_up_after_six_tries_with_the_next_step(site: Site, clock: Clock) -> None:
    site.answers[PATH] = [says(503)]
    with pytest.raises(FetchError, match=r"NCBI answered 503, after 6 tries\. Look at NCBI's status page"):
        ask(fetcher(site, clock), site, "?term=secret")
    assert len(site.seen) == 6
    assert sum(clock.slept) < 40


def test_a_400_is_for_the_source_to_read_and_a_403_is_not(site: Site, clock: Clock) -> None:
    site.answers[PATH] = [says(400, b"past the cap"), says(403)]
    fetch = fetcher(site, clock)
    assert (ask(fetch, site).status, fetch.requests) == (400, 1)
    with pytest.raises(FetchError, match="answered 403"):
        ask(fetch, site)


def test_the_form_does_not_follow_to_another_server(site: Site, clock: Clock) -> None:
    with Site({PATH: [says(200, b"stolen")]}) as other:
        site.answers[PATH] = [says(307, Location=other.url + PATH)]
        with pytest.raises(FetchError, match="leads to another server"):
            ask(fetcher(site, clock, api_key=KEY), site)
        assert other.seen == []


def test_a_redirect_on_the_same_server_is_posted_again(site: Site, clock: Clock) -> None:
    site.answers[PATH] = [says(301, Location="/entrez/eutils/v2/esearch.fcgi")]
    site.answers["/entrez/eutils/v2/esearch.fcgi"] = [says(200, b"good")]
    assert ask(fetcher(site, clock), site).body == b"good"
    assert site.seen[0][3] == site.seen[1][3] != ""


def test_redirects_have_an_end(site: Site, clock: Clock) -> None:
    site.answers[PATH] = [says(302, Location="/entrez/eutils/b")]
    site.answers["/entrez/eutils/b"] = [says(302, Location=PATH)]
    with pytest.raises(FetchError, match="on and on"):
        ask(fetcher(site, clock), site)


def test_an_error_in_a_200_is_for_the_source(site: Site, clock: Clock) -> None:
    site.answers[PATH] = [says(200, b"<h1>Bad Gateway!</h1>", Content_Type="text/html")]
    assert ask(fetcher(site, clock), site).body == b"<h1>Bad Gateway!</h1>"
