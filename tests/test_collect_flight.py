"""Requests in flight: in order within a host, no host waits for another, none is crowded."""

from __future__ import annotations

import threading
import time

import pytest

from finder.collect.flight import Flight, host_of
from sources.errors import FetchError
from sources.source import Page, Request


def request(path, host="a.example"):
    return Request("program_page", f"https://{host}/{path}")


class Fetch:
    """Answers each request with its own page, and knows how many it held at once."""

    def __init__(self, hold=0.0):
        self.hold, self.lock = hold, threading.Lock()
        self.flying, self.most, self.asked = [], {}, []

    def __call__(self, asked):
        host = host_of(asked)
        with self.lock:
            self.asked.append(asked.url)
            self.flying.append(host)
            for name, now in ((host, self.flying.count(host)), ("all", len(self.flying))):
                self.most[name] = max(self.most.get(name, 0), now)
        time.sleep(self.hold)
        with self.lock:
            self.flying.remove(host)
        return Page(asked, asked.url, 200, b"")


def flown(flight):
    return [(asked.url, outcome) for asked, outcome in flight.answers()]


def test_the_host_of_a_request():
    assert host_of(request("x")) == "a.example" and host_of(Request("alumni_list", "file:///a.csv")) == ""


def test_each_request_comes_back_with_its_page():
    flight = Flight(Fetch())
    asked = [request(n, host) for n in range(3) for host in ("a.example", "b.example")]
    flight.add(asked)
    assert len(flight) == 6
    assert {(a.url, p.url) for a, p in flight.answers()} == {(a.url, a.url) for a in asked}
    assert len(flight) == 0 and flight.made == 6


def test_a_host_is_asked_in_order():
    fetch = Fetch()
    flight = Flight(fetch)
    flight.add(request(n) for n in range(9))
    assert [url for url, _ in flown(flight)] == fetch.asked == [request(n).url for n in range(9)]


@pytest.mark.parametrize("per_host", [1, 3])
def test_no_host_is_crowded_and_no_more_fly_than_there_are_lanes(per_host):
    fetch = Fetch(0.01)
    flight = Flight(fetch, lanes=4, per_host=per_host)
    flight.add(request(n, f"{host}.example") for host in "abc" for n in range(4))
    flown(flight)
    assert all(fetch.most[f"{host}.example"] <= per_host for host in "abc")
    assert fetch.most["all"] <= 4 and len(fetch.asked) == 12


def test_no_host_waits_for_a_slow_one():
    go = threading.Event()

    def fetch(asked):
        if host_of(asked) == "slow.example":
            assert go.wait(10)
        return Page(asked, asked.url, 200, b"")

    flight = Flight(fetch)
    flight.add([request(0, "slow.example"), *(request(n) for n in range(3))])
    came = []
    for asked, _ in flight.answers():
        came.append(host_of(asked))
        if len(came) == 3:
            go.set()
    assert came == ["a.example"] * 3 + ["slow.example"]


def test_requests_may_be_added_while_answers_are_taken():
    flight = Flight(Fetch())
    flight.add([request(0)])
    came = []
    for asked, _ in flight.answers():
        came.append(asked.url)
        if len(came) < 4:
            flight.add([request(len(came), f"{len(came)}.example")])
    assert len(came) == 4 == flight.made


def test_a_host_that_is_dropped_is_not_asked_further():
    fetch = Fetch()
    flight = Flight(fetch)
    flight.add([*(request(n) for n in range(5)), request(0, "b.example")])
    dropped = []
    for asked, _ in flight.answers():
        if host_of(asked) == "a.example":
            dropped += flight.drop("a.example")
    assert len(dropped) >= 3 and len(fetch.asked) == 6 - len(dropped)
    assert "https://b.example/0" in fetch.asked and flight.drop("nobody.example") == []


def test_what_has_no_lane_yet_can_still_be_dropped():
    fetch = Fetch()
    flight = Flight(fetch, lanes=1, per_host=5)
    flight.add(request(n) for n in range(5))
    dropped = [one for _ in flight.answers() for one in flight.drop("a.example")]
    assert len(dropped) == 4 and len(fetch.asked) == 1


def test_a_failure_is_an_outcome_and_the_others_come():
    def fetch(asked):
        if asked.url.endswith("1"):
            raise FetchError("No.")
        return Page(asked, asked.url, 200, b"")

    flight = Flight(fetch)
    flight.add(request(n) for n in range(3))
    outcomes = [outcome for _, outcome in flown(flight)]
    assert [isinstance(o, Page) for o in outcomes] == [True, False, True] and str(outcomes[1]) == "No."


def test_a_bug_is_raised_and_what_waits_is_not_asked():
    asked = []

    def fetch(one):
        asked.append(one)
        raise AttributeError("bug")

    flight = Flight(fetch, lanes=1)
    flight.add(request(n) for n in range(9))
    with pytest.raises(AttributeError, match="bug"):
        flown(flight)
    assert len(asked) < 3


def test_nothing_to_ask_is_nothing_to_wait_for():
    assert flown(Flight(Fetch())) == []
