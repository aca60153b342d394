"""The weekly run happens once a week, also after sleep, also when the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.config import weekly
from finder.errors import FinderError
from finder.scheduler import Duty, due, latest, run_forever, upcoming
from sources.errors import FetchError

NEW_YORK = ZoneInfo("America/New_York")
MONDAY = weekly("monday 07:00", "America/New_York")


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=NEW_YORK)


def test_due_from_the_minute_on() -> None:
    last = at(16, 7, 1)
    assert not due(at(23, 6, 59), MONDAY, last)
    assert due(at(23, 7, 0), MONDAY, last)
    assert not due(at(23, 7, 5), MONDAY, at(23, 7, 1))


def test_a_run_missed_asleep_is_due_at_once_and_once() -> None:
    assert due(at(25, 15), MONDAY, at(16, 7, 1))
    assert not due(at(25, 15, 5), MONDAY, at(25, 15))
    assert due(at(25, 15), MONDAY, None)


def test_the_students_clock_counts_not_the_machines() -> None:
    spec = weekly("monday 07:00", "Pacific/Auckland")
    assert due(datetime(2026, 11, 22, 18, 1, tzinfo=UTC), spec, datetime(2026, 11, 22, 17, 59, tzinfo=UTC))
    assert not due(
        datetime(2026, 11, 22, 17, 59, tzinfo=UTC), spec, datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
    )


def test_clocks_that_change() -> None:
    """US clocks go back on 1 November 2026 at 02:00 and forward on 14 March 2027 at 02:00."""
    twice = weekly("sunday 01:30", "America/New_York")
    first = latest(datetime(2026, 11, 1, 12, tzinfo=UTC), twice)
    assert first == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert not due(datetime(2026, 11, 1, 6, 31, tzinfo=UTC), twice, first), (
        "the repeated hour is not a new week"
    )
    skipped = weekly("sunday 02:30", "America/New_York")
    assert due(datetime(2027, 3, 14, 7, 31, tzinfo=UTC), skipped, datetime(2027, 3, 14, 6, 0, tzinfo=UTC))


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(["America/New_York", "Asia/Kathmandu", "Pacific/Apia", "Europe/London", ""]),
    st.integers(0, 6),
    st.integers(0, 23),
)
def test_one_moment_a_week(now: datetime, zone: str, day: int, hour: int) -> None:
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    spec = weekly(f"{days[day]} {hour}:00", zone)
    last, following = latest(now, spec), upcoming(now, spec)
    assert last <= now < following
    assert timedelta(days=6, hours=22) <= following - last <= timedelta(days=7, hours=2)
    assert due(now, spec, last - timedelta(seconds=1))
    assert not due(now, spec, last)


def test_a_failed_run_is_said_and_tried_again_after_an_hour() -> None:
    said: list[str] = []
    outcomes: list[Exception | None] = [FetchError("No answer."), FinderError("Disk full."), None]
    ran: list[int] = []

    def job() -> None:
        ran.append(1)
        if error := outcomes[len(ran) - 1]:
            raise error

    duty = Duty(job, MONDAY, None, said.append)
    start = at(23, 8)
    for minute in range(60 * 5):
        duty.look(start + timedelta(minutes=minute))
    assert len(ran) == 3
    assert duty.last_success == start + timedelta(hours=2)
    assert "No answer." in said[0]
    assert "09:00" in said[0]
    assert said[2].startswith("Next run: Monday 30 November 2026, 07:00")


def test_a_bug_is_not_swallowed() -> None:
    def job() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        run_forever(job, "monday 07:00", clock=lambda: at(23, 8), sleep=lambda seconds: None)


def test_runs_a_missed_one_at_start_and_ends_on_ctrl_c() -> None:
    ran: list[int] = []
    slept: list[float] = []
    said: list[str] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            raise KeyboardInterrupt

    run_forever(
        lambda: ran.append(1),
        "monday 07:00",
        time_zone="America/New_York",
        last_success=at(9, 7),
        clock=lambda: at(23, 8),
        sleep=sleep,
        say=said.append,
    )
    assert ran == [1]
    assert min(slept) >= 1.0, "never spins"
    assert said[-1] == "Stopped."


def test_wakes_for_the_next_weeks() -> None:
    ran: list[datetime] = []
    moment = [at(23, 8)]

    def sleep(seconds: float) -> None:
        assert 1.0 <= seconds <= 60.0
        moment[0] += timedelta(hours=6)
        if len(ran) == 3:
            raise KeyboardInterrupt

    run_forever(
        lambda: ran.append(moment[0]),
        "monday 07:00",
        time_zone="America/New_York",
        last_success=at(16, 8),
        clock=lambda: moment[0],
        sleep=sleep,
        say=lambda text: None,
    )
    assert ran == [at(23, 8), at(30, 8), at(7, 8, month=12)]


def test_nothing_runs_before_its_time() -> None:
    def sleep(seconds: float) -> None:
        raise KeyboardInterrupt

    ran: list[int] = []
    run_forever(
        lambda: ran.append(1),
        "monday 07:00",
        time_zone="America/New_York",
        last_success=at(23, 7),
        clock=lambda: at(24, 8),
        sleep=sleep,
        say=lambda text: None,
    )
    assert ran == []
