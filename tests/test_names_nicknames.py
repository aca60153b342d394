"""Pet names stand for formal ones, from a list that comes with the package."""

from __future__ import annotations

from importlib.resources import files

import pytest

from finder.names.folding import fold
from finder.names.nicknames import formal_initial, formal_initials, initials, nickname

LINES = [line for line in files("finder.names").joinpath("nicknames.txt").read_text("utf-8").splitlines()
         if line and not line.startswith("#")]


@pytest.mark.parametrize(("one", "other", "expected"), [
    ("bob", "robert", True), ("peggy", "margaret", True), ("bill", "billy", True), ("robert", "robert", True),
    ("bob", "william", False), ("zzz", "zzy", False), ("", "", False), ("robert", "margaret", False),
])
def test_nicknames_need_one_formal_name(one: str, other: str, expected: bool) -> None:
    assert nickname(one, other) == nickname(other, one) == expected


def test_every_line_is_a_formal_name_and_its_pet_names_as_folded() -> None:
    assert len(LINES) > 200
    for line in LINES:
        formal, colon, short = line.replace("=", "").partition(": ")
        assert colon and short.split() and formal not in short.split(), line
        assert all(fold(name) == name for name in (formal, *short.split())), line
        assert all(nickname(formal, name) for name in short.split()), line


def test_no_formal_name_has_two_lines() -> None:
    formal = [line.partition(":")[0] for line in LINES]
    assert len(set(formal)) == len(formal)


@pytest.mark.parametrize(("name", "initial"), [
    ("bob", "r"), ("robert", "r"), ("b", "b"), ("peggy", "m"), ("", ""), ("liz", "e"), ("beth", "e"),
    ("tony", "a"), ("drew", "a"), ("gene", "e"),
    ("ted", "t"), ("kathy", "k"), ("jeff", "j"),  # Edward or Theodore; Catherine or Katherine
    ("rita", "r"), ("liam", "l"), ("neil", "n"),  # names in their own right
])
def test_the_initial_of_a_pet_name_is_that_of_all_its_formal_names(name: str, initial: str) -> None:
    assert formal_initial(name) == initial


@pytest.mark.parametrize(("name", "letters"), [
    ("bob", ("r",)), ("ted", ("e", "t")), ("kathy", ("c", "k")), ("jeff", ("g", "j")), ("zzz", ()), ("b", ()),
])
def test_the_initials_of_all_formal_names(name: str, letters: tuple[str, ...]) -> None:
    assert formal_initials(name) == letters


def test_a_pet_name_sorts_with_a_formal_name_of_its_line() -> None:
    for name, initial in initials().items():
        formal = [line for line in LINES if name in line.replace(":", "").split()]
        assert {line[0] for line in formal} == {initial}, name


def test_names_in_their_own_right_are_marked_on_every_line_of_theirs() -> None:
    own = {word[1:] for line in LINES for word in line.split() if word.startswith("=")}
    assert own and not any(name in line.split() for name in own for line in LINES)
