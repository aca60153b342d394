"""Says when the weekly run is due, also after the machine slept through it, and wakes up for it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from schedule import Scheduler

from finder.config import Weekly, weekly
from finder.errors import FinderError
from sources.errors import SourceError

RETRY_AFTER = timedelta(hours=1)
_WAKE = 60  # seconds between two looks at the clock


def due(now: datetime, spec: Weekly, last_success: datetime | None) -> bool:
    """True when no run succeeded since the latest scheduled moment; missed ones count once.

    Never run is due. All datetimes are aware; they are compared as instants, so a change to or from
    daylight saving time neither repeats nor drops a week.
    """
    return last_success is None or last_success.astimezone(UTC) < latest(now, spec)


def latest(now: datetime, spec: Weekly) -> datetime:
    """The last scheduled moment not after `now`, in UTC."""
    slot = _slot(now, spec)
    return slot if slot <= now.astimezone(UTC) else _slot(now - timedelta(days=7), spec)


def upcoming(now: datetime, spec: Weekly) -> datetime:
    """The next scheduled moment after `now`, on the student's clock."""
    slot = _slot(now, spec)
    later = slot if slot > now.astimezone(UTC) else _slot(now + timedelta(days=7), spec)
    return later.astimezone(spec.zone)


def _slot(moment: datetime, spec: Weekly) -> datetime:
    """The scheduled moment of the calendar week (Monday first) that holds `moment`, in UTC."""
    day = moment.astimezone(spec.zone).date()
    day += timedelta(days=spec.weekday - day.weekday())
    # an hour that the clock skips is read as if it had not; one that it repeats means the first
    return datetime.combine(day, spec.at, spec.zone).astimezone(UTC)


def _machine_clock() -> datetime:
    return datetime.now(UTC)


def _to_stderr(text: str) -> None:
    sys.stderr.write(text + "\n")


def run_forever(
    job: Callable[[], object],
    spec: str,
    *,
    time_zone: str = "",
    last_success: datetime | None = None,
    clock: Callable[[], datetime] = _machine_clock,
    sleep: Callable[[float], None] = time.sleep,
    say: Callable[[str], None] = _to_stderr,
) -> None:
    """Runs the job whenever it is due, at once if one was missed, until Ctrl-C.

    `spec` is the configuration's "monday 07:00" on the clock of `time_zone`. A job that raises
    FinderError or SourceError is said and tried again after an hour; anything else is a bug and passes
    through. Raises ValueError when `spec` or `time_zone` is neither.
    """
    duty = Duty(job, weekly(spec, time_zone), last_success, say)
    wake = Scheduler()
    wake.every(_WAKE).seconds.do(lambda: duty.look(clock()))
    try:
        while True:
            # run_pending would trust schedule's naive clock: set back, or in autumn, it would sleep on
            wake.run_all()
            sleep(min(max(wake.idle_seconds or 0.0, 1.0), _WAKE))
    except KeyboardInterrupt:
        say("Stopped.")


class Duty:
    """A job, when it last succeeded, and when it may be tried again."""

    def __init__(
        self,
        job: Callable[[], object],
        spec: Weekly,
        last_success: datetime | None,
        say: Callable[[str], None],
    ) -> None:
        self.job, self.spec, self.last_success, self.say = job, spec, last_success, say
        self.not_before: datetime | None = None

    def look(self, now: datetime) -> None:
        """Runs the job if it is due and not waiting after a failure."""
        if (self.not_before and now < self.not_before) or not due(now, self.spec, self.last_success):
            return
        try:
            self.job()
        except (FinderError, SourceError) as error:
            self.not_before = now + RETRY_AFTER
            self.say(f"The weekly run failed: {error} It is tried again at {self._clock(self.not_before)}.")
        else:
            self.last_success, self.not_before = now, None
            self.say(f"Next run: {self._clock(upcoming(now, self.spec))}.")

    def _clock(self, moment: datetime) -> str:
        return f"{moment.astimezone(self.spec.zone):%A %d %B %Y, %H:%M}"
