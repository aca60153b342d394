"""What the user should look at: attributions that are not sure, as two sides to compare."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from finder.store import Store, believed, decided

MOST = 20


def doubts(store: Store) -> list[dict[str, Any]]:
    """Up to 20 unsure attributions: the mention in doubt, the surest mention of the person, and why."""
    known = {(v.one, v.other) for v in decided.verdicts(store.db)}
    found = []
    for row in believed.unsure(store.db):
        pair = tuple(sorted((row["one"], row["other"])))
        if pair in known:
            continue
        found.append(
            {
                "person": row["person"],
                "name": row["name"],
                "bin": row["bin"],
                "because": [label for label, _ in json.loads(row["because"])],
                "one": {"locator": row["one"], "printed": row["one_printed"], "what": row["one_what"]},
                "other": {
                    "locator": row["other"],
                    "printed": row["other_printed"],
                    "what": row["other_what"],
                },
            }
        )
    return found[:MOST]


def unknown_locators(store: Store, locators: Iterable[str]) -> list[str]:
    """Those of these locators that no stored mention has."""
    return [at for at in locators if not believed.blocks_of(store.db, [at])]
