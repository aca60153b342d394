"""The commands over whom the user keeps in touch with, and whom never to contact."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from finder.cli.session import Session, now, put_json
from finder.config import email
from finder.errors import UsageError
from finder.model import Contact
from finder.store import Store, decided, heard
from finder.store.believed import latest_cards
from finder.trackers.accepted import standing


@click.group()
def contacts() -> None:
    """The people you decided to keep in touch with: list, add, log, do-not-contact."""


@contacts.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
@click.pass_obj
def list_contacts(session: Session, as_json: bool) -> None:
    """All contacts, with the last contact and the next follow-up."""
    with session.store() as store:
        found = kept(session, store)
    if as_json:
        put_json([_plain(contact) for contact in found])
        return
    for contact in found:
        click.echo(
            f"{contact.id:>4}  {contact.name} · {contact.role or '-'} · {contact.institution or '-'} · "
            f"{contact.status} · last {contact.last_contact or 'never'} · "
            f"next {contact.next_follow_up or 'nothing planned'}"
        )
    if not found:
        click.echo(
            "No contacts yet. `finder contacts add PERSON` keeps a target; "
            "`finder contacts add --name NAME` keeps anybody."
        )


def kept(session: Session, store: Store) -> tuple[Contact, ...]:
    """The contacts as they may be shown: a hook whose paper was withdrawn since is not."""
    return standing(decided.contacts(store.db, session.student(store)), heard.withdrawn(store.db))


def _plain(contact: Contact) -> dict[str, Any]:
    return {name: getattr(contact, name) for name in Contact.__dataclass_fields__}


@contacts.command()
@click.argument("person", required=False)
@click.option("--name", help="For somebody who is not a stored person.")
@click.option("--role", default="", help="PGY-3 general surgery resident, trauma surgeon, PD …")
@click.option("--institution", default="")
@click.option("--email", default="")
@click.option("--how-met", default="", help="conference, e-mail introduction, rotation …")
@click.option("--topics", default="", help="What you talked about.")
@click.option("--next", "next_follow_up", default="", metavar="ISO-DATE", help="When to follow up.")
@click.option("--notes", default="")
@click.pass_obj
def add(session: Session, /, person: str | None, name: str | None, next_follow_up: str, **given: str) -> None:
    """Keeps a PERSON of the ranking, or anybody by --name, as a contact."""
    name = (name or "").strip()
    if bool(person) == bool(name):
        raise UsageError("Say either a PERSON (id or name) or --name for somebody new.")
    _check_date(next_follow_up)
    _check_email(given["email"])
    with session.store() as store:
        if decided.is_blocked(store.db, None, given["email"], name):
            raise UsageError(f"{name or given['email']} is on your do-not-contact list.")
        student = session.student(store)
        fields = _from_person(session, store, student, person) if person else {"name": name}
        fields |= {key: value for key, value in given.items() if value}
        if given["email"]:
            fields["email_source"] = "entered by you"
        if next_follow_up:
            fields["next_follow_up"] = next_follow_up
        with store.atomic():
            contact = decided.add_contact(store.db, student, fields, now().isoformat())
    click.echo(f"Kept as contact {contact}: {fields['name']}.")
    if given["how_met"] and not next_follow_up:
        click.echo(
            "You met and have no next step: `finder contacts log "
            f"{contact} --next DATE` (a follow-up is due within 48-72 hours)."
        )


def _from_person(session: Session, store: Store, student: int, person: str) -> dict[str, Any]:
    row = session.person(store, person)
    card = next((c for c in latest_cards(store.db, student) if c["person_id"] == row["id"]), None)
    address = card["email"]["address"] if card and card["email"] else ""
    if decided.is_blocked(store.db, row["id"], address, row["name"]):
        raise UsageError(f"{row['name']} is on your do-not-contact list.")
    fields: dict[str, Any] = {
        "person": row["id"],
        "name": row["name"],
        "role": row["role"],
        "institution": row["institution"],
    }
    if card:
        fields |= {"role": card["role"]}
        if card["email"]:
            fields |= {
                "email": card["email"]["address"],
                "email_source": f"{card['email']['source']}, {card['email']['trust']}",
            }
        if card["hooks"]:
            fields |= {"hook": card["hooks"][0]["text"], "hook_source": card["hooks"][0]["source"]}
    return fields


@contacts.command()
@click.argument("contact", type=int)
@click.option("--note", default="", help="What was said.")
@click.option("--kind", default="email", show_default=True, help="email, reply, call, meeting …")
@click.option("--on", "day", default="", metavar="ISO-DATE", help="When (default: today).")
@click.option("--next", "next_follow_up", default="", metavar="ISO-DATE", help="When to follow up.")
@click.option("--status", default="", help="to write, written, answered, closed …")
@click.pass_obj
def log(
    session: Session, contact: int, note: str, kind: str, day: str, next_follow_up: str, status: str
) -> None:
    """Notes that something passed between you and CONTACT, and what comes next."""
    _check_date(day)
    _check_date(next_follow_up)
    with session.store() as store:
        known = {c.id: c for c in decided.contacts(store.db, session.student(store))}
        if contact not in known:
            raise UsageError(f"There is no contact {contact}. `finder contacts list` shows the numbers.")
        at = now()
        with store.atomic():
            decided.log_touch(store.db, contact, day or at.date().isoformat(), kind, note)
            decided.change_contact(
                store.db, contact, _changes(known[contact], next_follow_up, status, note), at.isoformat()
            )
    click.echo(
        f"Noted for {known[contact].name}."
        + (f" Next: {next_follow_up}." if next_follow_up else " No next step is planned.")
    )


def _changes(contact: Contact, next_follow_up: str, status: str, note: str) -> dict[str, str]:
    topics = "; ".join(part for part in (contact.topics, note) if part)
    changed = {"next_follow_up": next_follow_up, "topics": topics}
    return changed | {"status": status or ("written" if contact.status == "to write" else contact.status)}


@contacts.command("do-not-contact")
@click.argument("person")
@click.option("--reason", default="")
@click.pass_obj
def do_not_contact(session: Session, person: str, reason: str) -> None:
    """Never shows PERSON (an id, a stored name, or an e-mail address) again."""
    with session.store() as store:
        if "@" in person:
            id_, name, email = None, "", person
        else:
            row = session.person(store, person)
            id_, name, email = row["id"], row["name"], ""
        with store.atomic():
            decided.never_contact(store.db, id_, name, email, reason, now().isoformat())
    click.echo(f"{name or email} will not be shown again.")


def _check_date(text: str) -> None:
    try:
        # compared again: 20261123 and 2026-W48-1 are dates too, but stored so they would not sort as one
        exact = not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        exact = False
    if not exact:
        raise UsageError(f"{text!r} is not a date. Write it as 2026-11-23.")


def _check_email(text: str) -> None:
    try:
        email(text or "nobody@finder.example")
    except ValueError as error:
        raise UsageError(f"--email {text!r}: {error}.") from None


COMMANDS = (contacts,)
