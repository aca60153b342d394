"""The command that settles who is who where it is unsure: shows two sides, takes what the user decides."""

from __future__ import annotations

from typing import Any

import click

from finder import pipeline
from finder.cli import card_text
from finder.cli.session import Session, moment, put_json
from finder.errors import UsageError
from finder.model import Verdict
from finder.store import Store
from finder.store.believed import unsure_count
from finder.store.decided import save_verdict, undo_verdict

ANSWERS = {"y": "y", "yes": "y", "n": "n", "no": "n", "s": "s", "skip": "s", "q": "q", "quit": "q"}


@click.command()
@click.option("--same", nargs=2, metavar="ONE OTHER", help="Two mentions (locators) are the same person.")
@click.option("--not-same", "differ", nargs=2, metavar="ONE OTHER", help="Two mentions are two people.")
@click.option("--undo", nargs=2, metavar="ONE OTHER", help="Take such a decision back.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_obj
def review(
    session: Session,
    same: tuple[str, str] | None,
    differ: tuple[str, str] | None,
    undo: tuple[str, str] | None,
    as_json: bool,
) -> None:
    """Who is who where it is unsure: shows two sides, takes same / not same / skip. Kept for ever."""
    if len([pair for pair in (same, differ, undo) if pair]) > 1:
        raise UsageError("Say one of --same, --not-same and --undo at a time.")
    with session.store() as store:
        if same or differ or undo:
            _decide(session, store, same, differ, undo)
        elif as_json:
            put_json(pipeline.doubts(store))
        else:
            _go_through(session, store)


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


def _decide(
    session: Session,
    store: Store,
    same: tuple[str, str] | None,
    differ: tuple[str, str] | None,
    undo: tuple[str, str] | None,
) -> None:
    pair = same or differ or undo or ("", "")
    if pair[0] == pair[1]:
        raise UsageError(
            f"{pair[0]} is one mention; a decision needs two. `finder show PERSON` lists locators."
        )
    missing = pipeline.unknown_locators(store, pair)
    if missing:
        raise UsageError(f"No stored mention is called {missing[0]}. `finder show PERSON` lists locators.")
    with store.atomic():
        if undo:
            taken = undo_verdict(store.db, *pair)
        else:
            save_verdict(store.db, Verdict(*pair, same=bool(same)), moment(None).isoformat())
            taken = True
    pipeline.believe_again(store, session.config, pair)
    click.echo("Kept. Who is who was worked out again." if taken else "There was no such decision to undo.")


def _ask(session: Session, store: Store, doubt: dict[str, Any]) -> bool:
    click.echo("\n".join(card_text.doubt(doubt)))
    answer = click.prompt("Same person? [y]es, [n]o, [s]kip, [q]uit", value_proc=_answer)
    if answer in ("y", "n"):
        pair = (doubt["one"]["locator"], doubt["other"]["locator"])
        _decide(session, store, pair if answer == "y" else None, pair if answer == "n" else None, None)
    return bool(answer != "q")


def _answer(text: str) -> str:
    said = ANSWERS.get(text.strip().casefold())
    if said is None:
        raise click.UsageError(f"{text!r} is no answer: say y, n, s or q.")
    return said


COMMANDS = (review,)
