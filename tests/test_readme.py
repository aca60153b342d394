"""The README tells the truth: its commands exist, its options exist, its card is the demo's."""

from __future__ import annotations

import re
import shlex
from datetime import UTC, datetime
from pathlib import Path

import click
import pytest

from finder import config as configuration
from finder import demo, pipeline
from finder.cli import finder

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
SHELL = re.findall(r"```sh\n(.*?)```", README, re.S)
LINES = [line for block in SHELL for line in block.splitlines() if "finder " in line]


def commands(line: str) -> list[list[str]]:
    """The finder commands of a line, each as its words."""
    parts = [shlex.split(part, comments=True) for part in line.split("&&")]
    return [words[1:] for words in parts if words and words[0].endswith("/finder")]


@pytest.mark.parametrize("words", [words for line in LINES for words in commands(line)], ids=" ".join)
def test_every_command_and_option_of_the_readme_exists(words):
    rest = words[2:] if words[0] == "--config" else words
    command: click.Command = finder
    while isinstance(command, click.Group) and rest:
        command = command.commands[rest.pop(0)]
    options = {opt for p in command.params for opt in p.opts}
    assert {word for word in rest if word.startswith("--")} <= options


def test_both_sacred_commands_are_there():
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/finder demo" in README
    assert "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/python -m pytest" in README


def test_every_command_is_in_the_readme():
    missing = [name for name in finder.commands if not re.search(rf"\b{name}\b", README)]
    assert not missing


def test_every_command_has_help():
    def bare(group: click.Group) -> list[str]:
        found = [name for name, c in group.commands.items() if not c.help]
        return found + [n for c in group.commands.values() if isinstance(c, click.Group) for n in bare(c)]

    assert not bare(finder)


def test_the_card_is_the_demos(tmp_path):
    """The card shown is what `finder demo` prints into its digest today."""
    card = re.search(r"```text\n(.*?)```", README, re.S).group(1).strip()
    with demo.open_world() as world:
        config = configuration.load(world.config_dir, {}).at(tmp_path, world.eutils_base)
        outcome = pipeline.weekly(config, datetime(2026, 11, 23, 12, tzinfo=UTC), routes=world.routes)
    digest = next(path for path in outcome.paths if path.suffix == ".txt").read_text("utf-8")
    assert card in digest
