"""A week in which PubMed has no record is told as such, and what the weeks before found still stands."""

from __future__ import annotations

import pytest

from finder.demo.eutils import EutilsServer
from finder.demo.pubmed_record import article_set
from tests.commands import within
from tests.test_bad_input import base_url, digests, rows, without_pages


@pytest.mark.slow
def test_a_week_without_a_record_loses_nothing(home, capsys):
    finder = within(capsys)
    finder("contacts", "add", "1")
    before, stored = digests(home), rows(home)
    without_pages(home)
    with EutilsServer([article_set([], {})]) as server:
        base_url(home, server.base_url)
        said = finder("run", "--now", "2026-11-30")
    assert said.status in (0, 3)
    assert before.items() <= digests(home).items()
    now = rows(home)
    assert all(now[name] == stored[name] for name in ("articles", "contacts", "verdicts"))
    assert set(stored["digests"]) <= set(now["digests"])
