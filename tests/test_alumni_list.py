"""Lists of alumni are read as people save them; what cannot be read is said, never dropped in silence."""

from __future__ import annotations

import io
import json
import random
import zipfile
from dataclasses import asdict
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from sources.alumni_list import AlumniList, read_file
from sources.errors import ReadError
from sources.records import Alumnus
from sources.source import Page, Request, Wanted

CASES = sorted((Path(__file__).parent / "pages" / "alumni_list").iterdir())


def page(body: bytes, name: str = "alumni.csv") -> Page:
    url = f"file:///lists/{quote(name)}"
    return Page(Request("alumni_list", url), url, 200, body)


def people(body: bytes, name: str = "alumni.csv") -> list[Alumnus]:
    return [record for record in AlumniList().read(page(body, name)) if isinstance(record, Alumnus)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reads_what_is_expected(case: Path) -> None:
    file = next(path for path in case.iterdir() if path.name != "expected.json")
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    found = people(file.read_bytes(), file.name)
    assert json.loads(json.dumps([asdict(one) for one in found])) == expected["alumni"]
    assert list(AlumniList().problems(page(file.read_bytes(), file.name))) == expected["problems"]


def test_asks_for_each_file_once(tmp_path: Path) -> None:
    requests = list(AlumniList().start(Wanted(files=(str(tmp_path / "my list #1.csv"),))))
    assert [r.url for r in requests] == [(tmp_path / "my list #1.csv").as_uri()]
    assert requests[0].source == "alumni_list"


def test_a_file_on_disk_reads_like_a_page(tmp_path: Path) -> None:
    (tmp_path / "my list.csv").write_text("Name;Class\nOriel Tambura;2019\n")
    (found,) = read_file(tmp_path / "my list.csv")
    assert found.mention.locator == "alumni:my list.csv#1"
    assert found.mention.url == (tmp_path / "my list.csv").as_uri()
    with pytest.raises(ReadError, match="cannot be read"):
        read_file(tmp_path / "gone.csv")


def test_only_a_name_is_needed() -> None:
    (found,) = people(b"name\nOriel Tambura\n")
    assert (found.mention.given, found.mention.family, found.row) == ("Oriel", "Tambura", "Oriel Tambura")
    assert found.class_year is None
    assert people(b"name,class_year,role,specialty,institution,city,state,email,source\n") == []


def test_a_workbook_with_a_title_a_number_and_a_date() -> None:
    from datetime import date

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Matches of our school"])
    sheet.append([None])
    sheet.append(["Alumnus", "Graduation year", "Program"])
    sheet.append(["Tambura, Oriel", 2019, "Northmoor University"])
    sheet.append(["Émile Ångquist-Rowe", date(2021, 5, 1), "=1+1"])
    sheet.append([None, None, None])
    file = io.BytesIO()
    book.save(file)
    found = people(file.getvalue(), "matches.xlsx")
    assert [(p.mention.family, p.class_year) for p in found] == [("Tambura", 2019), ("Ångquist-Rowe", 2021)]
    assert [p.mention.locator for p in found] == ["alumni:matches.xlsx#1", "alumni:matches.xlsx#2"]


def test_a_wrong_header_says_what_was_found_and_meant() -> None:
    with pytest.raises(ReadError) as raised:
        people(b"nmae,year\nOriel Tambura,2019\n")
    said = str(raised.value)
    assert 'found "nmae", "year"' in said
    assert "expected name, class_year" in said
    assert 'Rename "nmae" to "name"' in said


def test_a_bad_row_is_said_and_the_others_read() -> None:
    body = b"name,class_yaer,email\nOriel Tambura,2019,nobody\n,2020,\nEmil Rowe,2021,e@r.example\n"
    assert [p.mention.locator for p in people(body)] == ["alumni:alumni.csv#1", "alumni:alumni.csv#3"]
    said = AlumniList().problems(page(body))
    assert any('"class_yaer"' in s and 'did you mean "class_year"' in s for s in said)
    assert any("row 2 has no name" in s for s in said)
    assert any('row 1: "nobody" is not an e-mail' in s for s in said)


def zipped(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"%PDF-1.7 x",
        b"\xd0\xcf\x11\xe0 old",
        b"PK\x03\x04 broken",
        b"\x00\x01\x02name",
        b"just one line of text",
        b"<html><body>404</body></html>",
        b"<table></table>",
        zipped(a="b"),
        zipped(**{"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'}),
        b'name\n"' + b"x" * 200_000,
    ],
    ids=["empty", "pdf", "xls", "zip", "binary", "text", "page", "table", "archive", "entities", "field"],
)
def test_garbage_is_a_read_error(body: bytes) -> None:
    with pytest.raises(ReadError, match=r"\."):
        people(body)


def test_a_bomb_is_not_unpacked() -> None:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("x", "w", force_zip64=True) as part,
    ):
        for _ in range(210):
            part.write(bytes(1_000_000))
    with pytest.raises(ReadError, match="unpacks to far more"):
        people(file.getvalue())


def test_a_stray_cell_far_below_is_said() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["name"])
    book.active.cell(row=1_000_000, column=1, value="Oriel Tambura")
    file = io.BytesIO()
    book.save(file)
    with pytest.raises(ReadError, match="delete the empty ones"):
        people(file.getvalue(), "far.xlsx")


def test_a_damaged_workbook_never_raises_anything_else() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["name"])
    book.active.append(["Oriel Tambura"])
    file = io.BytesIO()
    book.save(file)
    chance = random.Random(8)
    for _ in range(150):
        body = bytearray(file.getvalue())
        for _ in range(chance.randint(1, 30)):
            body[chance.randrange(4, len(body))] = chance.randrange(256)
        try:
            people(bytes(body))
        except ReadError:
            continue


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    try:
        once = people(b"name,class_year\n" + body)
    except ReadError:
        return
    assert once == people(b"name,class_year\n" + body)
    locators = [p.mention.locator for p in once]
    assert len(set(locators)) == len(locators)
    assert all(p.mention.printed in p.row for p in once)
