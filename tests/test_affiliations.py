"""Affiliation lines: which program, which kind of department, which place, which school."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.affiliations import DEPARTMENTS, Atlas, Hospital, department, is_same_school, is_surgical, is_us
from finder.model import Place, Program
from tests.bench.bench_affiliations import tables

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
        ("Northfield University, Northfield, OH", ("4400000001",)),
        ("Department of Surgery, Private Practice, Westville, VA", ()),
        ("Department of Biological Sciences, University of Northfield, Northfield, OH", ("4400000001",)),
        ("Department of Surgery, University of Southfield, Northfield, OH", ()),
        ("Northfield University of Fine Arts, Columbus, OH", ()),
        ("University of Northfield, Westville Medical Center, Westville, TX", ("4400000002",)),
        ("Harrow General Hospital (A.B., C.D. and M.D.), Northfield, O.H.", ("4400000001",)),
        ("Harrow GeneralHospital, Northfield, Ohio", ("4400000001",)),
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
        ("Perth Hospital, Perth, WA, Australia", "Australia", "", ""),
        ("University of Oxford, Oxford", "United Kingdom", "", ""),
        ("A College, Oxford, OH", "US", "OH", ""),
        ("Cardiology, Rozzano (MI), Italy", "Italy", "", ""),
        ("Some Clinic, 12 Ohio Street, Boston, Mass", "US", "MA", ""),
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
        ("Department of Anesthesiology, Shock Trauma Center", "non-surgical"),
        ("Division of Hematology, Oncology, and Transplantation", "non-surgical"),
        ("Division of Vascular and Interventional Radiology, Department of Radiology", "non-surgical"),
        ("Center for Esophageal Diseases, Department of Medicine", "non-surgical"),
        ("Center for Obesity, Department of Surgery", "bariatric/MIS"),
        ("Department of Neurology", "non-surgical"),
        ("Department of Surgery, John A Burns School of Medicine", "general surgery"),
        ("Department of Pathology/Department of Surgery", "unclear"),
        ("Department of Psychiatry, College of Physicians and Surgeons", "non-surgical"),
        ("Division of Pediatric Cardiothoracic Surgery", "cardiothoracic"),
        ("Pediatric Orthopaedic Surgery", "other surgical"),
        ("Dept. of Surg.", "general surgery"),
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


def test_a_hospital_of_two_programs_is_of_the_one_the_line_names(atlas: Atlas) -> None:
    line = "University of Northfield, Old Twin Hospital, Northfield, OH"
    assert atlas.read(line).programs == ("4400000001",)


def test_the_order_of_affiliations_does_not_change_the_programs(atlas: Atlas) -> None:
    lines = ("Harrow General Hospital, Northfield, OH", "Westville Medical Center, Westville, TX", "A Clinic")
    assert set(atlas.read_all(lines).programs) == set(atlas.read_all(lines[::-1]).programs)


@given(st.text(max_size=300))
def test_any_text_can_be_read(line: str) -> None:
    place = Atlas(PROGRAMS, HOSPITALS).read(line)
    assert place.affiliation == line and place.reason
    assert place.department in DEPARTMENTS


HOSTILE = ("A.", "a@", "University of ", "Department of ", "(", "pediatric and ", "'s")


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_line_is_read_in_good_time(atlas: Atlas, piece: str) -> None:
    start = time.process_time()
    atlas.read("(" + piece * 4000)
    assert time.process_time() - start < 1


@pytest.fixture(scope="module")
def shipped() -> Atlas:
    return Atlas(*tables())


def test_the_shipped_tables_fit_together() -> None:
    programs, hospitals = tables()
    codes = [program.acgme for program in programs]
    assert len(codes) == len(set(codes)) == 333
    assert all(len(code) == 10 and code.startswith("440") for code in codes)
    assert {code for hospital in hospitals for code in hospital.acgme} <= set(codes)
    assert all(len(place.state) == 2 for place in (*programs, *hospitals))
    assert len({code for hospital in hospitals for code in hospital.acgme}) > 250


def test_every_shipped_program_reads_as_itself(shipped: Atlas) -> None:
    programs, _ = tables()
    lines = {p.acgme: f"Department of Surgery, {p.institution}, {p.city}, {p.state}, USA" for p in programs}
    wrong = [code for code, line in lines.items() if code not in shipped.read(line).programs]
    assert wrong == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Department of Surgery, Washington University, St. Louis, MO", "4402821388"),
        ("Department of Surgery, University of Washington, Seattle, WA", "4405421348"),
        ("Department of Surgery, George Washington University, Washington, DC", "4401021069"),
        ("Ben Taub General Hospital, Houston, Texas", "4404821334"),
        ("Baylor University Medical Center, Dallas, Texas", "4404821328"),
        ("San Francisco General Hospital, San Francisco, California", "4400521052"),
        ("MGH, Boston, MA", "4402431132"),
        ("Department of Surgery, VAMC, Durham, NC", "4403621247"),
        ("Lenox Hill Hospital, Northwell Health, New York, NY", "4403511217"),
        ("Hennepin Healthcare, University of Minnesota, Minneapolis, MN", "4402611161"),
        ("Houston Methodist Hospital and Weill Cornell Medical College, Houston, TX", "4404822335"),
        ("Miami University, Oxford, OH", ""),
        ("Indiana University of Pennsylvania, Indiana, PA", ""),
        ("Baylor University, Waco, TX", ""),
        ("St. Luke's Hospital, Boise, ID", ""),
        ("Queen's Medical Centre, Nottingham, UK", ""),
        ("St. Michael's Hospital, Toronto, Ontario", ""),
        ("London Health Sciences Centre, London, Ontario", ""),
        ("University Hospital Birmingham, Birmingham, UK", ""),
        ("Tbilisi State Medical University, Georgia", ""),
    ],
)
def test_the_confusable_ones(shipped: Atlas, line: str, code: str) -> None:
    assert shipped.read(line).programs == ((code,) if code else ())
