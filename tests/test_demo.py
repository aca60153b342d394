"""The demo needs nothing, shows everything a week gives, says the same each time, and calls nobody."""

from __future__ import annotations

import re
import socket
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from finder.cli import run
from tests.commands import Said, apart

HEAD = re.compile(r"^ {0,2}(\d+)  (\S.*?) · .* · score (\d+\.\d\d) · id (\d+)$", re.MULTILINE)
TERM = re.compile(r"^ {4}(-?\d+\.\d\d) [a-z]+ +\S", re.MULTILINE)
HOOK = re.compile(r"^ {4}hook +\S", re.MULTILINE)
SOURCE = re.compile(r"\((?:pmid:\d+|https?://\S+|alumni:\S+#\d+)\)")
HERE = "127.0.0.1"
NOTHING = {"FINDER_CONFIG": "", "NCBI_API_KEY": "", "HTTP_PROXY": "", "HTTPS_PROXY": "", "ALL_PROXY": ""}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    """An empty folder, and what `finder demo` said there, with no configuration to be found."""
    folder, nobody = tmp_path_factory.mktemp("empty"), str(tmp_path_factory.mktemp("nobody"))
    return folder, apart("demo", cwd=folder, **NOTHING, HOME=nobody, XDG_CONFIG_HOME=nobody)


@pytest.fixture(scope="module")
def second(first: tuple[Path, Said]) -> tuple[Said, list[str]]:
    """The same again in this process, and every host that was looked up or connected to meanwhile."""
    called: list[str] = []
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()) as out, redirect_stderr(
        StringIO()
    ) as err:
        patch.chdir(first[0])
        _watch_sockets(patch, called)
        status = run(["demo"])
    return Said(status, out.getvalue(), err.getvalue()), called


def _watch_sockets(patch: pytest.MonkeyPatch, called: list[str]) -> None:
    connect, lookup = socket.socket.connect, socket.getaddrinfo

    def connecting(self: socket.socket, address: Any) -> None:
        called.append(str(address[0] if isinstance(address, tuple) else address))
        if called[-1] != HERE:
            raise OSError("the demo tried to leave this machine")
        connect(self, address)

    def looking(host: Any, *more: Any, **options: Any) -> Any:
        called.append(str(host))
        return lookup(host, *more, **options)

    patch.setattr(socket.socket, "connect", connecting)
    patch.setattr(socket, "getaddrinfo", looking)


def cards(said: Said) -> list[str]:
    """The text of each target, from its head line to the next."""
    text = said.out[: said.out.index("\nRan:")]
    starts = [match.start() for match in HEAD.finditer(text)]
    return [text[one:two] for one, two in zip(starts, [*starts[1:], len(text)], strict=True)]


def test_ten_targets_each_with_a_score_reasons_and_a_hook(first: tuple[Path, Said]) -> None:
    _folder, said = first
    assert said.status == 0 and "Traceback" not in said.out + said.err
    assert [int(match[1]) for match in HEAD.finditer(said.out)] == list(range(1, 11))
    for card in cards(said):
        head = HEAD.match(card)
        assert head and len(TERM.findall(card)) >= 2
        assert sum(map(float, TERM.findall(card))) <= float(head[3]) + 0.02 * len(TERM.findall(card))
        assert HOOK.search(card)
        assert SOURCE.search(" ".join(card[HOOK.search(card).start() :].split()))  # type: ignore[union-attr]


def test_targets_come_best_first_and_each_once(first: tuple[Path, Said]) -> None:
    heads = HEAD.findall(first[1].out)
    scores = [float(score) for _rank, _name, score, _id in heads]
    assert scores == sorted(scores, reverse=True)
    assert len({person for *_, person in heads}) == 10


def test_then_where_digest_database_and_next_commands_are(first: tuple[Path, Said]) -> None:
    folder, said = first
    tail = said.out[said.out.index("\nRan:") :]
    named = [Path(path) for path in re.findall(r"^(?:Digest|Database): +(\S+)$", tail, re.MULTILINE)]
    assert {path.suffix for path in named} == {".html", ".txt", ".md", ".db"}
    assert all(path.is_file() and path.is_relative_to(folder) and path.stat().st_size for path in named)
    assert tail.index("Digest:") < tail.index("Database:") < tail.index("Next:")
    assert "Not done:" in tail and "404" in tail


def test_the_next_command_it_names_works(first: tuple[Path, Said]) -> None:
    folder, said = first
    words = re.search(r"^Next: +finder (.+)$", said.out, re.MULTILINE)
    assert words
    targets = apart(*words[1].split(), "--limit", "1000", "--json", cwd=folder, **NOTHING)
    assert targets.status == 0
    ranked = {target["person_id"]: (target["name"], f"{target['score']:.2f}") for target in targets.json}
    for _rank, name, score, person in HEAD.findall(said.out):
        assert ranked[int(person)] == (name.partition(",")[0], score)


def test_it_leaves_nothing_outside_its_own_folder(first: tuple[Path, Said]) -> None:
    assert [path.name for path in first[0].iterdir()] == ["finder-demo"]


def test_a_second_run_prints_the_same(first: tuple[Path, Said], second: tuple[Said, list[str]]) -> None:
    assert second[0].status == 0
    assert second[0].out == first[1].out


def test_only_this_machine_is_ever_connected_to(second: tuple[Said, list[str]]) -> None:
    _said, called = second
    assert len(called) > 20  # searches, record batches, pages: the watching itself works
    assert set(called) == {HERE}
