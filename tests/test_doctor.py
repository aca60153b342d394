"""The doctor judges facts it is given, and every bad finding says what to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from finder import config, doctor
from finder.doctor import Facts, Finding, examine

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
GOOD = {"now": NOW, "database": "ok", "data": Path("/x"), "free": 10**10, "writable": True,
        "ncbi_email": "a@b.example", "alumni": True, "python": (3, 12), "outdated": (),
        "last_run": {"status": "done", "started_at": "2026-11-16T07:00:00+00:00"}}  # fmt: skip


def bad(**changed: object) -> list[Finding]:
    return [finding for finding in examine(Facts(**(GOOD | changed))) if not finding.ok]  # type: ignore[arg-type]


def test_a_healthy_installation() -> None:
    assert bad() == []


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"problems": ("finder.toml: x.", "y.")}, "finder.toml: x."),
        ({"database": "page 3 is damaged"}, "page 3 is damaged"),
        ({"python": (3, 10)}, "Python 3.10"),
        ({"outdated": ("lxml is not installed",)}, "lxml is not installed"),
        ({"free": 10**6}, "GB free"),
        ({"writable": False}, "may not be written to"),
        ({"ncbi_email": ""}, "no address"),
        ({"alumni_problems": ("a.csv: row 2 has no name.",)}, "row 2"),
        ({"last_run": {"status": "failed", "started_at": "2026-11-22T07:00:00+00:00"}}, "ended as failed"),
        ({"last_run": {"status": "done", "started_at": "2026-11-01T07:00:00+00:00"}}, "22 days old"),
    ],
)
def test_each_illness_is_found_with_its_remedy(changed: dict[str, object], words: str) -> None:
    found = bad(**changed)
    assert words in found[0].what
    assert all(finding.next_step.endswith(".") for finding in found)


def test_the_facts_of_this_machine(tmp_path: Path) -> None:
    demo = config.load(config.shipped_dir() / "demo", {})
    facts = Facts.of(demo.at(tmp_path / "not" / "yet", "http://127.0.0.1:9"), NOW, database=())
    damaged = Facts.of(demo.at(tmp_path, "http://127.0.0.1:9"), NOW, database=("page 3", "index x"))
    assert any("page 3; index x" in f.what for f in examine(damaged) if not f.ok)
    assert facts.writable is True
    assert facts.free is not None
    assert facts.alumni is True
    assert [f.what for f in examine(facts) if not f.ok and "GB free" not in f.what] == []


def test_a_broken_alumni_list_is_found(tmp_path: Path) -> None:
    demo = config.load(config.shipped_dir() / "demo", {})
    for content, words in ((b"%PDF-1.7", "is a PDF"), (b"name,city\n,Dayton\n", "row 1 has no name")):
        (tmp_path / "list.csv").write_bytes(content)
        changed = replace(demo, alumni=tmp_path / "list.csv", data=tmp_path)
        found = [f.what for f in examine(Facts.of(changed, NOW, database="ok")) if not f.ok]
        assert any(words in what for what in found)


def test_versions_are_compared_as_numbers() -> None:
    assert doctor._lacking("pytest>=1.0") == ""
    assert "older than 999" in doctor._lacking("pytest[dev]>=999 ; python_version > '3'")
    assert doctor._lacking("no-such-distribution-here>=1") == "no-such-distribution-here is not installed"
