"""The ways NCBI was seen to fail (APIS.md 1.6, 1.7), each on every Nth request, always the same ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from finder.demo.eutils.documents import (
    Reply,
    error_reply,
    html_reply,
    json_reply,
    rate_limited,
)

FAULTS = (
    "429", "500", "503", "html", "backend", "cut", "unclosed", "reset", "slow", "expired",
    "other_records", "json_for_xml",
)


@dataclass(frozen=True, slots=True)
class FaultPlan:
    """Which requests fail, and how: every `every`-th takes the next of `kinds`, `seed` says where to begin.

    `expired` needs a request that names a history and `other_records`, `json_for_xml` an efetch: other
    requests are then answered well. `slow` waits `slow_seconds` and answers well.
    """

    every: int
    kinds: Sequence[str] = FAULTS
    seed: int = 0
    retry_after: int = 2  # seconds, what NCBI says (sample rate_limited.http429)
    slow_seconds: float = 0.5

    def __post_init__(self) -> None:
        unknown = sorted(set(self.kinds) - set(FAULTS))
        if unknown or not self.kinds or self.every < 1:
            raise ValueError(f"unknown faults {unknown}: take some of {', '.join(FAULTS)}, every 1 or more")

    def kind(self, number: int) -> str:
        """The fault of the `number`-th request, counted from 1; empty when it has none."""
        if number % self.every:
            return ""
        return self.kinds[(number // self.every - 1 + self.seed) % len(self.kinds)]

    def spoil(self, kind: str, endpoint: str, reply: Reply) -> Reply:
        """The failure that takes the place of a good reply."""
        if kind == "429":
            return rate_limited(self.retry_after)
        if kind in ("500", "503"):
            return html_reply(int(kind), "Internal Server Error" if kind == "500" else "Service Unavailable")
        if kind == "html":
            return html_reply(200, "Bad Gateway!")
        if kind == "backend":
            return error_reply(endpoint, reply.is_json, _BACKEND.get(endpoint, _BACKEND["esearch"]))
        if kind == "json_for_xml" and endpoint == "efetch":
            return json_reply({"error": "API rate limit exceeded", "count": "4", "limit": "3"})
        return self._damage(kind, reply)

    def _damage(self, kind: str, reply: Reply) -> Reply:
        half = len(reply.body) // 2
        if kind == "cut":
            return replace(reply, promised=len(reply.body), body=reply.body[:half])
        if kind == "unclosed":
            return replace(reply, body=reply.body[:half])
        if kind == "reset":
            return replace(reply, promised=len(reply.body), body=reply.body[:half], reset=True)
        if kind == "slow":
            return replace(reply, delay=self.slow_seconds)
        return reply


_BACKEND = {
    "esearch": "Search Backend failed: Unable to open connection to #PMQuerySrv?dbaf=pubmed",
    "efetch": " Error: External viewer error: Empty Response. Bytes read: 0 Status: Timeout",
}
