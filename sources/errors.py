"""What can go wrong while reading the world; one root, so that a caller can tell it from a bug."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class SourceError(Exception):
    """Something outside could not be fetched or read. The message is a sentence with the next step."""


class FetchError(SourceError):
    """A page could not be fetched: no answer, a refusal, or an answer that is not what was asked."""


class RefusedError(FetchError):
    """A page may not be fetched: robots.txt, a private address, a scheme that is not http(s)."""


class AskedToWaitError(FetchError):
    """A server wants to be left alone for longer than a run waits: nothing else is asked of it now."""


class QueryError(SourceError):
    """PubMed did not take a query as written; the configuration must change, a retry will not help."""


class ReadError(SourceError):
    """A page arrived but is not what this source can read: cut short, another format, a bomb."""


class EmptiedPageError(ReadError):
    """A page that listed people now lists none: refused, not believed."""


class AskAgainError(ReadError):
    """An answer that is none. `instead` are the requests to make in its place; none left: give up.

    `wait` is the least time in seconds before that.
    """

    def __init__(self, message: str, instead: Sequence[Any] = (), wait: float = 0.0) -> None:
        self.instead, self.wait = tuple(instead), wait
        super().__init__(message)


class TransientError(AskAgainError):
    """The service is busy, down, or was cut off; the same request may work later."""


class ExpiredHistoryError(AskAgainError):
    """PubMed forgot the search that a page was to come from: search again."""


class CapError(AskAgainError):
    """More records than PubMed lists for one search: divide it."""


class KeyRefusedError(FetchError):
    """NCBI does not take the API key: nothing else can be asked with it."""
