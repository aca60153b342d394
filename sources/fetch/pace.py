"""Keeps requests apart, over the whole process, so that no server sees more of us than it allows."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

Clock = Callable[[], float]
Sleep = Callable[[float], None]

# NCBI allows 3 requests in any second, 10 with a key (NBK25497). The gap is a little more than the
# share of a second, because what counts is when requests arrive, not when they leave.
MARGIN = {3: 0.345, 10: 0.105}


def gap_for(per_second: float) -> float:
    """Seconds between two starts so that no second holds more than `per_second` of them."""
    return MARGIN.get(int(per_second), 1.035 / per_second)


class Pace:
    """One queue of starts: each waits until `gap` seconds after the one before it.

    `connection` is a lock for callers that want one request at a time, not only spaced ones.
    """

    def __init__(self, clock: Clock, sleep: Sleep) -> None:
        self.connection = Lock()
        self._clock, self._sleep = clock, sleep
        self._turn = Lock()
        self._last: float | None = None
        self._not_before = float("-inf")

    def wait(self, gap: float) -> None:
        """Returns when this caller may start. Time spent since the last start counts towards the gap."""
        # The lock is held while sleeping: a start is stamped when it happens, so that a late waker
        # can not be followed too closely by the next in the queue.
        with self._turn:
            earliest = self._not_before if self._last is None else max(self._last + gap, self._not_before)
            while (left := earliest - self._clock()) > 0:
                self._sleep(left)
                earliest = max(earliest, self._not_before)
            self._last = self._clock()

    def hold(self, seconds: float) -> None:
        """Nobody starts for so many seconds: the server asked us all to wait."""
        self._not_before = max(self._not_before, self._clock() + seconds)


class Paces:
    """The paces of one clock, by name: a host, or the service that counts us."""

    def __init__(self, clock: Clock, sleep: Sleep) -> None:
        self._clock, self._sleep = clock, sleep
        self._lock = Lock()
        self._paces: dict[str, Pace] = {}

    def of(self, name: str) -> Pace:
        """The same Pace for the same name, whoever asks."""
        with self._lock:
            return self._paces.setdefault(name, Pace(self._clock, self._sleep))


_PROCESS: dict[tuple[Clock, Sleep], Paces] = {}
_PROCESS_LOCK = Lock()


def process_paces(clock: Clock = time.monotonic, sleep: Sleep = time.sleep) -> Paces:
    """The paces that every Fetcher of this process on this clock shares."""
    with _PROCESS_LOCK:
        return _PROCESS.setdefault((clock, sleep), Paces(clock, sleep))
