"""A place in a byline: being first, last or corresponding author says who led a paper."""

from __future__ import annotations

from dataclasses import dataclass

from finder.model.identity import Bin
from sources.records import Article, Mention


@dataclass(frozen=True, slots=True)
class Byline:
    """A place in the byline of an article, as attributed to a person."""

    mention: Mention
    article: Article
    bin: Bin = "sure"

    @property
    def roles(self) -> tuple[str, ...]:
        """The leading roles of this place, most senior first; empty for one of many.

        Senior is the last *personal* author of a complete list of three or more: a cut list has no last
        author, and a group name at the end is nobody (APIS.md 1.8). Corresponding means that the person's
        own address stands in the record.
        """
        people = [a.locator for a in self.article.authors if not a.collective and a.valid]
        own, found = self.mention.locator, []
        if self.article.complete and len(people) >= 3 and people[-1] == own:
            found.append("senior")
        if people[:1] == [own]:
            found.append("sole" if len(people) == 1 and self.article.complete else "first")
        if self.mention.corresponding:
            found.append("corresponding")
        return tuple(found)

    @property
    def led(self) -> bool:
        """True when the person led this paper."""
        return bool(self.roles)

    @property
    def counts(self) -> bool:
        """True for a paper: not one that was retracted or questioned, and no notice about another."""
        return not (self.article.retracted or self.article.notice or self.article.concern)

    @property
    def public(self) -> str:
        """The date the paper became public, ISO text as exact as the record is."""
        return self.article.first_public or self.article.published
