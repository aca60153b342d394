"""A contact leaves the program with a hook that still stands, or with why it no longer does."""

from __future__ import annotations

import pytest

from finder.model import Contact
from finder.trackers.accepted import accepted, guarded, standing

KEPT = Contact(1, "Oriel Tambura", hook="You wrote …", hook_source="pmid:99000001")


@pytest.mark.parametrize("why", ["retracted", "concern", "corrected", "deleted", "notice"])
def test_a_hook_on_a_withdrawn_paper_is_blank_and_its_source_says_why(why: str) -> None:
    other = Contact(2, "Bo", hook="Your page …", hook_source="https://x.example/")
    found = standing([KEPT, other], {"pmid:99000001": why, "pmid:99000002": why})
    assert [(c.hook, c.hook_source) for c in found] == [
        ("", f"pmid:99000001, withdrawn: {why}"), (other.hook, other.hook_source)]
    assert [c.id for c in found] == [1, 2]


def test_without_anything_withdrawn_nothing_changes() -> None:
    assert standing([KEPT], {}) == (KEPT,)


def test_who_may_leave_and_which_cells_are_safe() -> None:
    assert accepted([KEPT, Contact(2, "Bo", status="Dismissed ")]) == [KEPT]
    assert (guarded("=1"), guarded("1=1")) == ("'=1", "1=1")
