"""Affiliation lines: which program, which kind of department, which place, which school."""

from __future__ import annotations

import pytest

from finder.affiliations import DEPARTMENTS, Atlas, Hospital, department, is_same_school, is_surgical, is_us
from finder.model import Place, Program

PROGRAMS = (
    Program("4400000001", "University of Northfield", "University of Northfield", ("Northfield University",),
            "Northfield", "OH"),
    Program("4400000002", "Westville Medical Center", "Westville Medical Center", (), "Westville", "TX"),
    Program("4400000003", "University of Northfield (Lakeside)", "University of Northfield at Lakeside", (),
            "Lakeside", "OH"),
)  # fmt: skip
HOSPITALS = (
    Hospital("Harrow General Hospital", ("4400000001",), "Northfield", "OH", ("HGH", "Harrow General")),
    Hospital("Mercy Hospital", ("4400000002",), "Westville", "TX", local=("Mercy Hospital", "VA")),
    Hospital("Mercy Hospital", (), "Elsewhere", "TX", local=("Mercy Hospital",)),
    Hospital("Northfield Farm Campus", (), "Farmville", "OH", local=("University of Northfield",)),
    Hospital("Old Twin Hospital", ("4400000001", "4400000002"), "Northfield", "OH"),
)


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas(PROGRAMS, HOSPITALS)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Department of Surgery, University of Northfield, Northfield, OH, USA.", ("4400000001",)),
        ("Dept of Surgery, Univ. of Northfield, Northfield, Ohio 45000", ("4400000001",)),
        ("1Department of Surgery, Harrow General Hosp., Northfield, OH. ann@harrow.example", ("4400000001",)),
        ("Division of Trauma, HGH, Northfield, OH", ("4400000001",)),
        ("Department of Surgery, Mercy Hospital, Westville, TX", ("4400000002",)),
        ("Department of Surgery, Mercy Hospital, Elsewhere, TX", ()),
        ("Department of Surgery, Mercy Hospital, Springfield, USA", ()),
        ("Surgical Service, Veterans Affairs Medical Center, Westville, Texas", ("4400000002",)),
        ("Department of Surgery, University of Northfield, Farmville, OH", ()),
        ("Department of Surgery, University of Northfield at Lakeside, Lakeside, OH", ("4400000003",)),
        ("Department of Surgery, Harow General Hospital, Northfield, Ohio", ("4400000001",)),
        ("Old Twin Hospital, Northfield, OH", ("4400000001", "4400000002")),
        ("Harrow General Hospital, Harrow, UK", ()),
        ("Department of Surgery, Harrow General Hospital, London, Ontario, Canada", ()),
        ("Western University of Northfield, Northfield, OH", ()),
        ("Department of Surgery, University of Nowhere, Columbus, OH", ()),
        ("", ()),
    ],
)
def test_the_program_a_line_belongs_to(atlas: Atlas, line: str, codes: tuple[str, ...]) -> None:
    assert atlas.read(line).programs == codes


def test_several_institutions_in_one_line(atlas: Atlas) -> None:
    place = atlas.read("Harrow General Hospital, Northfield, OH; Westville Medical Center, Westville, TX")
    assert place.programs == ("4400000001", "4400000002")
    assert place.institutions == ("Harrow General Hospital", "Westville Medical Center")


def test_a_foreign_part_does_not_hide_the_american_one(atlas: Atlas) -> None:
    place = atlas.read("Sea Hospital, Stockholm, Sweden; Harrow General Hospital, Northfield, OH, USA")
    assert place.programs == ("4400000001",)
    assert is_us(place)


