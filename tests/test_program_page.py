"""People pages: what is read from each kind of page, what is no person, and what cannot break the reading."""

from __future__ import annotations

import contextlib
import json
import random
from pathlib import Path

import pytest

from sources.errors import ReadError
from sources.program_page import ROLES, read_people, to_json
from sources.records import Listing

PAGES = Path(__file__).parent / "pages" / "program_page"
CASES = sorted(p.parent.name for p in PAGES.glob("*/expected.json"))


def people(case: str) -> list[Listing]:
    return read_people((PAGES / case / "page.html").read_bytes(), f"https://site.example/{case}/")


def named(markup: str) -> list[str]:
    return [str(to_json(p)["name"]) for p in read_people(markup.encode(), "https://site.example/p")]


@pytest.mark.parametrize("case", CASES)
def test_a_page_reads_as_expected(case):
    expected = json.loads((PAGES / case / "expected.json").read_text("utf-8"))
    assert [{"locator": p.mention.locator, **to_json(p)} for p in people(case)] == expected


@pytest.mark.parametrize("case", CASES)
def test_locators_are_unique_stable_and_of_the_page(case):
    locators = [p.mention.locator for p in people(case)]
    assert len(set(locators)) == len(locators)
    assert all(locator.startswith(f"https://site.example/{case}/#") for locator in locators)
    assert people(case) == people(case)


@pytest.mark.parametrize("case", CASES)
def test_every_role_is_one_that_others_know(case):
    assert {p.mention.role for p in people(case)} <= set(ROLES)


def test_training_keeps_the_words_of_the_page():
    listing = people("bios")[0]
    assert listing.medical_school == "University of North Sableton School of Medicine"
    text = " ".join(
        (PAGES / "bios" / "page.html").read_text("utf-8").replace("<b>", "").replace("</b>", "").split()
    )
    assert all(training.quote in text for training in listing.training)


def test_a_shared_address_is_nobodys():
    rows = "".join(
        f"<li><b>{n}</b><br>Professor of Surgery<br>surgery@quarrymed.example</li>"
        for n in ("Maren Tolliver", "Ovidio Brankel", "Xiulan Peng", "Rowena Achterberg")
    )
    listed = read_people(f"<ul>{rows}</ul>".encode(), "https://site.example/p")
    assert len(listed) == 4
    assert {p.mention.email for p in listed} == {None}


def test_namesakes_get_their_own_locators_only_when_they_are_two_people():
    rows = "".join(
        f"<tr><td>{n}</td><td>Professor</td></tr>"
        for n in ("Maren Tolliver", "Ovidio Brankel", "Xiulan Peng", "Maren Tolliver")
    )
    listed = read_people(f"<table>{rows}</table>".encode(), "https://site.example/p")
    assert [p.mention.locator.partition("#")[2] for p in listed] == [
        "maren-tolliver",
        "ovidio-brankel",
        "xiulan-peng",
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li><a href='/a'>About Us</a></li><li><a href='/b'>General Surgery</a></li><li><a "
        "href='/c'>Patient Care</a></li>"
        "<li><a href='/d'>Find A Doctor</a></li></ul>",
        "<h2>Spring Lecture Series</h2><h2>Grand Rounds</h2><h2>Research Day</h2><h2>Alumni Weekend</h2>",
        "<p>Published by Larkfield University. Story by the editors.</p>",
        "<ul><li>Larkfield University</li><li>Quarry Medical Center</li><li>Isla Verde "
        "Hospital</li><li>Trident Clinic</li></ul>",
        "<ul><li>Minimally Invasive Surgery</li><li>Surgical Oncology</li><li>Colorectal "
        "Surgery</li><li>Trauma</li></ul>",
        "<p>Roe J, Doe A, Poe K. A trial of things. J Invented Surg. 2024.</p><p>Poe K, Roe J. "
        "Another. 2023.</p>",
        "<ul><li>Startseite</li><li>Forschung und Lehre</li><li>Studium</li><li>Aktuelles</li></ul>",
    ],
)
def test_menus_events_places_and_citations_are_no_people(markup):
    assert named(f"<html><body>{markup}</body></html>") == []


def test_a_page_drawn_by_script_says_what_to_do():
    with pytest.raises(ReadError, match="finder extract"):
        people("script_only")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"\x00\x01\x02",
        b"%PDF-1.7 \xff\xfe",
        b"<",
        b"<html>",
        b"\xff\xfe<\x00",
        b"<!-- only a comment -->",
        b"<?xml version='1.0'?><a/>",
        b'{"a": 1}',
    ],
)
def test_what_is_no_page_raises_nothing_but_a_read_error(body):
    try:
        assert read_people(body, "https://site.example/") == []
    except ReadError as error:
        assert "." in str(error)


