"""Says what is worth asking again, how long to wait before it, and what to tell when it was in vain."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

from sources.errors import AskedToWaitError, FetchError

T = TypeVar("T")
LONGEST_WAIT = 60.0  # seconds: whoever asks for more with Retry-After is left to the next run
_jitter = random.SystemRandom().random


class FailedTryError(Exception):
    """One try failed in a way that the next may not. `retry_after` is in seconds, None if not said."""

    def __init__(self, why: str, retry_after: float | None = None) -> None:
        super().__init__(why)
        self.why, self.retry_after = why, retry_after


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110 10.2.3), at least 0; None if unreadable.

    `now` is the time of the answer: a header may name a date.
    """
    value = value.strip()
    try:
        if value.isascii() and value.isdigit():
            seconds = float(value)
        else:
            then = parsedate_to_datetime(value)
            then = then if then.tzinfo else then.replace(tzinfo=UTC)
            seconds = (then - now).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
    return max(seconds, 0.0)


def backoff(tries: int, first: float) -> float:
    """Seconds before the next try: doubled each time, half of it by chance, so that clients spread."""
    return float(min(first * 2 ** (tries - 1), LONGEST_WAIT) * (0.5 + _jitter() / 2))


def retrying(attempt: Callable[[], T], *, tries: int, wait: Callable[[int, FailedTryError], None],
             what: str, then: str) -> T:
    """The first answer of at most `tries` attempts. `wait` sleeps between them.

    Raises FetchError after the last: what was asked, why it failed, and `then`, the next step; and
    AskedToWaitError as soon as the server asks for more patience than LONGEST_WAIT.
    """
    for number in range(1, tries + 1):
        try:
            return attempt()
        except FailedTryError as error:
            if error.retry_after is not None and error.retry_after > LONGEST_WAIT:
                raise AskedToWaitError(
                    f"{what} could not be fetched: {error.why}, and asks to be left alone for "
                    f"{error.retry_after:.0f} seconds. The next run asks again.") from error
            if number == tries:
                raise FetchError(f"{what} could not be fetched: {error.why}, "
                                 f"after {tries} tries. {then}") from error
            wait(number, error)
    raise ValueError("tries must be at least 1")
