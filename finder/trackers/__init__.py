"""Feeds for the trackers people already keep: one file per format, one line each in TRACKERS.

A tracker is a function from contacts to the bytes of a file. It is given contacts, never the ranking.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from finder.model import Contact
from finder.trackers import csv_file

TRACKERS: Mapping[str, Callable[[Sequence[Contact]], bytes]] = {
    "csv": csv_file.render,
}
