"""Commands that look at people: targets, search, show."""

from __future__ import annotations

import math
from typing import Any

import click

from finder import pipeline
from finder.cli import card_text
from finder.cli.session import PART, Session, listed, meter, moment, put_json
from finder.errors import UsageError
from finder.model import Kind
from finder.store.believed import latest_cards


@click.command()
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="How many to list.")
@click.option("--why", "person", metavar="PERSON", help="How one person's score adds up.")
@click.option(
    "--what-if",
    "changes",
    metavar="KIND=WEIGHT",
    multiple=True,
    help="Rank with another weight, without changing anything.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_obj
def targets(
    session: Session, limit: int, person: str | None, changes: tuple[str, ...], as_json: bool
) -> None:
    """Whom to write to, best first, from the last run."""
    with session.store() as store:
        cards = latest_cards(store.db, session.student(store))
        if not cards and not as_json:
            raise UsageError("Nothing has been ranked yet. `finder run` makes the first ranking.")
        cards = pipeline.reweigh(cards, _weights(changes))
        if person:
            row = session.person(store, person)
            cards = [c for c in cards if c["person_id"] == row["id"]]
            if not cards:
                raise UsageError(
                    f"{row['name']} is stored but was no target in the last run. "
                    f"`finder show {row['id']}` says why."
                )
    if as_json:
        put_json(cards if person else cards[:limit])
    elif person:
        click.echo(card_text.head(cards[0]) + "\n" + card_text.waterfall(cards[0]))
    else:
        click.echo(card_text.table(cards[:limit]))


def _weights(changes: tuple[str, ...]) -> dict[Kind, float]:
    weights = {}
    for change in changes:
        kind, _, number = change.partition("=")
        try:
            weights[Kind(kind.strip())] = _weight(number)
        except ValueError:
            raise UsageError(
                f"--what-if {change!r} is not KIND=WEIGHT, such as alumni=5. "
                f"Kinds: {', '.join(k.value for k in Kind)}."
            ) from None
    return weights


def _weight(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--live", is_flag=True, help="Also ask PubMed for this author or topic, and store what it says."
)
@click.option("--now", "stated", metavar="ISO-DATE", help="Pretend that it is this day.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_obj
def search(session: Session, query: tuple[str, ...], live: bool, stated: str | None, as_json: bool) -> int:
    """People, papers and institutions that match QUERY: any order, no accents needed, parts of words do."""
    words = " ".join(query).strip()
    if not words:
        raise UsageError("Say what to look for: a name, a place, or words of a title.")
    with meter() as show:
        found = pipeline.lookup(session.config, words, moment(stated), live=live, meter=show)
    if as_json:
        put_json(found)
    else:
        click.echo(_found(found, words))
    return PART if found["failures"] else 0


def _found(found: dict[str, Any], words: str) -> str:
    rows = []
    for person in found["people"]:
        where = f", {person['institution']}" if person["institution"] else ""
        rows.append(
            f"{person['id']:>6}  {person['name']}{where}: {person['papers']} papers held [{person['why']}]"
        )
    for paper in found["papers"]:
        authors = ", ".join(f"{a['name']} ({a['id']})" for a in paper["authors"][:6])
        rows.append(
            f"  PMID {paper['pmid']}  {paper['title']} {paper['journal']}, {paper['date']}"
            f"{' RETRACTED' if paper['retracted'] else ''} [{paper['why']}]"
        )
        if authors:
            rows.append(f"      {authors}")
    rows += [f"Not done: {failure}" for failure in found["failures"]]
    if not found["people"] and not found["papers"]:
        live = "" if found["live"] else f" `finder search --live {words}` asks PubMed."
        near = ["Did you mean one of these?", listed(found["nearest"])] if found["nearest"] else []
        rows += [f"Nothing stored matches {words!r}.{live}", *near]
    return "\n".join(rows)


@click.command()
@click.argument("person", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_obj
def show(session: Session, person: tuple[str, ...], as_json: bool) -> None:
    """Everything stored about one PERSON (an id, or a name that is unique), with its sources."""
    with session.store() as store:
        row = session.person(store, " ".join(person))
        known = pipeline.dossier(store, session.config, row["id"], session.student(store))
    if as_json:
        put_json(known)
        return
    if known["card"]:
        click.echo(card_text.as_of(known["ranked"], changed=known["changed"]))
        click.echo(card_text.full(known["card"]) + "\n\n" + card_text.waterfall(known["card"]))
    else:
        click.echo(f"{known['name']} (id {known['person_id']}): not a target: {known['why_not']}")
    click.echo("\n".join(card_text.mentions(known)))


COMMANDS = (targets, search, show)