def test_broken_and_mutated_markup_never_breaks_the_reading():
    chance = random.Random(7)
    source = (PAGES / "cards" / "page.html").read_bytes()
    for _ in range(60):
        body = bytearray(source)
        for _ in range(20):
            at = chance.randrange(len(body))
            body[at : at + chance.randrange(5)] = bytes(
                chance.randrange(256) for _ in range(chance.randrange(4))
            )
        try:
            read_people(bytes(body), "https://site.example/p")
        except ReadError:
            continue


def test_deep_nesting_is_read_or_refused():
    body = b"<div>" * 5000 + b"Maren Tolliver, MD" + b"</div>" * 5000
    with contextlib.suppress(ReadError):
        read_people(body, "https://site.example/p")


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1", "utf-16"])
def test_names_survive_their_charset(charset):
    rows = "".join(
        f"<li><b>{n}, MD</b><br>Professor</li>" for n in ("José Ñandú", "Zoë Brûlard", "Jürgen Ähnlich")
    )
    page = f'<html><head><meta charset="{charset}"></head><body><ul>{rows}</ul></body></html>'
    listed = read_people(page.encode(charset), "https://site.example/p")
    assert [p.mention.family for p in listed] == ["Ñandú", "Brûlard", "Ähnlich"]


@pytest.mark.slow
def test_a_page_of_five_megabytes_is_read():
    rows = "".join(
        f"<tr><td><a href='/p/{i}'>Maren Tolliver{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}"
        f"{chr(97 + i // 676 % 26)}</a></td><td>Professor of Surgery</td><td>{'x' * 200}</td></tr>"
        for i in range(17_000)
    )
    listed = read_people(f"<table>{rows}</table>".encode(), "https://site.example/p")
    assert len(listed) > 16_000


def test_a_turned_address_is_not_read_as_it_stands():
    turned = '<span style="unicode-bidi: bidi-override; direction: rtl">{}</span>'
    rows = "".join(
        f"<li><b>{n}, "
        f"MD</b><br>Professor<br>{turned.format(f'{n.split()[1].lower()}@quarrymed.com'[::-1])}</li>"
        for n in ("Maren Tolliver", "Ovidio Brankel", "Xiulan Pengfeld")
    )
    listed = read_people(f"<ul>{rows}</ul>".encode(), "https://site.example/p")
    assert [(p.mention.email, p.mention.email_how) for p in listed] == [
        ("tolliver@quarrymed.com", "reversed"),
        ("brankel@quarrymed.com", "reversed"),
        ("pengfeld@quarrymed.com", "reversed"),
    ]


@pytest.mark.parametrize(
    ("markup", "name", "role"),
    [
        ("<p>Program Director: Maren Tolliver, MD, FACS</p>", "Maren Tolliver", "program director"),
        (
            "<p>Tess Quillby<br>Program Coordinator<br>tquillby@oakmed.example</p>",
            "Tess Quillby",
            "coordinator",
        ),
        ("<li>Ovidio Brankel, M.D., Chair of Surgery, (716) 555-0142</li>", "Ovidio Brankel", "chair"),
    ],
)
def test_an_office_on_the_line_of_the_name_is_the_role(markup, name, role):
    more = "<p>Associate Program Director: Xiulan Peng, DO</p><p>Chief of Trauma: Emil Achterberg, MD</p>"
    listed = read_people(f"<h2>Leadership</h2>{markup}{more}".encode(), "https://site.example/p")
    assert (name, role) in [(to_json(p)["name"], p.mention.role) for p in listed]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Maren Tolliver, MD, Ovidio Brankel, DO, Xiulan Peng, MD</p>",
        "<p>Maren Tolliver; Ovidio Brankel; Xiulan Peng</p>",
        "<p>Maren Tolliver, MD<br>Ovidio Brankel, DO<br>Xiulan Peng, MD</p>",
    ],
)
def test_several_people_in_one_paragraph_stay_several(markup):
    listed = read_people(f"<h3>PGY-3 Residents</h3>{markup}".encode(), "https://site.example/p")
    assert [to_json(p)["name"] for p in listed] == ["Maren Tolliver", "Ovidio Brankel", "Xiulan Peng"]
    assert {(p.mention.role, p.pgy, p.title) for p in listed} == {("resident", 3, "")}


def test_an_address_in_a_paragraph_of_several_belongs_to_the_name_above_it():
    lines = ("Maren Tolliver, MD", "Professor", "mt4@quarrymed.edu", "Ovidio Brankel, DO", "Instructor",
             "ob7@quarrymed.edu", "Xiulan Peng, MD", "Lecturer", "xp2@quarrymed.edu")  # fmt: skip
    listed = read_people(f"<p>{'<br>'.join(lines)}</p>".encode(), "https://site.example/p")
    assert [(p.mention.email, p.title) for p in listed] == [
        ("mt4@quarrymed.edu", "Professor"),
        ("ob7@quarrymed.edu", "Instructor"),
        ("xp2@quarrymed.edu", "Lecturer"),
    ]
