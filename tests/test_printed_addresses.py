"""An address is looked up in any case, and tells every name of the people it stands beside."""

from __future__ import annotations

from finder.store import believed, open_store
from finder.store.printed_addresses import printed_beside
from tests.heard_record import ONE, THREE, TWO, hear, said

OFFICE = "surgery@lake.example"


def test_an_address_tells_the_people_it_is_printed_beside_with_their_names_there(tmp_path):
    with open_store(tmp_path) as store, store.atomic() as db:
        hear(db, said(0))
        hear(db, said(1))
        believed.save_identities(db, {ONE: "a", TWO: "b", THREE: "a"}, {}, {}, {})
        for at, given in ((ONE, "Bruno"), (TWO, "Edith"), (THREE, "B")):
            db.execute("UPDATE mentions SET given = ?, family = 'Abara', email = ? WHERE locator = ?",
                       [given, OFFICE.title(), at])
        people = believed.person_of(db)
        assert printed_beside(db, [OFFICE, "nobody@lake.example"]) == {OFFICE: {
            people[ONE]: {("Abara", "Bruno"), ("Abara", "B")}, people[TWO]: {("Abara", "Edith")}}}
        assert printed_beside(db, []) == {}
