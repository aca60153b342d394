"""Articles and mentions with any text in any field, for what must hold whatever a source says."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from sources.records import Article, Correction, Grant, Mention

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs",), exclude_characters="\0")
_TEXT = st.text(_LETTERS, max_size=12)
MENTIONS = st.builds(
    Mention, locator=st.just(""), printed=_TEXT, family=_TEXT, given=_TEXT, suffix=_TEXT,
    affiliations=st.tuples(_TEXT), email=st.none() | _TEXT, orcid=st.none() | _TEXT,
    degrees=st.tuples(_TEXT), url=st.none() | _TEXT, initials=_TEXT, collective=_TEXT, valid=st.booleans(),
    equal_contribution=st.booleans(), corresponding=st.booleans(), email_how=_TEXT, role=_TEXT)
ARTICLES = st.builds(
    Article, key=st.just("pmid:99000001"), pmid=st.just("99000001"), title=_TEXT, abstract=_TEXT,
    authors=st.lists(MENTIONS, max_size=4).map(
        lambda m: tuple(replace(x, locator=f"pmid:99000001#{n}", position=n, of=len(m))
                        for n, x in enumerate(m, 1))),
    journal=_TEXT, journal_abbreviation=_TEXT, issn=_TEXT, volume=_TEXT, published=_TEXT, revised=_TEXT,
    doi=_TEXT, pmc=_TEXT, vernacular_title=_TEXT, publication_types=st.tuples(_TEXT), mesh=st.tuples(_TEXT),
    mesh_major=st.tuples(_TEXT), keywords=st.tuples(_TEXT), grants=st.tuples(st.builds(Grant, _TEXT, _TEXT)),
    corrections=st.tuples(st.builds(Correction, _TEXT, _TEXT, _TEXT)), investigators=st.tuples(MENTIONS),
    sections=st.tuples(st.tuples(_TEXT, _TEXT)), complete=st.booleans(), editors=st.booleans(),
    status=_TEXT, version=_TEXT, book=st.booleans())
