"""The frame of every command: exit statuses, streams, and that no error reaches the user as a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import click
import pytest

from finder.cli import finder as group
from finder.cli import people, session
from finder.errors import FinderError
from sources.errors import FetchError
from tests.commands import ROOT, apart, within

LISTS = (
    ["targets"], ["search", "surgery"], ["show", "1"], ["digest"], ["contacts", "list"], ["programs", "list"],
    ["review"], ["doctor"],
)


@pytest.fixture
def finder(capsys, home):
    return within(capsys)


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_json_is_one_document_and_nothing_else(finder, words):
    said = finder(*words, "--json")
    assert said.status in (0, 1 if words == ["doctor"] else 0)
    assert isinstance(said.json, (list, dict))
    assert not said.err


@pytest.mark.parametrize("words", LISTS[:-2], ids=" ".join)
def test_without_json_it_is_text_for_people(finder, words):
    said = finder(*words)
    assert (said.status, said.err) == (0, "")
    with pytest.raises(json.JSONDecodeError):
        json.loads(said.out)


@pytest.mark.parametrize("words", [
    ["nonsense"], ["targets", "--nonsense"], ["targets", "--limit", "0"], ["targets", "--limit", "many"],
    ["search"], ["export", "carrier-pigeon"], ["digest", "--format", "scroll"], ["contacts", "log", "one"],
], ids=" ".join)
def test_wrong_usage_is_2_and_says_what_is_right(finder, words):
    said = finder(*words)
    assert said.status == 2
    assert not said.out
    assert "Usage:" in said.err and "Error:" in said.err


def test_help_and_version_are_0(finder):
    for words in (["--help"], ["targets", "--help"], ["--version"]):
        assert finder(*words).status == 0


@pytest.mark.parametrize(("raised", "status", "words"), [
    (FinderError("The tide is out. Wait for it."), 1, "The tide is out. Wait for it."),
    (FetchError("No answer. Try later."), 1, "No answer. Try later."),
    (click.Abort(), 130, "Stopped."),
    (KeyboardInterrupt(), 130, "Stopped."),
])
def test_what_a_command_raises_becomes_a_sentence(finder, monkeypatch, raised, status, words):
    def fail(*_: object) -> None:
        raise raised
    monkeypatch.setattr(people, "latest_cards", fail)
    said = finder("targets")
    assert said.status == status
    assert words in said.err
    assert not said.out


def test_a_bug_leaves_a_report_and_no_traceback(finder, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(people, "latest_cards", lambda *_: {}["missing"])
    said = finder("targets")
    assert said.status == 1
    report, = tmp_path.glob("finder-error-*.txt")
    assert str(report) in said.err
    assert "KeyError: 'missing'" in report.read_text()


def test_a_bug_on_a_full_disk_is_still_a_sentence(finder, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")
    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    monkeypatch.setattr(people, "latest_cards", lambda *_: {}["missing"])
    said = finder("targets")
    assert said.status == 1
    assert "mistake in finder" in said.err
    assert "KeyError" in said.err


@pytest.mark.parametrize("folder", ["nowhere", "empty"])
def test_a_config_folder_without_configuration_is_2(finder, tmp_path, folder):
    (tmp_path / "empty").mkdir()
    said = finder("--config", tmp_path / folder, "targets")
    assert said.status == 2
    assert "finder init" in said.err


def test_no_configuration_at_all_is_2_and_names_init(tmp_path):
    said = apart("targets", cwd=tmp_path, HOME=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path), FINDER_CONFIG="")
    assert said.status == 2
    assert "finder init" in said.err
    assert "Traceback" not in said.err


def test_a_reader_that_goes_away_is_no_error(home):
    finder = subprocess.Popen(
        [sys.executable, "-m", "finder", "targets", "--limit", "500", "--json"], cwd=ROOT,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "FINDER_CONFIG": str(home / "config")},
    )
    assert finder.stdout and finder.stderr
    finder.stdout.readline()
    finder.stdout.close()
    said = finder.stderr.read()
    finder.stderr.close()
    assert (finder.wait(30), said) == (0, b"")


def test_a_reader_that_left_before_a_short_answer_is_no_error(home):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "finder", "contacts", "list"], cwd=ROOT, stdout=write, stderr=subprocess.PIPE,
        env={**os.environ, "FINDER_CONFIG": str(home / "config")}, timeout=30,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_every_command_of_the_groups_is_reachable(finder):
    def paths(command: click.Command, way: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
        if not isinstance(command, click.Group):
            return [way]
        return [p for name, sub in command.commands.items() for p in paths(sub, (*way, name))]
    for way in paths(group):
        said = finder(*way, "--help")
        assert said.status == 0
        assert said.out.startswith(f"Usage: finder {' '.join(way)}")


@pytest.mark.parametrize("text", ["tomorrow", "2026-13-01", "23.11.2026", "2026"])
def test_a_moment_that_is_no_date_is_refused(text):
    with pytest.raises(FinderError, match="Write it as 2026-11-23"):
        session.moment(text)


def test_a_moment_always_has_a_zone():
    assert session.moment("2026-11-23").tzinfo
    assert session.moment("2026-11-23T07:00:00-04:00").utcoffset()
    assert session.now().tzinfo
