"""Tells two authors of one name and one paper from a byline that prints somebody twice.

Of 21,855 PubMed records a hundred print a full name twice and nothing else of either: nearly all print a list
again, of investigators behind the authors. A single name twice is of a rare name there, and so a slip; of a
common one two namesakes are likelier than a slip.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from finder.identity.counts import Counts
from finder.identity.traits import Traits, name_of
from sources.records import Article, Mention

# Decimal logarithm of the expected bearers of a name, as `evidence.RARITY`. In those records a slip befalls
# two bylines of a hundred thousand. Six co-authors hold a namesake as often where the name is of three people
# in a million, which is this share of the people counted.
COMMON = -0.5


class Namesakes:
    """Asks how common a name is, and what else its paper prints."""

    def __init__(self, articles: Mapping[str, Article], counts: Counts) -> None:
        self._articles = articles
        self._counts = counts

    def may_be_two(self, traits: Traits, alike: Sequence[Mention]) -> bool:
        """Whether mentions of one paper, of one full name and one affiliation, may well be namesakes'.

        Not where they print an affiliation that not all authors do, an address or an ORCID in common; where
        their name is rare; or where the paper prints another of its authors twice.
        """
        paper = traits.paper and self._articles.get(traits.paper.key)
        if not paper or not self._common(traits):
            return False
        if any(len({getattr(m, kind) for m in alike}) == 1 and getattr(alike[0], kind)
               for kind in ("email", "orcid")):
            return False
        lines = alike[0].affiliations
        own = lines and any(m.affiliations != lines for m in paper.authors)
        return not own and not _repeats(paper, traits)

    def _common(self, traits: Traits) -> bool:
        family, given = traits.name.family.replace(" ", ""), traits.name.given
        return self._counts.rarity(family, given[0], len(given) > 1) > COMMON


def _repeats(paper: Article, traits: Traits) -> bool:
    """Whether another full name stands twice."""
    printed = Counter(name_of(m) for m in paper.authors if m.given)
    return any(number > 1 and len(name.given[0]) > 1
               for name, number in printed.items() if name.given and name != traits.name)
