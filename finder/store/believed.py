"""What we computed: who is who, and what a run made of them. All of it can be computed again."""

from __future__ import annotations

from finder.store.believed_cards import is_outdated, latest_cards
from finder.store.believed_doubts import unsure, unsure_count
from finder.store.believed_identities import attributions, person_of, save_identities
from finder.store.believed_names import name_people, nearest_people, people_named, summary_fields
from finder.store.believed_rankings import forget_rankings, ranked_on, save_opportunities
from finder.store.believed_scope import (
    blocks_of,
    people_of_run,
    promising_blocks,
    promising_people,
)
from finder.store.believed_shared import shared_ids
from finder.store.numbers import known_people, linked_blocks

__all__ = [
    "attributions", "blocks_of", "forget_rankings", "is_outdated", "known_people", "latest_cards",
    "linked_blocks", "name_people", "nearest_people", "people_named", "people_of_run", "person_of",
    "promising_blocks", "promising_people", "ranked_on", "save_identities", "save_opportunities",
    "shared_ids", "summary_fields", "unsure", "unsure_count",
]
