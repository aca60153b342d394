"""Bad input is answered with a sentence and the next step, and what the last good run made still stands."""

from __future__ import annotations

import re
import socket
import sqlite3
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from finder.demo.eutils import EutilsServer
from finder.pipeline import asking
from finder.store import Lock, open_store
from sources.fetch import Fetcher
from tests.commands import ROOT, Said, within
from tests.invented_pubmed import document

STRATA = (
    "articles", "mentions", "people", "opportunities", "hooks", "contacts", "verdicts", "digests", "shown",
)


def digests(home: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted((home / "digests").iterdir())}


def rows(home: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the database holds, read without finder: not even a migration may have happened to it."""
    with sqlite3.connect(f"file:{home / 'finder.db'}?mode=ro", uri=True) as db:
        return {name: sorted(map(repr, db.execute(f"SELECT * FROM {name}"))) for name in STRATA}


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """The real fetcher, whose pauses between two tries take no time."""
    monkeypatch.setattr(asking, "Fetcher", partial(Fetcher, sleep=lambda seconds: None))


@pytest.fixture
def kept(home, capsys):
    """The home with a contact, and what it held before the fault."""
    finder = within(capsys)
    assert finder("contacts", "add", "1").status == 0
    return home, finder, digests(home), rows(home)


def edit(home: Path, old: str, new: str, name: str = "finder.toml") -> None:
    path = home / "config" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def without_pages(home: Path) -> None:
    path = home / "config" / "programs.toml"
    path.write_text(re.sub(r"(?ms)^pages = \[.*?\]\n", "", path.read_text("utf-8")), "utf-8")


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def base_url(home: Path, url: str) -> None:
    edit(home, 'base_url = "http://127.0.0.1:9/entrez/eutils/"', f'base_url = "{url}"')


CONFIGURATION = {
    "broken TOML": (lambda h: edit(h, 'name = "Jordan', 'name = Jordan'), "not valid TOML"),
    "unknown key": (lambda h: edit(h, "skills =", "skils ="), "skills"),
    "unknown table": (lambda h: edit(h, "[schedule]", "[shedule]"), "schedule"),
    "bad e-mail": (lambda h: edit(h, "castellane@tradewinds.example", " at home"), "jordan. at home"),
    "unknown interest": (lambda h: edit(h, '"acute-care"', '"acute-cair"'), "acute-care"),
    "unknown state": (lambda h: edit(h, '"WI"', '"Wisconsin State"'), "Wisconsin State"),
    "unknown weight": (lambda h: edit(h, "[schedule]", "[weights]\nalumi = 2\n[schedule]"), "alumni"),
    "no finder.toml": (lambda h: (h / "config" / "finder.toml").unlink(), "finder init"),
    "latin-1": (lambda h: (h / "config" / "finder.toml").write_bytes(b'[you]\nname = "Jos\xe9"\n'), "UTF-8"),
    "broken programs": (lambda h: edit(h, 'acgme = "4409900001"', 'acgme = "44"', "programs.toml"), "acgme"),
    "a missing list": (lambda h: edit(h, "[paths]\n", '[paths]\nalumni = "gone.csv"\n'), "gone.csv"),
    "negative targets": (lambda h: edit(h, "targets = 10", "targets = -1"), "targets"),
}


@pytest.mark.parametrize("fault", CONFIGURATION)
@pytest.mark.parametrize("words", [["run"], ["targets", "--json"]], ids=" ".join)
def test_a_configuration_fault_is_2_and_nothing_is_touched(kept, fault, words):
    home, finder, before, stored = kept
    spoil, said_of = CONFIGURATION[fault]
    spoil(home)
    said: Said = finder(*words)
    assert said.status == 2
    assert said_of in said.err
    assert not said.out
    assert (digests(home), rows(home)) == (before, stored)


def test_all_configuration_faults_are_said_at_once(kept):
    home, finder, before, stored = kept
    for fault in ("unknown key", "bad e-mail", "unknown interest", "broken programs", "negative targets"):
        CONFIGURATION[fault][0](home)
    said = finder("run")
    assert said.status == 2
    for word in ("skills", "jordan. at home", "acute-care", "programs.toml", "targets"):
        assert word in said.err
    assert said.err.count("\n  - ") >= 5
    assert (digests(home), rows(home)) == (before, stored)


@pytest.mark.parametrize("words", [["run"], ["run", "--dry-run"], ["search", "--live", "Ada"]], ids=" ".join)
def test_a_refused_key_is_2_for_every_command_that_asks_ncbi(kept, words, monkeypatch):
    home, finder, before, _ = kept
    without_pages(home)
    monkeypatch.setenv("NCBI_API_KEY", "mistyped")
    with EutilsServer([document([])], valid_keys=["right"]) as server:
        base_url(home, server.base_url)
        said = finder(*words)
    assert (said.status, said.out) == (2, "")
    assert "NCBI_API_KEY" in said.err and "mistyped" not in said.err
    assert digests(home) == before


def test_no_network_is_said_and_the_week_before_stands(kept):
    home, finder, before, stored = kept
    without_pages(home)
    base_url(home, f"http://127.0.0.1:{closed_port()}/")
    said = finder("run", "--now", "2026-11-30")
    assert said.status in (1, 3)
    assert re.search(r"connect|refused|reach", said.out + said.err, re.I)
    after = digests(home)
    assert {name: after[name] for name in before} == before
    now = rows(home)
    for name in ("articles", "contacts", "verdicts"):
        assert now[name] == stored[name]
    for name in ("mentions", "people"):
        assert len(now[name]) == len(stored[name])
    assert set(stored["digests"]) <= set(now["digests"])


def test_no_network_leaves_a_dry_run_and_a_live_search_in_part(kept):
    home, finder, before, stored = kept
    without_pages(home)
    base_url(home, f"http://127.0.0.1:{closed_port()}/")
    for words in (["run", "--dry-run"], ["search", "--live", "Lindqvist"]):
        said = finder(*words)
        assert said.status in (1, 3), words
        assert "127.0.0.1" in said.out + said.err
    assert digests(home) == before
    assert rows(home)["articles"] == stored["articles"]


LISTS = {
    "wrong header": (b"who,when\nAda Nowhere,2019\n", "name"),
    "no header": (b"Ada Nowhere,2019\nBo Somewhere,2020\n", "name"),
    "binary": (bytes(range(256)) * 8, "alumni.csv"),
    "empty": (b"", "name"),
}


@pytest.mark.parametrize("fault", LISTS)
def test_a_bad_alumni_list_is_named_and_the_rest_of_the_week_is_done(kept, fault):
    home, finder, before, _ = kept
    without_pages(home)
    base_url(home, f"http://127.0.0.1:{closed_port()}/")
    content, word = LISTS[fault]
    (home / "config" / "alumni.csv").write_bytes(content)
    said = finder("run", "--now", "2026-11-30")
    assert said.status in (1, 3)
    assert word in said.out + said.err
    assert before.items() <= digests(home).items()
    assert finder("doctor").status == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_an_alumni_list_in_any_usual_encoding_is_read(home, capsys, encoding):
    text = "name,class_year\r\nZoë Nørgaard,2015\r\n"
    (home / "config" / "alumni.csv").write_bytes(text.encode(encoding))
    said = within(capsys)("doctor")
    assert "names people" in said.out
    assert "no alumni" not in said.out


def newer(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("""INSERT INTO _sqlite_migrations (migration_set, name, applied_at)
                      VALUES ('finder', 'm999_later', '')""")
    db.close()


def cut(path: Path) -> None:
    path.write_bytes(b"this is a letter, not a database, and long enough to be taken for one" * 20)


@pytest.mark.parametrize(("spoil", "word"), [(newer, "newer finder"), (cut, "no SQLite database")])
@pytest.mark.parametrize("words", [["run"], ["targets"], ["contacts", "list"]], ids=" ".join)
def test_a_database_that_cannot_be_used_is_1_and_left_as_it_is(home, capsys, spoil, word, words):
    finder, before = within(capsys), digests(home)
    spoil(home / "finder.db")
    held = (home / "finder.db").read_bytes() if spoil is cut else rows(home)
    said = finder(*words)
    assert said.status == 1
    assert word in said.err
    assert held == ((home / "finder.db").read_bytes() if spoil is cut else rows(home))
    assert digests(home) == before
    assert finder("doctor").status == 1


def test_a_full_disk_is_1_and_the_week_before_stands(kept):
    home, _, before, stored = kept
    without_pages(home)
    base_url(home, f"http://127.0.0.1:{closed_port()}/")
    code = ("import resource, sys; from finder.cli import run; "
            "import finder.pipeline.asking as a; from functools import partial; "
            "a.Fetcher = partial(a.Fetcher, sleep=lambda s: None); "
            "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); "
            "sys.exit(run(['run', '--now', '2026-11-30']))")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, timeout=60)
    said = done.stderr.decode()
    assert done.returncode == 1
    assert "Traceback" not in said
    assert "mistake in finder" not in said, said
    assert re.search(r"disk|space|large", said)
    assert digests(home) == before
    with open_store(home) as store:
        assert store.integrity() == ()
    assert rows(home)["contacts"] == stored["contacts"]


def test_two_runs_at_once_are_refused(kept):
    home, finder, before, stored = kept
    with Lock(home):
        said = finder("run")
    assert said.status == 1
    assert "Another finder" in said.err
    assert (digests(home), rows(home)) == (before, stored)
