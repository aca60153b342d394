"""Commands that start work: demo, init, run, schedule, doctor."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from typing import Any

import click

from finder import config as configuration
from finder import demo as bundled
from finder import doctor as checks
from finder import onboarding, pipeline, scheduler
from finder.cli import card_text
from finder.cli.session import PART, Session, meter, midday, moment, now, put_json
from finder.errors import ConfigError, StoreError
from finder.store import open_store


@click.command()
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=Path("finder-demo"),
    show_default=True,
    help="Where the digest and the database go.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def demo(data: Path, as_json: bool) -> None:
    """The whole weekly run over an invented world: no network, no key, no configuration.

    One of the world's pages is dead on purpose, so that you see how a failure is told.
    """
    with bundled.open_world() as world, meter() as show:
        config = configuration.load(world.config_dir, {}).at(data.absolute(), world.eutils_base)
        outcome = pipeline.weekly(config, midday(world.today), routes=world.routes, meter=show)
    folder = onboarding.copy_demo(world.config_dir, data)
    if as_json:
        put_json(outcome.as_json())
        return
    click.echo(f"This week's targets for {config.student.name} (everybody here is invented):\n")
    click.echo("\n\n".join(card_text.brief(card, n) for n, card in enumerate(outcome.shown, start=1)))
    click.echo("\n" + _where(outcome, config))
    click.echo(f"Next:      finder --config {folder} targets")
    click.echo("           shows the whole ranking; a digest takes at most two people of one place")
    click.echo("           finder init my-finder   (then: finder --config my-finder run)")


@click.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="Your name, as you sign.")
@click.option("--school", help="Your medical school.")
@click.option("--email", help="Your address: digests go there, and NCBI asks for one.")
@click.option("--class-year", type=int, help="The year you graduate.")
@click.option("--apply-year", type=int, help="The year you apply.")
@click.option("--interest", "interests", multiple=True, metavar="KEY", help="An area; may be repeated.")
@click.option(
    "--state", "states", multiple=True, metavar="XX", help="A state you have ties to; may be repeated."
)
@click.option("--skill", "skills", multiple=True, help="What you can offer; may be repeated.")
@click.option("--hours", type=int, help="Hours a week you can give.")
@click.option("--force", is_flag=True, help="Replace a configuration that is already there.")
def init(directory: Path, force: bool, **given: Any) -> None:
    """Writes a first configuration into DIRECTORY; asks for what is missing on a terminal."""
    written = onboarding.initialise(directory, given, force=force, ask=_asker())
    click.echo("Written: " + ", ".join(str(path) for path in written))
    click.echo(
        f"Next: finder --config {directory} run --dry-run   (what it would ask PubMed)\n"
        f"      finder --config {directory} run"
    )


def _asker() -> Any:
    if not sys.stdin.isatty():
        return None
    return lambda question, default="": click.prompt(question, default=default, show_default=bool(default))


@click.command()
@click.option("--now", "stated", metavar="ISO-DATE", help="Pretend that it is this day.")
@click.option(
    "--dry-run", is_flag=True, help="Print what would be asked and what it would cost; store nothing."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_obj
def run(session: Session, stated: str | None, dry_run: bool, as_json: bool) -> int:
    """One weekly run: ask PubMed and the pages, work out who is who, rank, write the digest."""
    at = moment(stated)
    with meter() as show:
        if dry_run:
            plan = pipeline.dry_run(session.config, at, meter=show)
            put_json(plan) if as_json else click.echo(_plan(plan))
            return PART if plan["failures"] else 0
        outcome = pipeline.weekly(session.config, at, meter=show)
    if as_json:
        put_json(outcome.as_json())
    else:
        click.echo(
            "\n\n".join(card_text.brief(c, n) for n, c in enumerate(outcome.shown, start=1))
            or outcome.content["empty"]
        )
        click.echo(f"\nAsked:     {outcome.gathered.sentence()}\n" + _where(outcome, session.config))
    return outcome.status


def _where(outcome: Any, config: Any) -> str:
    rows = [f"Ran:       {outcome.content['ran']}"]
    rows += [f"Not done:  {failure}" for failure in outcome.content["failed"]]
    rows += [f"Note:      {note}" for note in outcome.gathered.notes]
    rows += [f"Digest:    {path}" for path in outcome.paths]
    rows.append(f"Database:  {config.data / 'finder.db'}")
    return "\n".join(rows)


def _plan(plan: dict[str, Any]) -> str:
    rows = [
        f"{'?' if q['count'] is None else q['count']:>7}  {q['name']} ({q['since']} to {q['until']}): "
        f"{textwrap.shorten(q['term'], 160, placeholder=' …')}"
        for q in plan["queries"]
    ]
    rows.append(
        f"\n{len(plan['queries'])} searches, {plan['pages']} pages, {plan['files']} lists; about "
        f"{plan['requests']} requests, {plan['seconds']:.0f} seconds at NCBI's rate. "
        "Nothing was stored; --json shows the whole terms."
    )
    rows += [f"Not done: {failure}" for failure in plan["failures"]]
    rows += [f"Note:     {note}" for note in plan["notes"]]
    return "\n".join(rows)


@click.command()
@click.pass_obj
def schedule(session: Session) -> None:
    """Runs the weekly job at the configured time, and at once if one was missed. Ctrl-C ends it."""
    config = session.config
    click.echo(f"Weekly run: {config.schedule.digest}. Leave this window open; Ctrl-C ends it.", err=True)

    def job() -> None:
        outcome = pipeline.weekly(config, now())
        click.echo(f"{now():%Y-%m-%d %H:%M}  {outcome.content['ran']}", err=True)

    with session.store() as store:
        last = pipeline.last_success(store)
    scheduler.run_forever(job, config.schedule.digest, time_zone=config.student.time_zone, last_success=last)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_obj
def doctor(session: Session, as_json: bool) -> int:
    """Finds what is wrong with the configuration, the database or the last run, and says what to do."""
    findings = _findings(session)
    if as_json:
        put_json([{"ok": f.ok, "what": f.what, "next_step": f.next_step} for f in findings])
    for finding in () if as_json else findings:
        click.echo(
            f"{'ok ' if finding.ok else 'BAD'}  {finding.what}"
            + (f"\n     {finding.next_step}" if finding.next_step and not finding.ok else "")
        )
    return 0 if all(f.ok for f in findings) else 1


def _findings(session: Session) -> tuple[checks.Finding, ...]:
    try:
        config = session.config
    except ConfigError as error:
        return checks.examine(checks.Facts(problems=error.problems))
    try:
        store = open_store(config.data)
    except StoreError as error:
        return checks.examine(checks.Facts.of(config, now(), database=str(error)))
    try:
        return checks.examine(
            checks.Facts.of(config, now(), database=store.integrity(), last_run=pipeline.last_run(store))
        )
    finally:
        store.close()


COMMANDS = (demo, init, run, schedule, doctor)