@pytest.mark.parametrize(
    ("line", "country", "state", "city"),
    [
        ("Department of Surgery, Harrow General Hospital, Northfield, OH, USA", "US", "OH", "Northfield"),
        ("Some Clinic, Westville, Texas", "US", "TX", "Westville"),
        ("Department of Surgery, University of Toronto, Toronto, Ontario, Canada", "Canada", "", ""),
        ("Queen Elizabeth Hospital, Birmingham, UK", "United Kingdom", "", ""),
        ("Tbilisi State Medical University, Tbilisi, Georgia", "Georgia", "", ""),
        ("Department of Surgery, Atlanta, Georgia", "US", "GA", ""),
        ("Department of Surgery, Washington, DC", "US", "DC", ""),
        ("Ann Example, MD", "", "", ""),
    ],
)
def test_the_place(atlas: Atlas, line: str, country: str, state: str, city: str) -> None:
    place = atlas.read(line)
    assert (place.country, place.state, place.city) == (country, state, city)
    assert is_us(place) == (country == "US")


def test_every_reading_gives_a_reason(atlas: Atlas) -> None:
    assert "Harrow General" in atlas.read("Harrow General, Northfield, OH").reason
    assert "4400000001" in atlas.read("Harrow General, Northfield, OH").reason
    assert "Canada" in atlas.read("McGill University, Montreal, Canada").reason
    assert "teaching_hospitals.toml" in atlas.read("A Clinic, Ohio").reason


def test_read_all_prefers_the_target_and_keeps_every_program(atlas: Atlas) -> None:
    physics = "Department of Physics, Westville Medical Center, Westville, TX"
    surgery = "Department of Surgery, Harrow General Hospital, Northfield, OH"
    place = atlas.read_all((physics, surgery))
    assert place.department == "general surgery"
    assert place.programs == ("4400000001", "4400000002")
    assert atlas.read_all(()) == Place("")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Department of Surgery, X Hospital", "general surgery"),
        ("Division of Trauma and Acute Care Surgery, Department of Surgery", "trauma/acute care"),
        ("Department of Surgical Oncology", "surgical oncology"),
        ("Section of Colon and Rectal Surgery", "colorectal"),
        ("Division of Vascular Surgery", "vascular"),
        ("Division of Abdominal Transplantation, Department of Surgery", "transplant"),
        ("Division of Minimally Invasive and Bariatric Surgery", "bariatric/MIS"),
        ("Section of Endocrine Surgery, Department of Surgery", "endocrine"),
        ("Division of Breast Surgery", "breast"),
        ("Division of Pediatric Surgery", "pediatric surgery"),
        ("Division of Cardiothoracic Surgery, Department of Surgery", "cardiothoracic"),
        ("Division of Plastic and Reconstructive Surgery, Department of Surgery", "plastic"),
        ("Department of Orthopaedic Surgery", "other surgical"),
        ("Department of Obstetrics and Gynecology", "other surgical"),
        ("Department of Biochemistry", "non-surgical"),
        ("Blood and Marrow Transplant Program", "non-surgical"),
        ("X Hospital, Northfield", "unclear"),
    ],
)
def test_the_kind_of_department(line: str, expected: str) -> None:
    assert department(line) == expected
    assert expected in DEPARTMENTS


def test_only_the_general_surgery_family_is_surgical() -> None:
    assert [name for name in DEPARTMENTS if not is_surgical(name)] == [
        "cardiothoracic", "plastic", "other surgical", "non-surgical", "unclear",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("St. George's University School of Medicine, Grenada", True),
        ("Saint George’s University, St George, Grenada", True),
        ("School of Medicine, St Georges University, True Blue, Grenada, West Indies", True),
        ("MD, Saint George's University", True),
        ("SGU, Grenada", True),
        ("St. George's Hospital, London, UK", False),
        ("St George's, University of London, UK", False),
        ("St George's University Hospitals NHS Foundation Trust, London", False),
        ("George's University", False),
        ("", False),
    ],
)
def test_the_students_school(line: str, same: bool) -> None:
    assert is_same_school(line, ("St. George's University", "SGU")) == same


def test_a_longer_name_is_another_school() -> None:
    assert is_same_school("University of Lublin, Poland", ("University of Lublin",))
    assert not is_same_school("Medical University of Lublin, Poland", ("University of Lublin",))
    assert not is_same_school("University of Lublin Hospital", ("University of Lublin",))
    assert not is_same_school("sgu", ("SGU",))
    assert not is_same_school("anything", ("", " "))
