"""Reads the lists a student has of who went to their school: each row a person, kept as its own proof."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sources.alumni_list.columns import EXPECTED, Header, nearest, read_header
from sources.alumni_list.sheet import Row, header_at, tables
from sources.errors import ReadError
from sources.printed_name import take_apart
from sources.records import Alumnus, Mention
from sources.source import Page, Request, Wanted

_YEAR = re.compile(r"(?<!\d)(19[5-9]\d|20\d\d)(?!\d)")
_EMAIL = re.compile(r"[^\s@<>\"',;:]+@[\w-]+(\.[\w-]+)+")


class AlumniList:
    """A source of alumni: files of the user, CSV, XLSX or an HTML table."""

    name = "alumni_list"

    def start(self, wanted: Wanted) -> Iterable[Request]:
        """One file:// request for every list."""
        return [Request(self.name, Path(file).absolute().as_uri()) for file in wanted.files]

    def read(self, page: Page) -> Iterator[Alumnus | Request]:
        """The people of a list, one a row. A row without a name is left out; `problems` says which.

        Raises ReadError when the file is no list, or no column holds names: it says what was found, what
        is expected, and the column that was probably meant.
        """
        yield from _read(page).alumni

    def problems(self, page: Page) -> tuple[str, ...]:
        """What `read` had to leave out of a list, one sentence each. Raises ReadError as `read` does."""
        return _read(page).problems


def read_file(path: Path) -> tuple[Alumnus, ...]:
    """The people of a list on disk, as `AlumniList.read` gives them. Raises ReadError."""
    return _read(_page(path)).alumni


def problems_of(path: Path) -> tuple[str, ...]:
    """What is left out of a list on disk, as `AlumniList.problems` says it. Raises ReadError."""
    return _read(_page(path)).problems


def _page(path: Path) -> Page:
    try:
        body = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path} cannot be read ({error.strerror}); check its name and rights.") from error
    url = path.absolute().as_uri()
    return Page(Request(AlumniList.name, url), url, 200, body)


@dataclass(frozen=True, slots=True)
class _List:
    alumni: tuple[Alumnus, ...]
    problems: tuple[str, ...]


def _read(page: Page) -> _List:
    file = unquote(urlsplit(page.url).path).rsplit("/", 1)[-1] or "list"
    found = tables(page.body, file)
    rows = next((rows for rows in found if header_at(rows) >= 0), None)
    if rows is None:
        raise ReadError(_wrong_header(file, [row for rows in found for row in rows[:1]]))
    at = header_at(rows)
    header, people, problems = read_header(rows[at]), [], []
    problems += [_unused(file, cell) for cell in header.unused]
    for number, row in enumerate(rows[at + 1 :], start=1):
        problems += _doubts(file, number, row, header)
        if header.name(row):
            people.append(_alumnus(f"alumni:{file}#{number}", page.url, row, header, number))
    return _List(tuple(people), tuple(problems))


def _wrong_header(file: str, firsts: list[Row]) -> str:
    cells = [cell for row in firsts for cell in row if cell][:20]
    meant = next((cell for cell in cells if nearest(cell) == "name"), "")
    found = ", ".join(f'"{cell[:40]}"' for cell in cells) or "nothing"
    likely = f' Rename "{meant}" to "name".' if meant else ' Add a header row with a column "name".'
    return f"{file} has no column of names: found {found}; expected {', '.join(EXPECTED)}.{likely}"


def _unused(file: str, cell: str) -> str:
    likely = nearest(cell)
    advice = f'did you mean "{likely}"?' if likely else "it stays in the row's text."
    return f'{file}: the column "{cell}" is not one that is read; {advice}'


def _doubts(file: str, number: int, row: Row, header: Header) -> Iterator[str]:
    if not any(row):
        return
    if not header.name(row):
        yield f"{file}: row {number} has no name and is left out; fill the name in."
        return
    year, email = header.cell(row, "class_year"), header.cell(row, "email")
    if year and not _YEAR.search(year):
        yield f'{file}: row {number}: "{year}" is not a year; write it like 2019.'
    if email and not _EMAIL.search(email):
        yield f'{file}: row {number}: "{email}" is not an e-mail address and is not used; correct it.'


def _alumnus(locator: str, url: str, row: Row, header: Header, number: int) -> Alumnus:
    place = [header.cell(row, column) for column in ("institution", "city", "state")]
    year = _YEAR.search(header.cell(row, "class_year"))
    return Alumnus(
        mention=_mention(locator, url, row, header, number),
        class_year=int(year[0]) if year else None,
        specialty=header.cell(row, "specialty"),
        institution=place[0],
        city=place[1],
        state=place[2],
        source=header.cell(row, "source"),
        row=", ".join(cell for cell in row if cell),
    )


def _mention(locator: str, url: str, row: Row, header: Header, number: int) -> Mention:
    printed, email = header.name(row), _EMAIL.search(header.cell(row, "email"))
    name = take_apart(printed)
    place = ", ".join(filter(None, (header.cell(row, c) for c in ("institution", "city", "state"))))
    return Mention(
        locator,
        printed,
        name.family,
        name.given,
        name.suffix,
        (place,) if place else (),
        email=email[0].lower() if email else None,
        role=header.cell(row, "role"),
        degrees=name.degrees,
        url=url,
        position=number,
        email_how="alumni list" if email else "",
    )
