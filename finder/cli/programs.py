"""Commands over residency programs: list and filter, add a page to watch, mark, import a list."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from finder import pipeline
from finder import programs as shortlist
from finder.cli.session import PART, Session, now, put_json
from finder.errors import UsageError
from finder.store import decided
from finder.store.believed import latest_cards
from sources.program_page import to_json


@click.group()
def programs() -> None:
    """General surgery residency programs: list, add, mark, import."""


@programs.command("list")
@click.argument("words", nargs=-1)
@click.option("--state", "states", multiple=True, metavar="XX")
@click.option("--setting", default="", help="academic, community, university-affiliated, military …")
@click.option("--us-img", type=float, metavar="PERCENT", help="At least this share of US citizen IMGs.")
@click.option("--mark", default="", type=click.Choice(("", *shortlist.MARKS)))
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_obj
def list_programs(
    session: Session,
    words: tuple[str, ...],
    states: tuple[str, ...],
    setting: str,
    us_img: float | None,
    mark: str,
    as_json: bool,
) -> None:
    """Programs that hold every word and pass every filter, with the people found there."""
    wanted = shortlist.Filters(tuple(s.upper() for s in states), setting, us_img, mark, " ".join(words))
    with session.store() as store:
        student = session.student(store)
        marks = decided.program_marks(store.db, student)
        people = Counter(code for card in latest_cards(store.db, student) for code in card["programs"])
        pages = Counter(code for _, code in decided.watched_pages(store.db))
    chosen = shortlist.chosen(session.config.programs, marks, wanted)
    rows = [_row(p, marks.get(p.acgme, ()), people[p.acgme], len(p.pages) + pages[p.acgme]) for p in chosen]
    if as_json:
        put_json(rows)
        return
    click.echo("\n".join(map(_line, rows)) or "No program passes these filters.")


def _row(program: Any, marks: tuple[str, ...], people: int, pages: int) -> dict[str, Any]:
    share = program.us_img
    return {
        "acgme": program.acgme,
        "name": program.name,
        "institution": program.institution,
        "city": program.city,
        "state": program.state,
        "setting": program.setting,
        "website": program.website,
        "us_img": {"percent": share.percent, "year": share.year, "source": share.source} if share else None,
        "people": people,
        "pages": pages,
        "marks": list(marks),
    }


def _line(row: dict[str, Any]) -> str:
    img = row["us_img"]
    share = f"{img['percent']:g} % US-IMG ({img['year']})" if img else "US-IMG share unknown"
    return (
        f"{row['acgme']}  {row['name']} · {row['city']}, {row['state']} · {row['setting'] or '-'} · "
        f"{share} · {row['people']} people · {row['pages']} pages watched"
        + (f" · {', '.join(row['marks'])}" if row["marks"] else "")
    )


@programs.command()
@click.argument("url")
@click.option("--program", "code", default="", metavar="ACGME", help="The program the page belongs to.")
@click.option("--yes", is_flag=True, help="Watch it without asking.")
@click.option(
    "--json", "as_json", is_flag=True, help="The people found, as JSON; asks nothing, watches nothing."
)
@click.pass_obj
def add(session: Session, url: str, code: str, yes: bool, as_json: bool) -> None:
    """Tries the page at URL, shows the people found, and asks before it is watched every week."""
    config = session.config
    program = shortlist.named(config.programs, code) if code else pipeline.likely_program(config, url)
    people = pipeline.try_page(config, url, now())
    if as_json and not yes:
        put_json([to_json(person) for person in people])
        return
    if not people:
        raise UsageError(
            "No people were found on this page, so there is nothing to watch. Give the address of "
            "the page that lists them."
        )
    for person in people:
        click.echo(f"  {person.mention.printed}: {person.title or person.mention.role or 'no title'}")
    belongs = (
        f"{program.name} ({program.acgme})" if program else "no known program (name it with --program CODE)"
    )
    click.echo(f"{len(people)} people; a page of {belongs}.")
    if yes or click.confirm("Watch this page every week?"):
        with session.store() as store, store.atomic():
            decided.watch_page(store.db, url, program.acgme if program else "", now().isoformat())
        click.echo("Watched from the next run on.")


@programs.command()
@click.argument("program")
@click.argument("mark", type=click.Choice((*shortlist.MARKS, "none")))
@click.pass_obj
def mark(session: Session, program: str, mark: str) -> None:
    """Marks PROGRAM (code or name): applying, rotated, interviewed, signal, not interested; or none."""
    known = shortlist.named(session.config.programs, program)
    with session.store() as store:
        student = session.student(store)
        with store.atomic():
            if mark == "none":
                decided.unmark_program(store.db, student, known.acgme)
            else:
                decided.mark_program(store.db, student, known.acgme, mark, now().isoformat())
    click.echo(f"{known.name}: {mark}. The next run ranks with it.")


@programs.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--mark", default="applying", show_default=True, type=click.Choice(shortlist.MARKS))
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_obj
def import_list(session: Session, file: Path, mark: str, as_json: bool) -> int:
    """Marks every program a list names: a CSV from SmartPick or elsewhere, with codes or names."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file} could not be read: {error.strerror}.") from error
    read = shortlist.read_list(content, session.config.programs)
    with session.store() as store:
        student = session.student(store)
        with store.atomic():
            for program in read.found:
                decided.mark_program(store.db, student, program.acgme, mark, now().isoformat())
    if as_json:
        put_json({"marked": [p.acgme for p in read.found], "mark": mark, "unknown": list(read.unknown)})
    else:
        click.echo(f"{len(read.found)} programs marked {mark}.")
        for row in read.unknown:
            click.echo(f"  not known: {row}")
    return PART if read.unknown else 0


COMMANDS = (programs,)
