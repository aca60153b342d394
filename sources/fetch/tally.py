"""Counts what a run sent and asked again, and is the only place of the network that knows the time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock

from sources.fetch.pace import Pace, Sleep
from sources.fetch.retry import FailedTryError, backoff


class Tally:
    """Requests and retries of one Fetcher, counted from any thread.

    `now` stamps pages and may stand still; `real` is the world's time, which servers speak of. Both know
    their time zone.
    """

    def __init__(self, sleep: Sleep, now: Callable[[], datetime], real: Callable[[], datetime]) -> None:
        self.requests = 0
        self.retries = 0
        self.real, self._now, self._sleep = real, now, sleep
        self._lock = Lock()

    def start(self, pace: Pace, gap: float) -> None:
        """Waits for this request's turn and counts it."""
        pace.wait(gap)
        self.count()

    def count(self) -> None:
        """Counts a request that is about to be sent."""
        with self._lock:
            self.requests += 1

    def pause(self, tries: int, error: FailedTryError, first: float) -> None:
        """Counts a retry and waits before it: as the server asked, else by back-off from `first` seconds."""
        with self._lock:
            self.retries += 1
        asked = error.retry_after
        self._sleep(backoff(tries, first) if asked is None else asked)

    def stamp(self) -> str:
        """The time of a page: ISO 8601, UTC, to the second."""
        return self._now().astimezone(UTC).isoformat(timespec="seconds")
