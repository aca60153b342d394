"""A student's list of programs: every filter holds, a name means one program or is asked back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.errors import UsageError
from finder.model import Program, UsImg
from finder.programs import MARKS, Filters, chosen, named, read_list

HARBOR = Program("4409900101", "Harbor University Program", "Harbor University", ("Old Pier Hospital",),
                 "Duluth", "MN", "University", us_img=UsImg(4, 2021, "invented"))
MESA = Program("4409900102", "Mesa Verde Medical Center Program", "Mesa Verde Medical Center", (), "Yuma",
               "AZ", "Community", us_img=UsImg(30, 2021, "invented"))
MERCY_OHIO = Program("4409900103", "Mercy Hill Program", "Mercy Hill Hospital", (), "Toledo", "OH")
MERCY_IOWA = Program("4409900104", "Mercy Hill Program", "Mercy Hill Clinic", (), "Ames", "IA")
ALL = (HARBOR, MESA, MERCY_OHIO, MERCY_IOWA)


def codes(programs):
    return [p.acgme for p in programs]


def found(text: str | bytes):
    return read_list(text if isinstance(text, bytes) else text.encode(), ALL)


@pytest.mark.parametrize(("wanted", "kept"), [
    (Filters(), (MESA, MERCY_IOWA, HARBOR, MERCY_OHIO)),
    (Filters(states=("AZ", "OH")), (MESA, MERCY_OHIO)),
    (Filters(setting="university"), (HARBOR,)),
    (Filters(us_img=4), (MESA, HARBOR)),
    (Filters(us_img=4.1), (MESA,)),
    (Filters(us_img=0), (MESA, HARBOR)),
    (Filters(mark="signal"), (HARBOR,)),
    (Filters(words="hill mercy"), (MERCY_IOWA, MERCY_OHIO)),
    (Filters(words="PIER"), (HARBOR,)),
    (Filters(words="duluth"), (HARBOR,)),
    (Filters(states=("MN",), us_img=10), ()),
], ids=str)
def test_every_filter_that_is_set_must_hold(wanted, kept):
    assert codes(chosen(ALL, {HARBOR.acgme: ("applying", "signal")}, wanted)) == codes(kept)


@pytest.mark.parametrize("text", ["4409900101", " 4409900101 ", "harbor", "Old Pier", "university HARBOR"])
def test_a_code_or_a_unique_name_means_one(text):
    assert named(ALL, text) == HARBOR


def test_an_ambiguous_name_lists_the_codes():
    with pytest.raises(UsageError, match="more than one") as refused:
        named(ALL, "mercy hill")
    assert MERCY_OHIO.acgme in str(refused.value) and MERCY_IOWA.acgme in str(refused.value)


def test_an_unknown_name_lists_the_nearest():
    with pytest.raises(UsageError, match="no program known") as refused:
        named(ALL, "Messa Verda")
    assert MESA.acgme in str(refused.value)


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_names_no_program_even_of_a_list_of_one(text):
    with pytest.raises(UsageError):
        named((HARBOR,), text)


def test_a_list_is_read_by_code_or_by_name():
    read = found("Program,ACGME code\r\nsomething else,4409900101\r\nMesa Verde Medical Center,\r\n")
    assert (codes(read.found), read.unknown) == (codes((HARBOR, MESA)), ())


def test_a_name_in_two_states_needs_the_state():
    assert codes(found("Mercy Hill,OH\n").found) == [MERCY_OHIO.acgme]
    assert codes(found("ia,Mercy Hill Program\n").found) == [MERCY_IOWA.acgme]
    alone = found("Mercy Hill\n")
    assert not alone.found
    assert alone.unknown[0].startswith("Mercy Hill (nearest: 44099001")


def test_an_unknown_row_is_given_back_with_the_nearest():
    read = found("Harbour Universty of Elsewhere,ME\n")
    assert not read.found
    assert read.unknown == (f"Harbour Universty of Elsewhere, ME (nearest: {HARBOR.acgme} {HARBOR.name})",)


def test_a_program_named_twice_is_found_once():
    assert codes(found("Harbor University\n4409900101\nOld Pier Hospital\n").found) == [HARBOR.acgme]


@pytest.mark.parametrize("content", [b"", b"\r\n,,\r\n", b"\xef\xbb\xbfProgram name,State\r\n"])
def test_nothing_in_it_is_nothing_found(content):
    read = found(content)
    assert (read.found, read.unknown) == ((), ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252"])
def test_encodings_of_spreadsheets(encoding):
    read = read_list("Clínica del Río\nHarbor University\n".encode(encoding), ALL)
    assert codes(read.found) == [HARBOR.acgme]
    assert read.unknown[0].startswith("Clínica del Río")


@pytest.mark.parametrize("content", [b"PK\x03\x04\0\0sheet", b"x" * 200_000])
def test_what_is_no_csv_is_refused_with_the_next_step(content):
    with pytest.raises(UsageError, match="Save it as CSV"):
        found(content)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content):
    try:
        read = found(content)
    except UsageError:
        return
    assert set(read.found) <= set(ALL)


def test_marks_are_plain_words_and_one_of_them_says_no():
    assert "not interested" in MARKS
    assert len(set(MARKS)) == len(MARKS)
