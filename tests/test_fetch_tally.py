"""Counting, pausing and stamping, from any thread."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta, timezone

from sources.fetch.pace import Pace
from sources.fetch.retry import FailedTryError
from sources.fetch.tally import Tally
from tests.fetch_site import Clock


def tally(clock: Clock) -> Tally:
    east = timezone(timedelta(hours=-5))
    still = datetime(2026, 11, 23, 21, 30, 15, 999, tzinfo=east)
    return Tally(clock.sleep, lambda: still, lambda: still + timedelta(hours=1))


def test_counts_from_many_threads() -> None:
    clock = Clock()
    counted, pace = tally(clock), Pace(clock.time, clock.sleep)

    def start() -> None:
        for _ in range(50):
            counted.start(pace, 0.0)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (counted.requests, counted.retries) == (200, 0)


def test_pauses_as_asked_else_by_backoff() -> None:
    clock = Clock()
    counted = tally(clock)
    counted.pause(1, FailedTryError("x", retry_after=0.0), first=2.0)
    counted.pause(1, FailedTryError("x", retry_after=4.0), first=2.0)
    counted.pause(2, FailedTryError("x"), first=2.0)
    assert clock.slept[:2] == [0.0, 4.0]
    assert 2.0 <= clock.slept[2] <= 4.0
    assert counted.retries == 3


def test_stamps_in_utc_whatever_the_time_really_is() -> None:
    assert tally(Clock()).stamp() == "2026-11-24T02:30:15+00:00"
    assert tally(Clock()).real().hour == 22
