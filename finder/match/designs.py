"""Which papers are of a design that a student can help with from abroad, by the record's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from finder.model import Article


@dataclass(frozen=True, slots=True)
class Design:
    """A study design, what a student could do for it, and how the record shows it."""

    label: str
    plural: str
    offer: str
    types: frozenset[str] = frozenset()  # PubMed publication types
    mesh: frozenset[str] = frozenset()
    words: str = ""  # pattern over title and abstract


# Seed L99: "chart reviews, retrospective studies, database projects, case reports"; L97 the matching skills.
DESIGNS = (
    Design(
        "systematic review or meta-analysis",
        "systematic reviews or meta-analyses",
        "screening and data extraction",
        frozenset({"Systematic Review", "Meta-Analysis", "Network Meta-Analysis"}),
        words=r"systematic(?:ally)? review|meta-?\s?analys[ie]s|scoping review",
    ),
    Design(
        "case report or series",
        "case reports or series",
        "chart review and a first draft",
        frozenset({"Case Reports"}),
        words=r"case series|case reports?\b|we (?:report|present) a case",
    ),
    Design(
        "database or registry study",
        "database or registry studies",
        "data cleaning and analysis",
        mesh=frozenset({"Registries", "Databases, Factual"}),
        words=r"(?<!trial )(?<!trials )\bregistr(?:y|ies)\b(?! (?:number|identifier|no\b))"
        r"|national (?:\w+ ){0,3}database|\bNSQIP\b|\bNTDB\b|\bTQIP\b|\bSEER\b|\bNCDB\b"
        r"|National (?:Inpatient|Readmissions?) (?:Sample|Database)|claims data|administrative data"
        r"|database (?:study|analysis)",
    ),
    Design(
        "retrospective cohort study",
        "retrospective cohort studies",
        "chart review",
        mesh=frozenset({"Retrospective Studies"}),
        words=r"retrospective(?:ly)?\b|chart review|medical records? (?:were|was) reviewed",
    ),
)
# what a society or an editor writes is nobody's project, whatever evidence it reviews
_NO_PROJECT = frozenset(
    {
        "Randomized Controlled Trial",
        "Practice Guideline",
        "Guideline",
        "Editorial",
        "Letter",
        "Comment",
        "News",
        "Consensus Development Conference",
    }
)
_NOT_A_PERSONS_WORK = re.compile(
    r"prospective(?:ly)? randomi[sz]ed|randomi[sz]ed controlled trial"
    r"|guideline|consensus statement|position paper|(?<!retro)\bprospective"
    r"|interrupted time series|qualitative",
    re.IGNORECASE,
)


def design_of(article: Article) -> Design | None:
    """The remote-friendly design of this paper, or None. A randomised trial that also looks back is none."""
    if _NO_PROJECT & set(article.publication_types):
        return None
    text = f"{article.title}\n{article.abstract}"
    for design in DESIGNS:
        if design.types & set(article.publication_types) or design.mesh & set(article.mesh):
            return design
    if _NOT_A_PERSONS_WORK.search(article.title):
        return None
    return next((d for d in DESIGNS if d.words and re.search(d.words, text, re.IGNORECASE)), None)
