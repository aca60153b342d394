"""The only network: politeness, retries, robots.txt, limits; also replays recordings."""

from __future__ import annotations

from sources.fetch.fetcher import Fetcher
from sources.fetch.recording import Recording

__all__ = ["Fetcher", "Recording"]
