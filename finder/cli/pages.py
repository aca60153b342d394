"""Commands over pages and affiliation lines: extract, affiliation."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from finder import config as configuration
from finder.affiliations import Atlas
from finder.cli.session import Session, put_json
from finder.errors import UsageError
from sources.program_page import read_people, to_json

# First bytes of what browsers and mail programs save beside web pages (the formats' own signatures)
NOT_PAGES = {b"%PDF-": "a PDF", b"PK\x03\x04": "an archive or office document", b"\x89PNG": "a picture",
             b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"\xd0\xcf\x11\xe0": "an office document",
             b"\x1f\x8b": "a compressed file", b"bplist00": "a Safari archive"}


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--url", default="", help="Where the page was saved from; makes its links whole.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def extract(file: Path, url: str, as_json: bool) -> None:
    """The people on one saved page."""
    url = url or file.absolute().as_uri()
    people = [to_json(listing) for listing in read_people(_saved_page(file), url)]
    if as_json:
        put_json(people)
    else:
        click.echo("\n".join(map(_line, people)) or "No people were found on this page.")


def _saved_page(file: Path) -> bytes:
    """The page in a file. Raises UsageError for what cannot be read, and for what is no page."""
    try:
        html = file.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{file} could not be read: {error.strerror}. Save the page from your browser "
            "(“Web page, HTML only”) and name that file."
        ) from error
    other = next((what for start, what in NOT_PAGES.items() if html.startswith(start)), "")
    if other:
        raise UsageError(
            f"{file} is {other}, not a web page. Save the page as “Web page, HTML only” and name that file."
        )
    return html


def _line(person: dict[str, Any]) -> str:
    shown = (person[field] for field in ("name", "degrees", "title", "email", "medical_school"))
    return " · ".join(str(part) for part in shown if part)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def affiliation(session: Session, as_json: bool) -> None:
    """Reads affiliation lines on stdin: department, institutions, place, and the residency program."""
    atlas = Atlas(*configuration.tables(session.directory))
    for raw in sys.stdin.buffer:
        text = raw.decode("utf-8", errors="replace").rstrip("\r\n")
        place = atlas.read(text)
        if as_json:
            click.echo(
                json.dumps(
                    {
                        "affiliation": text,
                        "programs": list(place.programs),
                        "department": place.department,
                        "institutions": list(place.institutions),
                        "city": place.city,
                        "state": place.state,
                        "country": place.country,
                        "reason": place.reason,
                    },
                    ensure_ascii=False,
                )
            )
        else:
            click.echo(f"{', '.join(place.programs) or 'no program'} · {place.department} · {place.reason}")


COMMANDS = (extract, affiliation)
