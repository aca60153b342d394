"""A person over name blocks: what is told of each mention, and what decides whether two may be one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from finder import names
from finder.identity.resolution import Attribution
from finder.identity.traits import name_of, source_of
from finder.identity.verdicts import Decided
from sources.records import Mention

Person = dict[str, Attribution]  # locator -> what is told of that mention


class Known:
    """A person in the making; what is joined becomes one object."""

    def __init__(self, told: Person, mentions: Mapping[str, Mention], decided: Decided) -> None:
        printed = [mentions[x] for x in told]
        self.told = told
        self.names = {name_of(m) for m in printed}
        self.orcids = {m.orcid for m in printed if m.orcid}
        self.sources = {source_of(x) for x in told}
        self.groups = decided.groups_of(told)

    def clashes(self, other: Known) -> bool:
        """True when a name, an ORCID or a source that prints both says that the two are two people."""
        if (self.orcids and other.orcids and self.orcids != other.orcids) or self.sources & other.sources:
            return True
        return not names.may_meet(self.names, other.names)

    def absorb(self, other: Known) -> None:
        """Takes in all that the other is."""
        self.told |= other.told
        self.names |= other.names
        self.orcids |= other.orcids
        self.sources |= other.sources
        self.groups |= other.groups


def without(person: Person, leaving: Collection[str]) -> tuple[Person, Person]:
    """Who stays and who leaves."""
    return ({x: a for x, a in person.items() if x not in leaving},
            {x: a for x, a in person.items() if x in leaving})
