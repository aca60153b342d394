"""Whom never to contact: a person, an address, or a name of which nothing else is left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from finder.match.shared_mailboxes import Printed, is_another, sharers
from finder.store import kept_mentions
from finder.store.numbers import living, survivors
from finder.store.printed_addresses import printed_beside


@dataclass(frozen=True, slots=True)
class Blocked:
    """Whom not to contact. `mailboxes` are shared with others: they bar whoever may be of these names."""

    people: frozenset[int]
    addresses: frozenset[str]  # in small letters
    names: frozenset[str]  # case folded
    mailboxes: Mapping[str, frozenset[Printed]]

    def holds(self, person: int | None, addresses: Iterable[str], name: str) -> bool:
        """Whether any of the three is barred; a mailbox decides where no number says who it is."""
        own = {address.casefold() for address in addresses}
        if person in self.people or own & self.addresses or name.casefold() in self.names:
            return True
        shared = own & self.mailboxes.keys()
        return person is None and any(not is_another(self.mailboxes[each], name) for each in shared)


def never_contact(db: Database, person: int | None, name: str, email: str, reason: str, now: str) -> None:
    """Puts somebody on the do-not-contact list: whoever holds one of the person's mentions, the address."""
    person = living(db, person)
    row = db.table("do_not_contact").insert(
        {"person": person, "name": name, "email": email.casefold(), "reason": reason, "decided_at": now}
    )
    kept_mentions.keep(db, "never", int(row.last_pk or 0), person)


def blocked(db: Database) -> Blocked:
    """Whom not to contact: people, addresses, names. Any of the three blocks.

    Everybody who holds a mention that the person had (of a split both sides) or prints an address, except who
    surely only shares a mailbox with the person; an address that was itself named bars all who print it. The
    name of a person counts only when none of their mentions stands any more: another of the name is another.
    """
    about = kept_mentions.kept(db, "never")
    ids: set[int] = set()
    named: set[str] = set()
    names: set[str] = set()
    for row in db.query("SELECT id, person, email, name FROM do_not_contact"):
        held = about.get(row["id"])
        named.add(row["email"].casefold())
        if held and held.holders:
            ids |= held.holders.keys()
        elif row["person"] is not None:
            ids |= {row["person"], *survivors(db, [row["person"]]).values()}
        if row["person"] is None or (held and not held.standing):
            names.add(row["name"].casefold())
    bearers, addresses, mailboxes = _printed(db, named - {""}, about.values())
    return Blocked(frozenset(ids | bearers), addresses, frozenset(names - {""}), mailboxes)


def _printed(
    db: Database, named: set[str], about: Collection[kept_mentions.Kept]
) -> tuple[set[int], frozenset[str], Mapping[str, frozenset[Printed]]]:
    """Who is barred for an address, the addresses that bar, and those that only their names do."""
    beside = printed_beside(db, named.union(*(held.addresses for held in about)))
    bearers: set[int] = set()
    barring, shared = set(named), dict[str, frozenset[Printed]]()
    for held in about:
        for address in held.addresses:
            people = beside.get(address, {})
            others = sharers(address, held.names, people)
            bearers |= people.keys() - others
            if others:
                shared[address] = shared.get(address, frozenset()) | held.names
            else:
                barring.add(address)
    bearers.update(*(beside.get(address, ()) for address in barring))
    return bearers, frozenset(barring), shared


def is_blocked(db: Database, person: int | None, email: str, name: str) -> bool:
    """Whether the do-not-contact list holds this person, this address or this name."""
    return blocked(db).holds(living(db, person), [email], name)
