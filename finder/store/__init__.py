"""The only SQL, by stratum: heard, believed, decided, told; and search over them."""

from __future__ import annotations

from finder.store import believed, decided, heard, search, told
from finder.store.connection import DATABASE, Lock, Store, advice, open_store

__all__ = [
    "DATABASE", "Lock", "Store", "advice", "believed", "decided", "heard", "open_store", "search", "told",
]
