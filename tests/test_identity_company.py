"""Papers are known by their company: a silent byline goes with the person whose other papers it resembles."""

from __future__ import annotations

from collections.abc import Sequence

from finder.identity import counts
from finder.identity.company import company_levels
from finder.identity.traits import Reader
from sources.records import Article, Mention

HERE = ("Department of Surgery, Yalta Valley University, Springfield, OH 45501, USA.",)
THERE = ("Institute of Botany, Neustadt Academy, Neustadt, Germany.",)
LEAK, MOSS = "Colectomy leak outcomes", "Chloroplast genome of alpine liverworts"
ROWS = [(HERE, LEAK), (HERE, LEAK), ((), LEAK), (THERE, MOSS), (THERE, MOSS), ((), MOSS)]
SHARES = [1.0, 1.0, None, 0.0, 0.0, None]
TWO = [[0, 1, 2], [3, 4, 5]]


def told(rows: list[tuple[tuple[str, ...], str]], shares: list[float | None],
         companies: Sequence[Sequence[int]]) -> list[tuple[str, ...]]:
    reader, bylines = Reader(counts.shipped()), []
    for n, (where, title) in enumerate(rows):
        key = f"pmid:{99000001 + n}"
        authors = (Mention(f"{key}#1", "Jin Wang", "Wang", "Jin", affiliations=where, position=1),
                   Mention(f"{key}#2", "Ada Friend", f"Friend{title[:3]}", "Ada", position=2))
        bylines.append(reader.traits(authors[0], Article(key, key[5:], title, "", authors, published="2020")))
    return company_levels(bylines, shares, companies)


def test_a_silent_byline_has_the_institution_of_its_company() -> None:
    found = told(ROWS, SHARES, TWO)
    assert found[2] == ("faculty company, institution: 6",)
    assert found[5] == ("faculty company, institution: 0",)


def test_a_byline_is_no_company_of_its_own() -> None:
    assert told(ROWS[:1], SHARES[:1], [[0]]) == [("faculty company: none", "faculty country: same")]


def test_the_country_is_compared_with_that_of_the_institution() -> None:
    found = told(ROWS, SHARES, TWO)
    assert "faculty country: same" in found[0] and "faculty country: other" in found[3]
    nowhere = told(ROWS, [None] * len(ROWS), TWO)
    assert all(levels == ("faculty company: none",) for levels in nowhere)


def test_nobody_has_no_company() -> None:
    assert told([], [], []) == []
