"""Turns the bytes of a list into rows of text, whatever program saved it: CSV, XLSX, or an HTML table."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice
from xml.etree.ElementTree import ParseError

from bs4 import BeautifulSoup, Tag
from openpyxl import load_workbook

from sources.alumni_list.columns import read_header
from sources.errors import ReadError

Row = tuple[str, ...]
MOST_BYTES = 20_000_000  # a directory of 100,000 people is about 10 MB
MOST_UNPACKED = 200_000_000  # a workbook unpacks to some ten times its size; more is a bomb
MOST_COLUMNS = 100
MOST_ROWS = 50_000  # a stray cell at a sheet's end makes a million empty rows
# what openpyxl lets through when a broken part makes it trip
_BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, SyntaxError, OSError, EOFError, RuntimeError, KeyError,
    ValueError, TypeError, AttributeError, IndexError,
)  # fmt: skip
_LOOKED_AT = 10  # rows in which the header must stand; above it lists print a title
_REFUSED = {b"%PDF": "a PDF", b"\xd0\xcf\x11\xe0": "an old .xls workbook", b"\x1f\x8b": "a gzip archive"}


def tables(body: bytes, name: str) -> list[list[Row]]:
    """The tables of a file: lists of rows of folded text. Raises ReadError naming what to save it as."""
    kind = next((kind for start, kind in _REFUSED.items() if body.startswith(start)), "")
    if kind or len(body) > MOST_BYTES:
        raise ReadError(f"{name} is {kind or 'too large for an alumni list'}; save the list as CSV or XLSX.")
    if body.startswith(b"PK\x03\x04"):
        return _workbook(body, name)
    text = _decode(body, name)
    if "<table" in text[:200_000].lower() or text.lstrip()[:15].lower().startswith(
        ("<!doctype html", "<html")
    ):
        return _html(text, name)
    return [_csv(text, name)]


def header_at(rows: list[Row]) -> int:
    """The place of the header: the first row near the top that names a column of people; -1 if none."""
    near = enumerate(rows[:_LOOKED_AT])
    return next((place for place, row in near if read_header(row).names_people), -1)


def _decode(body: bytes, name: str) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", errors="replace")
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel on Windows saves "CSV" in the machine's code page; its five unused bytes are damage
        text = body.decode("windows-1252", errors="replace")
    if "\0" in text:
        raise ReadError(f"{name} is not a text file; save the list as CSV (UTF-8) or XLSX.")
    return text


def _csv(text: str, name: str) -> list[Row]:
    try:
        found = [_parsed(text, delimiter) for delimiter in ",;\t|"]
        best = max(found, key=_recognised)
        if not _recognised(best):
            best = _parsed(text, csv.Sniffer().sniff(text[:20_000]).delimiter) if text.strip() else []
    except csv.Error as error:
        if str(error) == "Could not determine delimiter":
            return found[0]
        raise ReadError(f"{name} is not a CSV file ({error}); save the list as CSV again.") from error
    return best


def _parsed(text: str, delimiter: str) -> list[Row]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [_folded(row) for row in rows if row]


def _recognised(rows: list[Row]) -> int:
    return max((len(read_header(row).places) for row in rows[:_LOOKED_AT]), default=0)


def _folded(cells: Iterable[object]) -> Row:
    return tuple(" ".join(_text(cell).split()) for cell in cells)


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return str(cell)


def _workbook(body: bytes, name: str) -> list[list[Row]]:
    wrong = f"{name} is not a workbook that can be read; save the list as CSV."
    try:
        _refuse_bomb(body, name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles that do not matter here
            book = load_workbook(io.BytesIO(body), read_only=True, data_only=True, keep_links=False)
            return [
                _rows_of(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), name)
                for sheet in book.worksheets
            ]
    except ReadError:
        raise
    except _BROKEN as error:
        raise ReadError(wrong) from error


def _refuse_bomb(body: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
            raise ReadError(f"{name} unpacks to far more than a list of people; save it as CSV.")
        for part in archive.infolist():
            with archive.open(part) as file:
                if b"<!DOCTYPE" in file.read(4_000).replace(b"\0", b"").upper():
                    raise ReadError(
                        f"{name} holds XML with a document type, as no spreadsheet program "
                        "writes; save the list as CSV."
                    )


def _rows_of(rows: Iterable[tuple[object, ...]], name: str) -> list[Row]:
    found = [_folded(row) for row in islice(rows, MOST_ROWS + 1)]
    if len(found) > MOST_ROWS:
        raise ReadError(f"{name} has more than {MOST_ROWS:,} rows; delete the empty ones, or save it as CSV.")
    while found and not any(found[-1]):  # a sheet remembers rows that were emptied
        found.pop()
    return found


def _html(text: str, name: str) -> list[list[Row]]:
    try:
        soup = BeautifulSoup(text, "lxml")
        return [_rows_of((_cells(row) for row in _own_rows(table)), name) for table in soup.find_all("table")]
    except RecursionError as error:
        raise ReadError(f"{name} nests its tables too deeply; save the list as CSV.") from error


def _own_rows(table: Tag) -> list[Tag]:
    return [row for row in table.find_all("tr") if row.find_parent("table") is table]


def _cells(row: Tag) -> tuple[object, ...]:
    return tuple(cell.get_text(" ") for cell in row.find_all(["td", "th"], recursive=False))
