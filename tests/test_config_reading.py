"""Each table of a folder is read to its end, and what is wrong is collected with its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from finder.config import shipped_dir
from finder.config.reading import Reading
from finder.model import UsImg

INTEREST = '[[interest]]\nkey = "colorectal"\nlabel = "Colorectal"\nphrases = ["colectomy"]\n'
PROGRAM = '[[program]]\nacgme = "4409900077"\nname = "Northmoor"\n'
SHARE = 'us_img = {percent = 12, year = 2025, source = "an invented list"}\n'
HOSPITAL = '[[hospital]]\nname = "St. Alder"\nacgme = "4409900077"\n'


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return Reading(tmp_path)


def write(reading: Reading, name: str, text: str) -> None:
    (reading.folder / f"{name}.toml").write_text(text, encoding="utf-8")


def test_a_table_that_the_folder_lacks_is_the_shipped_one(reading: Reading) -> None:
    assert reading.programs() == Reading(shipped_dir()).programs()
    write(reading, "programs", PROGRAM)
    assert [program.name for program in reading.programs()] == ["Northmoor"]
    assert reading.problems == []


def test_a_program_without_a_state_or_a_share_is_read(reading: Reading) -> None:
    write(reading, "programs", PROGRAM + PROGRAM.replace("77", "78") + 'state = "oh"\n' + SHARE)
    bare, full = reading.programs()
    assert (bare.state, bare.us_img) == ("", None)
    assert (full.state, full.us_img) == ("OH", UsImg(12, 2025, "an invented list"))


def test_a_code_may_stand_without_brackets(reading: Reading) -> None:
    write(reading, "teaching_hospitals", HOSPITAL + HOSPITAL.replace('"4409900077"', '["1", "2"]'))
    assert [hospital.acgme for hospital in reading.hospitals()] == [("4409900077",), ("1", "2")]


@pytest.mark.parametrize(("name", "text", "words"), [
    ("interests", INTEREST * 2, 'key "colorectal" stands 2 times; keep one.'),
    ("programs", PROGRAM * 3, 'acgme "4409900077" stands 3 times; keep one.'),
    ("programs", "x = [", "is not valid TOML"),
    ("programs", PROGRAM.replace("name", "nmae"), 'did you mean "name"?'),
    ("hooks", '[[hook]]\nkind = "weather"\ntext = "x"\n', "weather"),
    ("teaching_hospitals", HOSPITAL.replace("acgme", "acgmes"), 'did you mean "acgme"?'),
    ("teaching_hospitals", HOSPITAL.replace('"4409900077"', "[44]"), "[[hospital]] 1 (St. Alder) acgme"),
])
def test_what_is_wrong_is_collected_with_its_file(
    reading: Reading, name: str, text: str, words: str
) -> None:
    write(reading, name, text)
    for table in (reading.interests, reading.programs, reading.hospitals, reading.hooks):
        table()
    assert any(words in problem and f"{name}.toml" in problem for problem in reading.problems)


def test_a_hospital_that_is_wrong_leaves_the_others(reading: Reading) -> None:
    write(reading, "teaching_hospitals", HOSPITAL.replace("acgme", "acgmes") + HOSPITAL)
    assert len(reading.hospitals()) == 1 == len(reading.problems)
