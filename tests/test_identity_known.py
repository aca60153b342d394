"""Two people over name blocks clash by name, ORCID or source; joined, they are all that both were."""

from __future__ import annotations

import pytest

from finder.identity.known import Known, without
from finder.identity.resolution import Attribution
from finder.identity.verdicts import Decided
from finder.model import Verdict
from sources.records import Mention

SURE = Attribution("sure", 1.0, ())
MINE, OTHERS = "0000-0002-1825-0097", "0000-0001-5109-3700"


def known(*printed: Mention, verdicts: tuple[Verdict, ...] = ()) -> Known:
    return Known({m.locator: SURE for m in printed}, {m.locator: m for m in printed}, Decided(verdicts))


def one(number: int, given: str = "Ada", family: str = "Hartquill", place: int = 1,
        orcid: str | None = None) -> Mention:
    return Mention(f"pmid:{number}#{place}", "", family, given, orcid=orcid)


@pytest.mark.parametrize(("here", "there", "clashes"), [
    (one(1), one(2), False), (one(1), one(1, place=2), True), (one(1), one(2, "Jane"), True),
    (one(1, orcid=MINE), one(2, orcid=OTHERS), True), (one(1, orcid=MINE), one(2, orcid=MINE), False),
    (one(1, orcid=MINE), one(2), False), (one(1), one(2, family="Moss"), False),
    (one(1, "W. Scott"), one(2, "W. Thomas"), True),
])
def test_what_makes_two_people_clash(here: Mention, there: Mention, clashes: bool) -> None:
    assert known(here).clashes(known(there)) == known(there).clashes(known(here)) == clashes


def test_a_joined_person_is_all_that_both_were() -> None:
    person = known(one(1, "A"), verdicts=(Verdict("pmid:1#1", "pmid:9#1", True),))
    person.absorb(known(one(2, "Jane", orcid=MINE)))
    assert person.clashes(known(one(3, "Ruth"))) and person.clashes(known(one(3, "A", orcid=OTHERS)))
    assert person.clashes(known(one(2, "A", place=3))) and len(person.told) == 2
    assert person.groups == {"pmid:1#1"}


def test_who_stays_and_who_leaves() -> None:
    assert without({"a": SURE, "b": SURE}, {"b", "z"}) == ({"a": SURE}, {"b": SURE})
