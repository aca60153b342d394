"""Never more than allowed in any second, whoever asks, and no slower than that needs."""

from __future__ import annotations

import threading
import time

import pytest

from sources.fetch.pace import Pace, gap_for, process_paces
from tests.fetch_site import Clock


def most_in_a_second(starts: list[float]) -> int:
    return max(sum(1 for other in starts if start <= other < start + 1) for start in starts)


@pytest.mark.parametrize("per_second", [3, 10])
def test_never_more_than_allowed_in_any_second(per_second: int) -> None:
    clock = Clock()
    pace, starts = Pace(clock.time, clock.sleep), []
    for _ in range(60):
        pace.wait(gap_for(per_second))
        starts.append(clock.now)
    assert most_in_a_second(starts) <= per_second
    assert (starts[-1] - starts[0]) < 1.15 * 59 / per_second


def test_work_between_requests_does_not_add_to_the_gap() -> None:
    clock = Clock()
    pace = Pace(clock.time, clock.sleep)
    for _ in range(30):
        pace.wait(0.345)
        clock.now += 0.3
    assert clock.now - 1000 < 30 * 0.345 + 0.3


def test_threads_and_fetchers_share_one_queue() -> None:
    starts: list[float] = []
    lock = threading.Lock()

    def ask() -> None:
        for _ in range(5):
            process_paces().of("a test").wait(gap_for(30))
            with lock:
                starts.append(time.monotonic())

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # 30 a second: the window is a tenth of a second, 3 starts in each.
    assert max(sum(1 for o in starts if s <= o < s + 0.1) for s in starts) <= 4
    assert max(starts) - min(starts) >= 19 * gap_for(30) - 0.01


def test_the_same_clock_means_the_same_pace() -> None:
    clock = Clock()
    paces = process_paces(clock.time, clock.sleep)
    assert paces.of("x") is process_paces(clock.time, clock.sleep).of("x")
    assert paces.of("x") is not paces.of("y")


def test_hold_stops_everybody() -> None:
    clock = Clock()
    pace = Pace(clock.time, clock.sleep)
    pace.wait(0.1)
    pace.hold(7)
    pace.wait(0.1)
    assert clock.now >= 1007


def test_a_gap_for_another_rate() -> None:
    assert gap_for(3) == 0.345
    assert gap_for(10) == 0.105
    assert 0.25 < gap_for(4) < 0.27
