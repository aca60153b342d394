"""The command that settles who is who where it is unsure: shows two sides, takes what the user decides."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import Any

import click

from finder import pipeline
from finder.cli import card_text
from finder.cli.session import Session, moment, put_json
from finder.digest.render import plain
from finder.errors import UsageError
from finder.model import Verdict
from finder.store import Store
from finder.store.believed import person_of, unsure_count
from finder.store.decided import kept_verdicts, save_verdict, undo_verdict

Pair = tuple[str, str]
SAME, DIFFER, UNDO = "same", "not same", "undo"

ANSWERS = {"y": "y", "yes": "y", "n": "n", "no": "n", "s": "s", "skip": "s", "q": "q", "quit": "q"}


@click.command()
@click.option("--same", nargs=2, metavar="ONE OTHER", help="Two mentions (locators) are the same person.")
@click.option("--not-same", "differ", nargs=2, metavar="ONE OTHER", help="Two mentions are two people.")
@click.option("--undo", nargs=2, metavar="ONE OTHER", help="Take such a decision back.")
@click.option("--kept", is_flag=True, help="List what you decided, newest first, and how to take it back.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_obj
def review(
    session: Session,
    same: Pair | None,
    differ: Pair | None,
    undo: Pair | None,
    kept: bool,
    as_json: bool,
) -> None:
    """Who is who where it is unsure: shows two sides, takes same / not same / skip. Kept for ever."""
    said = {word: pair for word, pair in ((SAME, same), (DIFFER, differ), (UNDO, undo)) if pair}
    if len(said) + kept > 1:
        raise UsageError("Say one of --same, --not-same, --undo and --kept at a time.")
    with session.store() as store:
        if kept:
            _list(kept_verdicts(store.db), as_json)
        elif said:
            ((word, pair),) = said.items()
            _tell(_decide(session, store, word, pair), as_json)
        elif as_json:
            put_json(pipeline.doubts(store))
        else:
            _go_through(session, store)


def _list(rows: Sequence[Mapping[str, Any]], as_json: bool) -> None:
    if as_json:
        put_json([_plain(row) for row in rows])
        return
    for row in rows:
        said = "one person" if row["same"] else "two people"
        sides = " and ".join(f"{row[f'{side}_printed']} ({row[side]})" for side in ("one", "other"))
        waits = " Waits: no page, list or paper shows both any more." if row["waits"] else ""
        click.echo(f"{row['decided_at'][:10]}  {said}: {plain(sides)}.{waits}")
        click.echo(f"            finder review --undo {shlex.quote(row['one'])} {shlex.quote(row['other'])}")
    if not rows:
        click.echo("You decided nothing yet. `finder review` asks you about who is unsure.")


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    sides = {s: {"locator": row[s], "printed": row[f"{s}_printed"]} for s in ("one", "other")}
    return {"same": row["same"], "decided": row["decided_at"], "waits": row["waits"], **sides}


def _go_through(session: Session, store: Store) -> None:
    """Asks until nothing is left: after every answer anew, for an answer may settle others."""
    skipped: set[frozenset[str]] = set()
    while found := pipeline.doubts(store, skipped):
        pair = frozenset((found[0]["one"]["locator"], found[0]["other"]["locator"]))
        if not _ask(session, store, found[0]):
            return
        skipped.add(pair)
    click.echo(_left(unsure_count(store.db)))
    for sentence in pipeline.waiting(store):
        click.echo(sentence)


def _left(unsure: int) -> str:
    if not unsure:
        return "Nothing to review: every attribution is sure."
    many = f"{unsure} attributions are" if unsure > 1 else "1 attribution is"
    return f"Nothing more to ask: {many} still unsure, and you answered or skipped what can be asked of them."


def _decide(session: Session, store: Store, word: str, pair: Pair) -> dict[str, Any]:
    """Keeps a decision or takes it back, and works out who is who again; gives what was done."""
    _check(store, word, pair)
    with store.atomic():
        done = undo_verdict(store.db, *pair) if word == UNDO else True
        if word != UNDO:
            save_verdict(store.db, Verdict(*pair, same=word == SAME), moment(None).isoformat())
    pipeline.believe_again(store, session.config, pair)
    holders = person_of(store.db)
    people = {at: holders.get(at) for at in pair}
    return {"decision": word, "one": pair[0], "other": pair[1], "done": done, "people": people}


def _check(store: Store, word: str, pair: Pair) -> None:
    if pair[0] == pair[1]:
        raise UsageError(
            f"{pair[0]} is one mention; a decision needs two. `finder show PERSON` lists locators."
        )
    missing = pipeline.unknown_locators(store, pair)
    if missing:
        raise UsageError(f"No stored mention is called {missing[0]}. `finder show PERSON` lists locators.")
    authors = pipeline.two_authors(store, pair) if word == SAME else ()
    if authors:
        raise UsageError(
            f"{' and '.join(authors)} are two authors of one paper ({pair[0].partition('#')[0]}), so two "
            "people: nothing was kept. Check the locators: `finder show PERSON` lists them."
        )


def _tell(decided: Mapping[str, Any], as_json: bool) -> None:
    if as_json:
        put_json(decided)
    elif not decided["done"]:
        click.echo("There was no such decision to undo. `finder review --kept` lists yours.")
    else:
        kept = "Taken back" if decided["decision"] == UNDO else "Kept"
        click.echo(f"{kept}. Who is who was worked out again; the next `finder run` ranks by it.")


def _ask(session: Session, store: Store, doubt: dict[str, Any]) -> bool:
    click.echo("\n".join(card_text.doubt(doubt)))
    answer = click.prompt("Same person? [y]es, [n]o, [s]kip, [q]uit", value_proc=_answer)
    if answer in ("y", "n"):
        pair = (doubt["one"]["locator"], doubt["other"]["locator"])
        try:
            _tell(_decide(session, store, SAME if answer == "y" else DIFFER, pair), as_json=False)
        except UsageError as error:  # what can not be kept is said, and the next one asked
            click.echo(str(error), err=True)
    return bool(answer != "q")


def _answer(text: str) -> str:
    said = ANSWERS.get(text.strip().casefold())
    if said is None:
        raise click.UsageError(f"{text!r} is no answer: say y, n, s or q.")
    return said


COMMANDS = (review,)
