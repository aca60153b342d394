"""The tables, in four strata, and how an older database becomes a newer one.

Heard (from sources), believed (computed, can be computed again), decided (by the user, never
recomputed), told (sent out). No hook without evidence, no evidence without a mention, no mention
without a page: each link is a NOT NULL foreign key.
"""

from __future__ import annotations

from finder.schema.migrations import MIGRATIONS

__all__ = ["MIGRATIONS"]
