"""Credentials: told from names by capitals, dots and commas, and taken off in the order they are printed."""

from __future__ import annotations

import pytest

from sources.printed_name.credentials import degree, is_degree_key, suffix, without_credentials


def test_degree_needs_its_capitals_unless_a_comma_stands_before_it():
    assert degree("MD") == "MD"
    assert degree("Ma") == ""
    assert degree("phd", after_comma=True) == "PhD"
    assert degree("Ma", after_comma=True) == ""


@pytest.mark.parametrize(
    ("token", "usual"),
    [
        ("M.D.", "MD"),
        ("PH.D.", "PhD"),
        ("FACS", "FACS"),
        ("PA-C", "PA-C"),
        ("MBBCH", "MBBCh"),
        ("MBBCh", "MBBCh"),
        ("HON", ""),
        ("X", ""),
        ("", ""),
    ],
)
def test_a_degree_has_one_spelling(token, usual):
    assert degree(token) == usual


@pytest.mark.parametrize(
    ("token", "usual"), [("CSC", "CSC"), ("C.S.C.", "CSC"), ("CSc", "CSc"), ("C.Sc.", "CSc"), ("csc", "CSc")]
)
def test_a_nurses_certificate_and_a_scholars_degree_are_told_apart_by_case(token, usual):
    assert degree(token, after_comma=True) == usual


@pytest.mark.parametrize(
    ("token", "usual"), [("iii", "III"), ("JR.", "Jr."), ("Senior", "Sr."), ("Vito", ""), ("j-u-n-i-o-r", "")]
)
def test_a_suffix_has_one_spelling_and_is_short(token, usual):
    assert suffix(token) == usual


@pytest.mark.parametrize(
    ("part", "after_comma", "left", "degrees", "suffixes"),
    [
        ("Jane Doe MD PhD", False, "Jane Doe", ["MD", "PhD"], []),
        ("Jane Doe MD-PhD", False, "Jane Doe", ["MD", "PhD"], []),
        ("Jane Doe MD/PhD", False, "Jane Doe", ["MD", "PhD"], []),
        ("John Roe Jr. MD", False, "John Roe", ["MD"], ["Jr."]),
        ("Roe III", False, "Roe III", [], []),
        ("III", True, "", [], ["III"]),
        ("M.D.", True, "", ["MD"], []),
        ("Ma", True, "Ma", [], []),
        ("MaS", True, "MaS", [], []),
        ("MA", True, "", ["MA"], []),
        ("Anh DO", False, "Anh DO", [], []),
        ("THI ANH DO", False, "THI ANH DO", [], []),
        ("JANE ANN MD", False, "JANE ANN", ["MD"], []),
    ],
)
def test_credentials_come_off_the_end_and_a_name_stays(part, after_comma, left, degrees, suffixes):
    assert without_credentials(part, after_comma) == (left, degrees, suffixes)


def test_a_key_is_the_bare_letters():
    assert is_degree_key("mbbs")
    assert not is_degree_key("MBBS")
    assert not is_degree_key("doe")
