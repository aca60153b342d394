"""Printed names: every way in which pages print one, and what never may be lost."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sources.printed_name import degree, letters, take_apart
from sources.printed_name.parts import LONGEST

CASES = [
    # printed, given, family, suffix, degrees
    ("Tolliver, Maren J., MD, FACS", "Maren J.", "Tolliver", "", ("MD", "FACS")),
    ("MAREN TOLLIVER", "Maren", "Tolliver", "", ()),
    ("SCOTT J. MCADDER, M.D. FACS", "Scott J.", "McAdder", "", ("MD", "FACS")),
    ("4. Maren Tolliver", "Maren", "Tolliver", "", ()),
    ("• 12) Tolliver, M", "M", "Tolliver", "", ()),
    ("Maria de la Cresta, M.D., Ph.D.", "Maria", "de la Cresta", "", ("MD", "PhD")),
    ("Prof. Dr.-Ing. Hans von Mullbach", "Hans", "von Mullbach", "", ()),
    ("Everett L. Bullard Jr.", "Everett L.", "Bullard", "Jr.", ()),
    ("Charles C. Busk, Jr., M.D.", "Charles C.", "Busk", "Jr.", ("MD",)),
    ("Castellane, Jr., R.", "R.", "Castellane", "Jr.", ()),
    ("HAGIDA Masaro", "Masaro", "Hagida", "", ()),
    ("Wei BAON", "Wei", "Baon", "", ()),
    ("Tim Kwang Ting CHENGO", "Tim Kwang Ting", "Chengo", "", ()),
    ("AN,Hongmi", "Hongmi", "An", "", ()),
    ("Ana Ruizan, PGY-3", "Ana", "Ruizan", "", ()),
    ("Brewer, Professor Stephen", "Stephen", "Brewer", "", ()),
    ("Acob-Nashe, Mari (2017)", "Mari", "Acob-Nashe", "", ()),
    ("Ana Garcia Loperan", "Ana", "Garcia Loperan", "", ()),
    ("Gary St. Clairemont", "Gary", "St. Clairemont", "", ()),
    ("Jane Doe, MD-PhD", "Jane", "Doe", "", ("MD", "PhD")),
    ("Jane Doe MD/PhD", "Jane", "Doe", "", ("MD", "PhD")),
    ("Jane Doe, PA-C", "Jane", "Doe", "", ("PA-C",)),
    ("Mary van der Berg III, M. D.", "Mary", "van der Berg", "III", ("MD",)),
    ("Lect.dr. Ipatova Florina", "Ipatova", "Florina", "", ()),
    ("Adducci, M.Sc. Michele", "Michele", "Adducci", "", ()),
    ("Eric Adlerman, B.Sc. (Toronto), Ph.D., Wexford", "Eric", "Adlerman", "", ("BSc", "PhD")),
    ("Emel ÇELİK", "Emel", "Çelik", "", ()),
]


@pytest.mark.parametrize(("printed", "given_name", "family", "end", "degrees"), CASES)
def test_every_printed_form_comes_apart(printed, given_name, family, end, degrees):
    name = take_apart(printed)
    assert (name.given, name.family, name.suffix, name.degrees) == (given_name, family, end, degrees)


@pytest.mark.parametrize("printed", ["Anh Do", "Wei Ma", "Thi Pa", "Ma, Wei", "Do, Anh"])
def test_a_surname_that_spells_a_degree_stays_a_surname(printed):
    name = take_apart(printed)
    assert name.degrees == ()
    assert name.given
    assert name.family


def test_an_osteopath_called_do_keeps_both():
    name = take_apart("ANH DO, DO")
    assert (name.full, name.degrees) == ("Anh Do", ("DO",))


def test_a_nickname_is_kept_apart_and_a_remark_is_not_one():
    assert take_apart('Joseph "Joe" Smithers MD').nickname == "Joe"
    assert take_apart("Jane (Janie) Doe").nickname == "Janie"
    assert take_apart("Jane Doe (she/her)").nickname == ""


def test_the_full_name_is_given_first_without_title_or_degrees():
    assert take_apart("Dr. DOE, JANE A., M.D., F.A.C.S.").full == "Jane A. Doe"


@given(st.text(max_size=80))
def test_no_text_breaks_it_and_reading_twice_is_equal(text):
    assert take_apart(text) == take_apart(text)


WORD = st.text("abcdefghiklmnorstuvw", min_size=4, max_size=9).map(str.capitalize)


@given(WORD, WORD)
def test_both_orders_read_as_the_same_name(first, last):
    assume(not degree(first.upper()) and not degree(last.upper()))
    one, two = take_apart(f"{first} {last}, MD"), take_apart(f"{last}, {first}, MD")
    if not (one.honorific or two.honorific or one.suffix or two.suffix):
        assert letters(one.full) == letters(two.full)


@pytest.mark.parametrize("tail", [", ", " ", " Maren", ", MD", "("])
def test_of_a_text_without_end_only_the_beginning_is_read(tail):
    endless = "Maren Tolliver, MD" + tail * 20_000
    assert take_apart(endless) == take_apart(endless[:LONGEST])
    assert take_apart("Maren Tolliver, MD" + ", " * 20_000).family == "Tolliver"
