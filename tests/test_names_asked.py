"""A typed name means whom a person would mean by it, and a misspelled one nobody: that is asked back."""

from __future__ import annotations

import pytest

from finder.names import Fit, fit, likeness

STORED = (  # name, family, given
    ("Calista Moorhouse", "Moorhouse", "Calista"),
    ("Daniel R Hartwell", "Hartwell", "Daniel R"),
    ("Daniel K Hartwell", "Hartwell", "Daniel K"),
    ("Étienne Duquesne-Roy", "Duquesne-Roy", "Étienne"),
    ("Anna van der Berg", "van der Berg", "Anna"),
    ("Robert Quill Jr", "Quill", "Robert"),
    ("Robert Quill III", "Quill", "Robert"),
    ("Wei Li", "Li", "Wei"),
)
C, DR, DK, E, B, JR, III, LI = (name for name, *_ in STORED)


def meant(text):
    fits = {stored[0]: fit(text, *stored) for stored in STORED}
    best = max(fits.values())
    return {name for name, each in fits.items() if each == best} if best else set()


@pytest.mark.parametrize(("text", "who"), [
    ("Moorhouse", {C}), ("MOORHOUSE", {C}), ("Dr. Moorhouse", {C}), ("Prof. Dr. Moorhouse", {C}),
    ("Moorhouse, Calista", {C}), ("moorhouse, calista", {C}), ("Moorhouse, C.", {C}), ("Moorhouse C", {C}),
    ("Moorhouse Calista", {C}), ("C. Moorhouse", {C}), ("Dr. Calista Moorhouse", {C}),
    ("Calista Moorhouse, MD, FACS", {C}), ("Calista  Moorhouse", {C}), ("  calista moorhouse ", {C}),
    ("Calista M Moorhouse", {C}),
    ("Hartwell", {DR, DK}), ("Daniel Hartwell", {DR, DK}), ("Dan Hartwell", {DR, DK}),
    ("Hartwell Daniel", {DR, DK}), ("Daniel K. Hartwell", {DK}), ("Hartwell, Daniel R", {DR}),
    ("D Hartwell", {DR, DK}),
    ("etienne duquesne roy", {E}), ("Duquesne Roy", {E}), ("Duquesne", {E}), ("Roy", {E}),
    ("E. Duquesne-Roy", {E}), ("Li Wei", {LI}), ("Li", {LI}),
    ("van der Berg", {B}), ("Berg", {B}), ("Anna Berg", {B}),
    ("Quill", {JR, III}), ("Robert Quill, Jr.", {JR}), ("Robert Quill III", {III}), ("Bob Quill", {JR, III}),
])
def test_whom_a_person_would_mean(text, who):
    assert meant(text) == who


@pytest.mark.parametrize("text", [
    "Morehouse", "Calsita Moorhouse", "Peter Moorhouse", "Calista", "Daniel Q Hartwell", "Robert Quill Sr",
    "Bin Li", "Ann Moorhouse Hartwell", "Van Moorhouse", "", " ", "-", "'", "🙂", "Dr.", "MD", "#",
    "x" * 5000,
])
def test_another_or_a_misspelled_name_means_nobody(text):
    assert meant(text) == set()


def test_an_exact_name_goes_before_one_that_it_may_mean_too():
    fits = [fit("Daniel Hartwell", name, "Hartwell", given) for name, given in (
        ("Daniel Hartwell", "Daniel"), ("Daniel R Hartwell", "Daniel R"), ("D Hartwell", "D"))]
    assert fits == [Fit.EXACT, Fit.SAME, Fit.POSSIBLE]


def test_a_name_of_before_is_found_where_a_source_prints_it():
    assert fit("Calista Thorn", *STORED[0], ["Calista Moorhouse", "Calista Thorn"]) is Fit.SAME
    assert fit("Calista Thorn", *STORED[0]) is Fit.NO


def test_a_stored_person_without_a_name_fits_nothing():
    assert fit("Calista Moorhouse", "", "", "") is Fit.NO


@pytest.mark.parametrize(("text", "near"), [
    ("Morehouse", C), ("Calsita Morehouse", C), ("Peter Moorhouse", C), ("Calista", C), ("Duquense", E),
    ("Hartwel, Daniel K", DK),
])
def test_the_nearest_name_to_a_misspelled_one(text, near):
    assert max(STORED, key=lambda stored: likeness(text, stored[0]))[0] == near


def test_what_is_no_name_is_like_none():
    assert likeness("", C) == likeness("🙂", C) == likeness(C, "") == 0
    assert likeness("hernia mesh infection", C) < 60 < 80 < likeness("Morehouse", C) < likeness(C, C) == 100
