"""Commands over what was told: digest, export."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from finder.cli.contacts import kept
from finder.cli.session import Session, put_json
from finder.digest import FORMATS, render
from finder.errors import FinderError, UsageError
from finder.store import told
from finder.trackers import TRACKERS


@click.command()
@click.option("--week", metavar="2026-W48", help="Which week (default: the newest).")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_obj
def digest(session: Session, week: str | None, form: str, as_json: bool) -> None:
    """A week's digest as it was made."""
    with session.store() as store:
        student = session.student(store)
        stored = told.digest(store.db, student, week)
        if stored is None:
            known = ", ".join(told.weeks(store.db, student)) or "none yet; `finder run` makes the first"
            raise UsageError(f"There is no digest of {week or 'any week'}. Known weeks: {known}.")
    if as_json:
        put_json(stored["content"])
    else:
        click.echo(render(stored["content"], form), nl=False)


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(TRACKERS)))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Default: stdout.")
@click.pass_obj
def export(session: Session, form: str, output: Path | None) -> None:
    """Your contacts in a FORMAT a tracker imports. Contacts only, never the ranking."""
    with session.store() as store:
        content = TRACKERS[form](kept(session, store))
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()  # here, where a reader that went away is no bug
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise FinderError(
            f"{output} could not be written: {error.strerror}. Choose another place with -o."
        ) from error
    click.echo(f"Written: {output}", err=True)


COMMANDS = (digest, export)
