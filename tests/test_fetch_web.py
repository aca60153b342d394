"""A guest on the web: slow, by the rules, and out of our own network."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from sources.errors import FetchError, RefusedError
from sources.fetch import Fetcher
from sources.source import Page, Request
from tests.fetch_site import Answer, Clock, Site, cut, reset, says

HOST = "surgery.example"
PAGE = b"<p>People"
NO_RULES = says(404)


@pytest.fixture()
def clock() -> Clock:
    return Clock()


@pytest.fixture()
def site() -> Iterator[Site]:
    people = says(200, PAGE, Content_Type="text/html", ETag='"7"',
                  Last_Modified="Mon, 02 Nov 2026 00:00:00 GMT")
    with Site({"/robots.txt": [NO_RULES], "/people": [people]}) as up:
        yield up


def fetcher(site: Site, clock: Clock, **more: object) -> Fetcher:
    settings: dict[str, object] = {
        "routes": {HOST: site.url}, "delay": 0.0, "sleep": clock.sleep, "clock": clock.time, "timeout": 5.0,
        "now": lambda: datetime(2026, 11, 23, 12, tzinfo=UTC)}
    return Fetcher(**{**settings, **more})  # type: ignore[arg-type]


def get(fetch: Fetcher, path: str = "/people", host: str = f"https://{HOST}", **more: str) -> Page:
    return fetch(Request("program_page", host + path, **more))  # type: ignore[arg-type]


def answers(site: Site, path: str, *turns: Answer) -> None:
    site.answers[path] = list(turns)


def test_a_routed_page_keeps_its_own_address(site: Site, clock: Clock) -> None:
    page = get(fetcher(site, clock, contact="student@school.example"))
    assert page == Page(page.request, f"https://{HOST}/people", 200, PAGE, "text/html", '"7"',
                        "Mon, 02 Nov 2026 00:00:00 GMT", "2026-11-23T12:00:00+00:00")
    headers = site.seen[-1][2]
    assert headers["Host"] == HOST
    assert headers["User-Agent"] == "finder/0.1 (+mailto:student@school.example)"


def test_robots_first_and_once(site: Site, clock: Clock) -> None:
    fetch = fetcher(site, clock)
    get(fetch)
    get(fetch)
    assert site.paths() == ["/robots.txt", "/people", "/people"]
    assert (fetch.requests, fetch.retries) == (3, 0)


def test_what_robots_forbid_is_not_asked(site: Site, clock: Clock) -> None:
    answers(site, "/robots.txt", says(200, b"User-agent: finder\nDisallow: /people"))
    with pytest.raises(RefusedError, match="finder extract FILE"):
        get(fetcher(site, clock))
    assert site.paths() == ["/robots.txt"]


@pytest.mark.parametrize("broken", [says(500), says(503), reset])
def test_robots_that_fail_forbid_everything(site: Site, clock: Clock, broken: Answer) -> None:
    answers(site, "/robots.txt", broken)
    with pytest.raises(RefusedError, match=r"robots\.txt could not be read"):
        get(fetcher(site, clock))
    assert site.paths() == ["/robots.txt"] * 3


def test_robots_are_followed_through_redirects_but_not_for_ever(site: Site, clock: Clock) -> None:
    answers(site, "/robots.txt", says(301, Location="/rules"))
    answers(site, "/rules", says(200, b"User-agent: *\nDisallow: /"))
    with pytest.raises(RefusedError):
        get(fetcher(site, clock))
    answers(site, "/rules", says(301, Location="/rules"))
    assert get(fetcher(site, clock)).body == PAGE


def test_robots_longer_than_512_kib_are_read_so_far(site: Site, clock: Clock) -> None:
    answers(site, "/robots.txt", says(200, b"User-agent: *\nDisallow: /people\n" + b"#" * 600_000))
    with pytest.raises(RefusedError):
        get(fetcher(site, clock))


def test_visits_are_a_delay_apart(site: Site, clock: Clock) -> None:
    fetch = fetcher(site, clock, delay=5.0)
    for _ in range(3):
        get(fetch)
    assert clock.now == 1015


def test_a_longer_crawl_delay_wins_and_a_shorter_one_does_not(site: Site, clock: Clock) -> None:
    answers(site, "/robots.txt", says(200, b"User-agent: *\nCrawl-delay: 9"))
    get(fetcher(site, clock, delay=5.0))
    assert clock.now == 1009
    answers(site, "/robots.txt", says(200, b"User-agent: *\nCrawl-delay: 1"))
    other = Clock()
    get(fetcher(site, other, delay=5.0))
    assert other.now == 1005


def test_one_connection_to_a_host_at_a_time(site: Site, clock: Clock) -> None:
    inside, most, lock = [0], [0], threading.Lock()

    def slow(h: object) -> None:
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        threading.Event().wait(0.02)
        with lock:
            inside[0] -= 1
        h.say(200, PAGE)  # type: ignore[attr-defined]

    answers(site, "/people", slow)
    fetch = fetcher(site, clock)
    threads = [threading.Thread(target=get, args=(fetch,)) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert site.paths().count("/people") == 5
    assert most[0] == 1


def test_asks_whether_it_changed(site: Site, clock: Clock) -> None:
    answers(site, "/people", says(304, ETag='"7"'))
    page = get(fetcher(site, clock), etag='"7"', last_modified="Mon, 02 Nov 2026 00:00:00 GMT")
    assert (page.status, page.body, page.etag) == (304, b"", '"7"')
    headers = site.seen[-1][2]
    assert headers["If-None-Match"] == '"7"'
    assert headers["If-Modified-Since"] == "Mon, 02 Nov 2026 00:00:00 GMT"


@pytest.mark.parametrize("broken", [says(500), says(502), cut, reset])
def test_what_broke_once_is_asked_again(site: Site, clock: Clock, broken: Answer) -> None:
    answers(site, "/people", broken, says(200, PAGE))
    fetch = fetcher(site, clock)
    assert get(fetch).body == PAGE
    assert fetch.retries == 1


def test_gives_up_after_three_tries_with_a_sentence(site: Site, clock: Clock) -> None:
    answers(site, "/people", says(503, Retry_After="7"))
    with pytest.raises(FetchError, match=r"it answered 503, after 3 tries\. See whether it opens"):
        get(fetcher(site, clock))
    assert clock.slept.count(7) == 2


@pytest.mark.parametrize("answer", [says(403), says(401), says(429, Retry_After="1"), says(451),
                                    says(503, cf_mitigated="challenge"), says(200, b"Are you human?",
                                                                              cf_mitigated="challenge")])
def test_a_site_that_wants_a_person_is_left_alone(site: Site, clock: Clock, answer: Answer) -> None:
    answers(site, "/people", answer)
    with pytest.raises(RefusedError, match=r"needs a person.*finder extract FILE"):
        get(fetcher(site, clock))
    assert site.paths().count("/people") == 1


def test_after_too_many_requests_the_host_is_not_asked_again(site: Site, clock: Clock) -> None:
    answers(site, "/people", says(429))
    fetch = fetcher(site, clock)
    for _ in range(3):
        with pytest.raises(RefusedError, match="needs a person"):
            get(fetch)
    assert site.paths() == ["/robots.txt", "/people"]


@pytest.mark.parametrize("status", [404, 410, 400, 206])
def test_a_page_that_is_not_there(site: Site, clock: Clock, status: int) -> None:
    answers(site, "/people", says(status, b"<p>Nobody"))
    with pytest.raises(FetchError, match=rf"answered {status}\. Correct or remove"):
        get(fetcher(site, clock))


def test_redirects_are_followed_and_the_page_says_where_it_came_from(site: Site, clock: Clock) -> None:
    answers(site, "/old", says(301, Location="/new?x=1"))
    answers(site, "/new", says(302, Location=f"https://{HOST}/people#top"))
    assert get(fetcher(site, clock), "/old").url == f"https://{HOST}/people"


def test_redirects_have_an_end(site: Site, clock: Clock) -> None:
    answers(site, "/round", says(302, Location="/round"))
    with pytest.raises(FetchError, match="more than 5 redirects"):
        get(fetcher(site, clock), "/round")
    assert site.paths().count("/round") == 6
    answers(site, "/nowhere", says(302))
    with pytest.raises(FetchError, match="without saying where"):
        get(fetcher(site, clock), "/nowhere")


@pytest.mark.parametrize("target", ["http://127.0.0.1:{port}/people", "http://localhost:{port}/people",
                                    "http://[::1]:{port}/people", "http://169.254.169.254/latest/meta-data",
                                    "http://10.0.0.1/", "http://[::ffff:127.0.0.1]:{port}/people",
                                    "http://2130706433:{port}/people", "file:///etc/passwd", "ftp://x.example/",
                                    "gopher://x.example/", "http://a:b@127.0.0.1/"])
def test_a_redirect_does_not_lead_inside(site: Site, clock: Clock, target: str) -> None:
    answers(site, "/trap", says(302, Location=target.format(port=site.url.rpartition(":")[2])))
    with pytest.raises(RefusedError):
        get(fetcher(site, clock), "/trap")
    assert site.paths() == ["/robots.txt", "/trap"]


def test_loopback_only_when_allowed_and_then_nothing_beyond(site: Site, clock: Clock) -> None:
    with pytest.raises(RefusedError):
        get(fetcher(site, clock), host=site.url)
    assert site.seen == []
    assert get(fetcher(site, clock, allow_loopback=True), host=site.url).body == PAGE
    answers(site, "/trap", says(302, Location="http://169.254.169.254/latest/meta-data"))
    with pytest.raises(RefusedError, match=r"169\.254"):
        get(fetcher(site, clock, allow_loopback=True), "/trap", host=site.url)


def test_a_page_larger_than_allowed(site: Site, clock: Clock) -> None:
    answers(site, "/people", says(200, bytes(3000)))
    with pytest.raises(FetchError, match=r"larger than 0\.002 MB"):
        get(fetcher(site, clock, max_bytes=2000))


def test_a_form_is_posted_once_and_a_see_other_becomes_a_get(site: Site, clock: Clock) -> None:
    answers(site, "/search", says(303, Location="/people"))
    page = fetcher(site, clock)(Request("program_page", f"https://{HOST}/search", data={"q": "hernia"}))
    assert page.body == PAGE
    assert [(method, form) for method, path, _, form, _ in site.seen if path != "/robots.txt"] == [
        ("POST", "q=hernia"), ("GET", "")]
