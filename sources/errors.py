"""What can go wrong while reading the world; one root, so that a caller can tell it from a bug."""

from __future__ import annotations


class SourceError(Exception):
    """Something outside could not be fetched or read. The message is a sentence with the next step."""


class FetchError(SourceError):
    """A page could not be fetched: no answer, a refusal, or an answer that is not what was asked."""


class RefusedError(FetchError):
    """A page may not be fetched: robots.txt, a private address, a scheme that is not http(s)."""


class QueryError(SourceError):
    """PubMed did not take a query as written; the configuration must change, a retry will not help."""


class ReadError(SourceError):
    """A page arrived but is not what this source can read: cut short, another format, a bomb."""


class EmptiedPageError(ReadError):
    """A page that listed people now lists none: refused, not believed."""
