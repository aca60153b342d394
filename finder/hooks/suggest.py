"""Chooses what to open with: the strongest evidence first, only words that a stored source really says.

Words that were corrected since are not said: the stored text may be the one that was wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from finder.hooks.finding import finding
from finder.hooks.wording import Wording
from finder.model import Article, Byline, Evidence, Hook, Kind, Opportunity, Student

MOST = 3
WEAK = 0.15
# The strongest kind first: a shared school, a shared co-author, a finding; an address opens nothing.
ORDER = (
    Kind.ALUMNI,
    Kind.COAUTHOR,
    Kind.INTEREST,
    Kind.REMOTE,
    Kind.AUTHORSHIP,
    Kind.ACTIVITY,
    Kind.PROGRAM,
    Kind.GEOGRAPHY,
)
# what some kind of evidence says and another does not
OF_EVIDENCE = ("topic", "who", "role", "design", "offer", "program", "tie", "led", "when")

TextOf = Callable[[str], str]


def suggest(
    opportunity: Opportunity, student: Student, wording: Sequence[Wording], text_of: TextOf
) -> tuple[Hook, ...]:
    """At most three hooks, the strongest kind first, each with a quote that its source holds verbatim.

    `text_of(source)` gives the stored text of a source: title and abstract, the visible text of a page, the
    row of a list; empty when nothing is stored. An unsure identity gets no hook.
    """
    if opportunity.person.identity != "sure":
        return ()
    hooks, quotes = [], set()
    for evidence in _by_strength(opportunity):
        hook = _hook(evidence, opportunity, student, wording, text_of)
        if hook is not None and hook.quote not in quotes:
            hooks.append(hook)
            quotes.add(hook.quote)
    return tuple(hooks[:MOST])


def _by_strength(opportunity: Opportunity) -> list[Evidence]:
    # an old paper adds nothing to the score, but it is still what one can write about
    usable = [
        t.evidence for t in opportunity.terms if t.kind in ORDER and (t.strength or t.kind is Kind.ACTIVITY)
    ]
    # a passing mention of a topic opens nothing while something firmer is at hand
    return sorted(usable, key=lambda e: (e.strength < WEAK, ORDER.index(e.kind), -e.strength))


def _hook(
    evidence: Evidence,
    opportunity: Opportunity,
    student: Student,
    wording: Sequence[Wording],
    text_of: TextOf,
) -> Hook | None:
    article = _article(evidence, opportunity)
    # what was corrected is not known to us, only that it was: to praise it to its author is a risk a student
    # need not take while another paper can be quoted
    if article is not None and article.corrected:
        return None
    choices = [w for w in wording if w.kind == evidence.kind]
    stored = one_line(text_of(evidence.source))
    quote = next((q for q in _quotes(evidence, opportunity) if q and q in stored), "")
    if not choices or not quote:
        return None
    # the same person always gets the same of several wordings; neighbours in a digest get different ones
    chosen = choices[opportunity.person.id % len(choices)]
    text = chosen.render(_facts(evidence, opportunity, student, quote))
    return Hook(evidence.kind.value, text, quote, evidence.source, evidence)


def _quotes(evidence: Evidence, opportunity: Opportunity) -> Iterator[str]:
    """The words that could prove this evidence, best first."""
    article = _article(evidence, opportunity)
    if article is not None and evidence.kind is Kind.INTEREST:
        yield one_line(finding(article))
    if evidence.quote:
        yield one_line(evidence.quote)
    if article is not None:
        yield one_line(article.title)
    for entry in opportunity.person.entries:
        yield one_line(entry.listing.title)
        yield one_line(entry.listing.mention.printed)


def one_line(text: str) -> str:
    """White space folded to single spaces."""
    return " ".join(text.split())


def _article(evidence: Evidence, opportunity: Opportunity) -> Article | None:
    byline = _byline(evidence, opportunity)
    return byline.article if byline else None


def _byline(evidence: Evidence, opportunity: Opportunity) -> Byline | None:
    return next((b for b in opportunity.person.bylines if b.article.key == evidence.source), None)


def _facts(evidence: Evidence, opportunity: Opportunity, student: Student, quote: str) -> dict[str, object]:
    """What a wording may name; the evidence has the last word."""
    person, byline = opportunity.person, _byline(evidence, opportunity)
    facts: dict[str, object] = {
        **dict.fromkeys(OF_EVIDENCE, ""),
        "state": person.place.state,
        "city": person.place.city,
        "family": person.family,
        "quote": quote.rstrip("."),
        "title": byline.article.title.rstrip(".") if byline else "",
        "year": byline.public[:4] if byline else "",
        "journal": (byline.article.journal_abbreviation or byline.article.journal) if byline else "",
        "school": student.school,
        "skill": student.skills[0] if student.skills else "",
        "hours": student.hours_per_week or "",
        "apply_year": student.apply_year or "",
        "name": student.name,
    }
    return facts | dict(evidence.facts)
