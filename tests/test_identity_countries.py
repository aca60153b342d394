"""The country of an affiliation stands in its last words, spelled in many ways."""

from __future__ import annotations

import pytest

from finder.identity.countries import COUNTRIES, country
from finder.names import fold

SPELLINGS = [(name, code) for code, names in COUNTRIES.items() for name in names]


@pytest.mark.parametrize(("name", "code"), SPELLINGS)
def test_every_spelling_is_found_at_the_end_of_a_line(name: str, code: str) -> None:
    assert fold(name) == name, "a spelling that folding changes is never met"
    for line in ("Hospital, Amber, {}.", "Hospital, Amber, 12345 {}", "Hospital, {}. ada@hospital.example"):
        assert country((line.format(name.upper()),)) == code


def test_no_spelling_stands_for_two_countries() -> None:
    assert len({name for name, _ in SPELLINGS}) == len(SPELLINGS)


@pytest.mark.parametrize(("line", "code"), [
    ("Department of Surgery, Yalta Valley University, Springfield, OH 45501.", "us"),
    ("Yalta Valley University, Springfield, OH 45501-1234", "us"),
    ("Yalta Valley University, Springfield CA", "us"),
    ("Yalta Valley University, Springfield, Oh my", ""),
    ("Yalta Valley University, Springfield, ZZ 45501", ""),
    ("Hospital, Port Amber, Ontario K1A 0A1", "ca"),
    ("Hospital, Vancouver, BC, Canada V5K 0A1", "ca"),
    ("Hospital, London SW1A 1AA, UK. Electronic address: ada@hospital.example.", "gb"),
    ("China Street Hospital, Port Amber", ""), ("Hospital, Lebanon, USA", "us"),
    ("Hospital for the history of Germany, Port Amber, France", "fr"),
    ("Hospital, Seoul, Korea; and Hospital, Berlin", ""),
    ("Yalta Valley University, Springfield, Massachusetts.", "us"), ("Hospital, Amber, New York 10001", "us"),
    ("Hospital Amber New Mexico", "us"), ("Hospital, Amber, Mass.", "us"), ("Hospital, Amber, N.Y.", "us"),
    ("Hospital, Atlanta, Georgia 30322", "us"), ("Hospital, Batumi, Georgia", "ge"),
    ("Hospital, San Juan, Puerto Rico", "us"),
    ("Hospital, Port Amber, Ont.", "ca"), ("Hospital, Port Amber, ON L8N 3Z5", "ca"),
    ("Hospital, Port Amber, QC", "ca"), ("Hospital, Port Amber, ON Canada", "ca"),
    ("Hospital, Amber, New South Wales", "au"), ("Hospital Amber Wales", "gb"),
    ("Hospital, Amber, U.K.", "gb"), ("Hospital Amber USA", "us"), ("Hôpital Est", ""), ("where we are", ""),
    ("Surgery, Hospital, Amber, DEU", "de"), ("Surgery, Hospital, Seoul, KOR.", "kr"),
    ("Hospital, Amber, Germany (A.B., C.D.-E.).", "de"), ("Hospital, Amber, Canada; and", "ca"),
    ("Hospital, Amber, Italy. E-mail: ada@hospital.example", "it"),
    ("Hospital for the peoples of Chile, Amber", ""), ("Department of Surgery, and", ""),
    ("Hospital", ""), ("", ""), ("....,,,", ""),
])
def test_a_line_names_its_country_or_none(line: str, code: str) -> None:
    assert country((line,)) == code


def test_the_first_line_that_names_one_speaks() -> None:
    silent, french, german = "Department of Surgery", "Hôpital, Lyon, France", "Klinik, Neustadt, Germany"
    assert country((silent, french, german)) == "fr" and country((german, french)) == "de"
    assert country(()) == "" == country((silent,))


def test_only_a_few_lines_and_their_ends_are_read() -> None:
    assert country(("Hospital",) * 4 + ("Hospital, Lyon, France",)) == ""
    assert country(("word " * 3000 + ", Lyon, France",)) == "fr"
    assert country(("France, " + "word " * 100,)) == ""
