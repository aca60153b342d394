"""MEDLINE text gives the Article that the XML of the record gives."""

from __future__ import annotations

import gzip
import io
import re
from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest
from rapidfuzz import fuzz
from unidecode import unidecode

from sources.errors import ReadError
from sources.pubmed_xml import read_articles, read_medline
from sources.records import Article, Correction, Grant, Mention

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared"
TEXT = (HERE / "pages/pubmed/full.nbib").read_text()


def test_every_field() -> None:
    found, old = read_medline(TEXT.splitlines(keepends=True))
    assert found.title == "A long title that goes on over two lines."
    assert found.abstract == "Nothing was found."
    assert (found.published, found.first_public, found.entered, found.revised) == (
        "2026-01", "2025-12-01", "2025-12-02", "2026-03-04")
    assert (found.doi, found.pmc, found.issn) == ("10.5555/99000010", "PMC9900010", "0000-0019")
    assert found.mesh == ("Hernia", "Humans") and found.mesh_major == ("Hernia",)
    assert found.keywords == ("mesh",) and found.pages == "101-9"
    assert found.grants == (Grant("R01 XX000001", "XX", "NX NIH HHS", "United States"),)
    assert found.corrections == (Correction("RetractionIn", "99000002", "Ann Inv Surg. 2026;1:2"),)
    assert found.investigators[0].given == "Ed" and found.retracted
    assert [one.family for one in old.authors] == ["Oldman", "Elder"] and old.authors[0].given == "RB"


def test_a_structured_abstract_has_its_parts() -> None:
    lines = ["\ufeffPMID- 99000012", "AB  - AIM: To see. RESULTS: Nothing", "      was found."]
    found = next(read_medline(lines))
    assert found.sections == (("AIM", "To see."), ("RESULTS", "Nothing was found."))
    assert found.abstract == "AIM: To see.\nRESULTS: Nothing was found."


@pytest.mark.parametrize(("lines", "number"), [
    (["0000-0019 (Print)", "0000-0020 (Electronic)", "0000-0021 (Linking)"], "0000-0019"),
    (["0000-0021 (Linking)", "0000-0019 (Print)"], "0000-0019"), (["0000-0021 (Linking)"], ""),
    (["0000-0019"], "0000-0019"), ([], ""),
])
def test_the_issn_is_the_journals_own(lines: list[str], number: str) -> None:
    found = next(read_medline(["PMID- 99000012", *(f"IS  - {line}" for line in lines)]))
    assert found.issn == number


def test_each_author_keeps_what_is_theirs() -> None:
    first, second, group = next(read_medline(io.StringIO(TEXT))).authors
    assert (first.family, first.given, first.initials, first.suffix) == ("Quillfeather", "Anna B", "AB", "Jr")
    assert first.orcid == "0000-0002-1825-0097" and first.email == "quillfeather@uni.example"
    assert len(first.affiliations) == 2 and second.affiliations == ()
    assert group.collective == "Invented Hernia Study Group" and group.locator == "pmid:99000010#3"


@pytest.mark.parametrize("text", ["", "\n\n", "<html>", "PMID- none\nTI  - T\n"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ReadError):
        list(read_medline(io.StringIO(text)))


def test_dates_that_do_not_exist_are_as_exact_as_they_can_be() -> None:
    found = next(read_medline([
        "PMID- 99000012", "TI  - T", "DP  - 0000 Jan 1", "DEP - 20260231", "LR  - 00000101",
        "PHST- 2026/11/31 06:00 [entrez]"]))
    assert (found.published, found.first_public) == ("", "2026-02")
    assert (found.revised, found.entered) == ("", "2026-11")


def _unaccented(value: object) -> str:
    # PubMed's text form wrote names without accents and symbols in words until about 2019
    return re.sub(r"\W", "", unidecode(str(value))).lower()


def _person(one: Mention) -> tuple[object, ...]:
    return _unaccented(one.family), one.initials, one.suffix, one.email, one.orcid, len(one.affiliations)


def _texts(one: Article) -> tuple[object, ...]:
    words = [_unaccented(word) for word in one.keywords]
    return _unaccented(one.title), words, [_names(author) for author in one.authors if author.valid]


def _names(one: Mention) -> tuple[str, str]:
    return _unaccented(one.given), _unaccented(one.collective)


def _long_texts(one: Article) -> list[str]:
    lines = [_unaccented(line) for author in one.authors if author.valid for line in author.affiliations]
    return [_unaccented(one.abstract), *lines]


def _pairs() -> list[tuple[Article, Article]]:
    xml: dict[str, Article] = {}
    texts: list[Article] = []
    for folder in ("p1m-ortho", "dreamytang_Pubmed_Author_Ranking"):
        for path in sorted((SHARED / "pubmed/formats" / folder).glob("*.gz")):
            raw = gzip.decompress(path.read_bytes())
            if ".xml" in path.name:
                xml |= {found.pmid: found for found in read_articles(io.BytesIO(raw))}
            elif raw.lstrip().startswith(b"PMID-"):
                texts += read_medline(io.StringIO(raw.decode()))
    return [(found, xml[found.pmid]) for found in texts if found.pmid in xml]


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared, the real records, is not here")
def test_both_forms_of_real_records_agree() -> None:
    pairs = _pairs()
    assert len(pairs) > 250
    exact = {"pmid", "published", "first_public", "entered", "revised", "doi", "pmc", "language", "volume",
             "issue", "pages", "nlm_id", "journal_abbreviation", "publication_types", "mesh", "mesh_major",
             "status", "complete", "published_printed", "issn", "book", "editors", "grants", "key"}
    for text, xml in pairs:
        for field in (f for f in fields(xml) if f.name in exact):
            assert getattr(text, field.name) == getattr(xml, field.name), (xml.key, field.name)
        people = [_person(one) for one in xml.authors if one.valid]
        assert [_person(one) for one in text.authors] == people, xml.key
        assert _texts(text) == _texts(xml), xml.key


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared, the real records, is not here")
def test_abstracts_and_affiliations_of_real_records_agree() -> None:
    pairs = []
    for text, xml in _pairs():
        pairs += zip(_long_texts(text), _long_texts(xml), strict=True)
    # the rest has a symbol that the text form writes as a word: "alpha", "double dagger"
    assert sum(one == other for one, other in pairs) > 0.98 * len(pairs)
    for one, other in pairs:
        assert fuzz.ratio(one, other) > 80, (one, other)


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared, the real records, is not here")
def test_labels_of_real_records_agree() -> None:
    for text, xml in _pairs():
        labels = [label for label, _ in xml.sections]
        # "Background: " is not told from an author's own words: it stays in the text
        known = labels if "".join(labels).isupper() else [""] * bool(labels)
        assert [label for label, _ in text.sections] == known, xml.key


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared, the real records, is not here")
def test_how_many_fields_of_real_records_differ() -> None:
    pairs = _pairs()
    differ = Counter(f.name for text, xml in pairs for f in fields(xml)
                     if getattr(text, f.name) != getattr(xml, f.name))
    # accents and symbols, which the text form had not until about 2019; one record's labels in small letters,
    # one name that was corrected since, one correction with a note
    most = {"authors": 85, "vernacular_title": 38, "abstract": 23, "sections": 23, "title": 3, "keywords": 1,
            "corrections": 1}
    assert differ.keys() <= most.keys() and all(differ[name] <= most[name] for name in differ), differ
