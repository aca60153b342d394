"""What waits how long, and what is said when all tries were in vain."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from sources.errors import AskedToWaitError, FetchError
from sources.fetch.retry import LONGEST_WAIT, FailedTryError, backoff, retry_after, retrying

NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(("value", "seconds"), [
    ("2", 2), ("0", 0), (" 7 ", 7), ("99999", 99999), ("Mon, 23 Nov 2026 12:00:09 GMT", 9),
    ("Mon, 23 Nov 2026 11:00:00 GMT", 0), ("Tue, 24 Nov 2026 12:00:00 GMT", 86_400),
    ("", None), ("soon", None), ("-3", None), ("1.5", None), ("٣", None)])
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


def test_backoff_doubles_with_chance_and_has_an_end() -> None:
    for tries in range(1, 12):
        full = min(0.5 * 2 ** (tries - 1), LONGEST_WAIT)
        assert all(full / 2 <= backoff(tries, 0.5) <= full for _ in range(20))


def test_tries_until_it_works() -> None:
    results = iter([FailedTryError("a"), FailedTryError("b"), "page"])
    waited: list[tuple[int, str]] = []

    def attempt() -> str:
        result = next(results)
        if isinstance(result, FailedTryError):
            raise result
        return result

    answer = retrying(attempt, tries=3, wait=lambda n, e: waited.append((n, e.why)), what="it", then="Wait.")
    assert answer == "page"
    assert waited == [(1, "a"), (2, "b")]


@pytest.mark.parametrize(("asked", "tries"), [(LONGEST_WAIT, 3), (LONGEST_WAIT + 1, 1)])
def test_whoever_asks_for_much_patience_is_not_asked_again(asked: float, tries: int) -> None:
    made = []

    def attempt() -> str:
        made.append(1)
        raise FailedTryError("it answered 503", asked)

    with pytest.raises(FetchError) as caught:
        retrying(attempt, tries=3, wait=lambda n, e: None, what="https://a.example/", then="Try tomorrow.")
    assert len(made) == tries and isinstance(caught.value, AskedToWaitError) is (tries == 1)
    if tries == 1:
        assert "for 61 seconds" in str(caught.value) and "next run" in str(caught.value)


def test_gives_up_with_a_sentence() -> None:
    def attempt() -> str:
        raise FailedTryError("it answered 503")

    with pytest.raises(FetchError) as caught:
        retrying(attempt, tries=3, wait=lambda n, e: None, what="https://a.example/", then="Try tomorrow.")
    assert str(caught.value) == ("https://a.example/ could not be fetched: it answered 503, "
                                 "after 3 tries. Try tomorrow.")
