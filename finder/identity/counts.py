"""How common names and words are: a frozen table, so that no run shifts what an earlier one believed.

Only `tests/bench/fit_identity.py counts` rewrites `counts.tsv`; its first line names data and date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log, log10

UNSEEN = 0.5  # what a name or word that the table does not hold counts as: half an occurrence
MIDDLE = 0.12  # share of people with one given middle initial; `counts.tsv` names, rounded
# share of a family's bearers who have a full given name, at least. The two go together: of all people few are
# called Tuan, of those called Le many. Without it seven in ten invented pairs of such namesakes at two
# hospitals of one city were taken for one surgeon, with it one in fourteen; pairs and blocks of the gold lose
# nothing that their intervals can tell
LEAST = 0.00125


@dataclass(frozen=True, slots=True)
class Counts:
    """Occurrences by kind (family, given, initial, place, topic, mesh, journal), and totals by kind."""

    tables: Mapping[str, Mapping[str, int]]
    totals: Mapping[str, int]

    def weight(self, kind: str, word: str) -> float:
        """How much a shared word tells: the natural logarithm of one over its share; never negative."""
        return max(0.0, log(self.totals[kind] / (1 + self.tables[kind].get(word, 0))))

    def bearers(self, family: str, given: str) -> float:
        """Expected bearers of a name among the people counted; `given` full or an initial, "" for any."""
        share = 1.0
        if given:
            kind = "given" if len(given) > 1 else "initial"
            share = self.tables[kind].get(given, UNSEEN) / self.totals[kind]
        if len(given) > 1:
            share = max(share, LEAST)
        return float(self.tables["family"].get(family, UNSEEN) * share)

    def weight_of(self, bearers: float) -> float:
        """How much it tells to share a co-author with so many expected bearers of the name."""
        return max(0.0, log(self.totals["family"] / (1 + bearers)))

    def rarity(self, family: str, given: str, middle: bool) -> float:
        """Decimal logarithm of `bearers`; an agreeing middle initial makes a name rarer."""
        return log10(self.bearers(family, given) * (MIDDLE if middle else 1.0))


@cache
def shipped() -> Counts:
    """The table that comes with the package."""
    return read(files("finder.identity").joinpath("counts.tsv").read_text("utf-8"))


def read(text: str) -> Counts:
    """Tab-separated `kind, word, count` lines; `*` as word holds the kind's total; # starts a comment."""
    tables: dict[str, dict[str, int]] = {}
    totals: dict[str, int] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, word, count = line.split("\t")
            table = totals if word == "*" else tables.setdefault(kind, {})
            table[kind if word == "*" else word] = int(count)
    return Counts(tables, totals)
