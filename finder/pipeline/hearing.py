"""Asks the world and keeps what it says, for a week or for one search: the first step of both, and one rule.

The rule: a key that NCBI refuses is the user's to correct, and nothing goes on without them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from finder.collect import Gathered, Meter, gather
from finder.config import Config
from finder.errors import ConfigError
from finder.pipeline import asking, believing
from finder.store import Store, heard


def hear(
    store: Store,
    config: Config,
    now: datetime,
    run: int,
    routes: Mapping[str, str] | None = None,
    meter: Meter | None = None,
    **wanted: Any,
) -> Gathered:
    """Asks, stores what is said, and works out who is who in the name blocks that changed.

    `wanted` is what a weekly run asks, unless said. Raises ConfigError when NCBI refused the key and nobody
    else answered.
    """
    wanted = {**_of_the_week(store, config), **wanted}
    before = believing.waiting(store)
    sources, fetch = asking.registered(config), asking.fetcher(config, now, routes)
    days: dict[str, Any] = {"today": now.date(), "years_back": config.pubmed.years_back}
    gathered = gather(store, sources, fetch, **wanted, **days, run_id=run, progress=meter)
    believing.believe(store, believing.promising_blocks(store, heard.blocks_changed(store.db)))
    if gathered.key_refused and not somebody_answered(gathered, len(wanted["files"] or ())):
        raise ConfigError([gathered.key_refused])
    # of verdicts that wait, those that began to in this run; `finder review` tells all
    return replace(gathered, notes=(*gathered.notes, *believing.waiting(store, before)))


def somebody_answered(gathered: Gathered, lists: int) -> bool:
    """Whether anything was heard but the user's own lists, of which there are so many."""
    return gathered.searches > 0 or gathered.pages > lists


def _of_the_week(store: Store, config: Config) -> dict[str, Any]:
    return {
        "queries": asking.queries(config),
        "pages": asking.pages(config, store),
        "files": asking.files(config),
    }
