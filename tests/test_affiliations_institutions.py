"""Of a line only what names an institution is one; where it stands is another matter."""

from __future__ import annotations

import pytest

from finder.affiliations.institutions import institutions


@pytest.mark.parametrize(("line", "expected"), [
    ("Department of Surgery, Lakeshore University, Milwaukee, WI 53201, USA.", ["Lakeshore University"]),
    ("Lakeshore University School of Medicine", ["Lakeshore University School of Medicine"]),
    ("Bayside Hospital, Lakeshore University, Toronto, Canada", ["Bayside Hospital", "Lakeshore University"]),
    ("Mount Amber, New York, NY", ["Mount Amber"]), ("Mount Amber, Springfield", ["Mount Amber"]),
    ("Mount Amber", ["Mount Amber"]), ("Division of Trauma, Mount Amber", []),
    ("Mount Amber, New York, New York", ["Mount Amber"]), ("Amber Health, Washington, DC", ["Amber Health"]),
    ("Mount Amber, Washington, DC 20001", ["Mount Amber"]), ("Department of Surgery, Springfield", []),
    ("Lakeshore University Division of Surgery, Milwaukee, WI", ["Lakeshore University Division of Surgery"]),
    ("Rochester, Minn.", []), ("Boston, Mass., USA", []), ("Mount Amber; New York, NY", ["Mount Amber"]),
    ("Department of Hospital Medicine, Bayside Clinic", ["Bayside Clinic"]),
    ("Fresno, CA", []), ("Fresno, California, USA", []), ("New York, NY", []), ("Toronto, Canada", []),
    ("Ontario", []), ("Washington, DC", []), ("University of Washington, Seattle, WA",
                                              ["University of Washington"]),
    ("Springfield, Bayside Clinic, OH", ["Bayside Clinic"]),
    ("Department of Surgery", []), ("", []), (", ,", []),
])
def test_pieces_that_name_an_institution(line: str, expected: list[str]) -> None:
    assert list(institutions(line)) == expected


@pytest.mark.parametrize(("line", "expected"), [
    ("Lakeshore University, College Station, TX", ["Lakeshore University"]), ("College Station, Texas", []),
    ("Lakeshore University, University Park, PA 16802", ["Lakeshore University"]),
    ("Mount Amber, College Park, MD", ["Mount Amber"]), ("Bryan/College Station, TX", []),
    ("Mount Amber, University City, MO", ["Mount Amber"]), ("Mount Amber, Collegeville, MN", ["Mount Amber"]),
    ("University Hospital, Rockville Centre, NY", ["University Hospital"]),
    ("State College of Amber, State College, PA", ["State College of Amber"]),
])
def test_a_town_called_after_a_house_is_none(line: str, expected: list[str]) -> None:
    assert list(institutions(line)) == expected


@pytest.mark.parametrize("street", [
    "1 Medical Center Drive", "One Medical Center Plaza", "Medical Center Blvd", "Medical Center Blvd.",
    "300 Hospital Road", "1365 Clinic Road NE", "20 College St", "200 University Ave E", "2650 Ridge Ave",
    "3501 Civic Center Boulevard 103", "Hospital Drive West", "5th Floor", "Suite 500", "Box 356410",
])
def test_a_street_or_a_room_is_none(street: str) -> None:
    assert institutions(f"Bayside Clinic, {street}, Springfield, IL") == ("Bayside Clinic",)
    assert institutions(f"Mount Amber, {street}, Springfield, IL") == ("Mount Amber",)
    assert institutions(f"Department of Surgery, {street}, Springfield, IL") == ()
    assert institutions(street) == ()


@pytest.mark.parametrize("house", [
    "Amber Square", "Amber Medical Plaza", "St. Amber Hospital", "5 Bayside Hospital", "Drive Medical Center",
    "Parkway Hospital", "3rd Medical Amber", "Amber Medicine", "Amber Surgery", "Amber Clinics",
    "Centers for Amber Control",
])
def test_a_house_may_bear_the_word_of_a_street_or_a_specialty(house: str) -> None:
    assert institutions(house) == (house,)
    assert institutions(f"{house}, Springfield, IL") == (house,)


@pytest.mark.parametrize("department", [
    "Surgery", "General Surgery", "Trauma and Acute Care Surgery", "Department of Surgery", "Cell Biology",
    "1Department of Surgery", "aDepartment of Surgery", "Divisions of Trauma and Burns", "2Radiology",
    "Critical Care and Sleep Medicine", "Clinical Epidemiology", "Biomedical Engineering", "Women's Health",
])
def test_a_house_without_a_word_for_it_stands_behind_any_department(department: str) -> None:
    assert institutions(f"{department}, Amber, Chicago, IL") == ("Amber",)
    assert institutions(f"{department}, Amber, Cambridge, MA 02139, USA") == ("Amber",)
    assert institutions(f"{department}, Bayside Hospital, Chicago, IL") == ("Bayside Hospital",)
    assert institutions(f"{department}, Chicago, IL") == institutions(f"{department}, Amber, Illinois") == ()
    assert institutions(department) == ()


def test_a_list_of_subjects_is_no_house() -> None:
    assert institutions("Department of Methods, Evidence, and Impact") == ()
    assert institutions("Division of Allergy, Immunology, and Sleep Medicine, Chicago, IL") == ()


@pytest.mark.parametrize("place", [
    "Hamilton, ON, Canada", "Hamilton, ON L8N 3Z5, Canada", "Newcastle, NSW, Australia", "Halifax, NS",
])
def test_the_code_of_a_province_makes_no_city_a_house(place: str) -> None:
    assert institutions(f"Department of Surgery, {place}") == ()


def test_a_person_or_a_title_before_a_house_is_none() -> None:
    assert institutions("A. B. Amber, MD, Director, Bayside Hospital, Chicago, IL") == ("Bayside Hospital",)


@pytest.mark.parametrize(("line", "expected"), [
    ("University of California, San Francisco, CA", ["University of California, San Francisco"]),
    ("University of California, San Francisco, San Francisco", ["University of California, San Francisco"]),
    ("University of Alabama, Birmingham, Alabama", ["University of Alabama, Birmingham"]),
    ("University of California, CA, USA", ["University of California"]),
    ("University of Texas, Department of Surgery, Houston", ["University of Texas"]),
    ("University of California, 20 Amber Street, Davis, CA", ["University of California"]),
])
def test_the_university_of_a_state_of_several_has_its_seat(line: str, expected: list[str]) -> None:
    assert list(institutions(line)) == expected


def test_each_part_of_a_line_has_its_own() -> None:
    assert institutions("Bayside Hospital, Chicago, IL; Surgery, Amber, Gary, IN; Springfield, OH; and") == (
        "Bayside Hospital", "Amber")
    assert institutions("Department of Surgery, Springfield, OH; Amber, Chicago, IL") == ("Amber",)


def test_the_host_of_an_address_is_no_house() -> None:
    line = "Bayside Hospital, Chicago, IL, USA. Electronic address: a.b@lakeshorehealth.example."
    assert institutions(line) == ("Bayside Hospital",)
