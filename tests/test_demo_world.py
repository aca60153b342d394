"""The invented world is the one that was promised: people, papers, oddities, always the same bytes."""

from __future__ import annotations

import io
import re
import tomllib
import urllib.request
from collections import Counter

import pytest

from finder.demo import open_world
from finder.demo.bylines import orcid_of
from finder.demo.cast import load_cast
from finder.demo.papers import compose
from finder.demo.world import config_dir, world_xml
from sources.pubmed_xml import read_articles

CAST = load_cast(config_dir())
PAPERS = compose(CAST)
XML = world_xml(config_dir())
ARTICLES = list(read_articles(io.BytesIO(XML)))
BY_SLUG = {one.slug: one for one in CAST.people}


def articles_of(slug):
    figure = BY_SLUG[slug]
    name = (figure.family, figure.given[0])
    return [a for a in ARTICLES if any((m.family, m.given[:1]) == name for m in a.authors)]


def test_size_and_numbering():
    assert len(ARTICLES) >= 400 and len(CAST.people) >= 120
    assert [a.pmid for a in ARTICLES] == [str(99_000_001 + n) for n in range(len(ARTICLES))]


def test_same_bytes_every_time():
    assert world_xml(config_dir()) == XML


def test_titles_are_sentences():
    assert all(a.title.endswith(".") and a.title[0].isupper() and "{" not in a.abstract for a in ARTICLES)


def test_addresses_and_pages_are_nobodys():
    mails = re.findall(rb"[\w.+-]+@[\w.-]+\w", XML)
    assert mails and all(mail.endswith(b".example") for mail in mails)
    assert all(place.domain.endswith(".example") for place in CAST.institutions.values())


def test_orcids_have_their_check_digit():
    printed = {m.orcid for a in ARTICLES for m in a.authors if m.orcid}
    assert printed == {orcid_of(f) for f in CAST.people if f.fields.get("orcid")}
    assert all(orcid.startswith("0000-0007-") for orcid in printed)  # a block that nobody is given


def test_a_retraction_and_its_notice_point_at_each_other():
    retracted = [a for a in ARTICLES if a.retracted]
    assert len(retracted) == 1 and retracted[0].corrections[0].kind == "RetractionIn"
    notice = next(a for a in ARTICLES if a.pmid == retracted[0].corrections[0].pmid)
    assert notice.notice and notice.corrections[0].pmid == retracted[0].pmid


def test_an_erratum_a_group_and_a_cut_list():
    assert any("Published Erratum" in a.publication_types for a in ARTICLES)
    assert any(m.collective for a in ARTICLES for m in a.authors)
    assert sum(not a.complete for a in ARTICLES) == 1


def test_namesakes_of_one_name_and_of_one_initial():
    hartwells = [f for f in CAST.faculty if f.family == "Hartwell"]
    assert len({f.at for f in hartwells}) == 2 and len({f.topics for f in hartwells}) == 2
    plain = [m for a in ARTICLES for m in a.authors if m.family == "Hartwell" and m.given == "Daniel"]
    assert plain  # the middle initial is missing now and then, so it alone does not tell them apart
    assert {m.given for a in ARTICLES for m in a.authors if m.family == "Lindqvist"} == {"A", "Anna"}


def test_a_bare_initial_with_half_an_address_may_be_either_of_two():
    [stranger] = [m for a in ARTICLES if not a.complete for m in a.authors if m.family == "Lindqvist"]
    assert stranger.given == "A" and stranger.affiliations == ("Department of Surgery.",)


def test_a_surgeon_moved_and_another_stopped():
    lines = [(a.published[:4], m.affiliations[0]) for a in articles_of("saoirse-van-aalst")
             for m in a.authors if m.family == "Van Aalst"]
    assert {"Gulf Coast" in line for year, line in lines if year <= "2021"} == {True}
    assert {"Cascade Valley" in line for year, line in lines if year > "2021"} == {True}
    assert max(a.published for a in articles_of("rosalind-featherstonehaugh")) < "2020"


def test_the_statistician_has_more_papers_than_any_surgeon():
    counts = Counter((m.family, m.given[:6]) for a in ARTICLES for m in a.authors)
    assert counts.most_common(1)[0][0] == ("Blythe-Ortega", "Casimi")


def test_scientists_do_not_sign_with_surgeons():
    stolz = articles_of("yevgenia-stolz")
    assert stolz and all(len(a.authors) == 1 for a in stolz)


def test_alumni_are_on_pages_and_in_papers():
    school = "Trade Winds University School of Medicine"
    assert sum(f.school == school for f in CAST.faculty if f.title) >= 3
    assert sum(f.school == school for f in CAST.residents) >= 5
    assert articles_of("priyanka-oduya-lind") and articles_of("tobias-wrenfield")
    assert articles_of("oluwaseun-pemberly")  # in the alumni list and on no page


def test_coauthors_from_the_school_sign_with_us_surgeons():
    places = [{"Saint Lucia" in line for m in a.authors for line in m.affiliations} for a in ARTICLES]
    mixed = [found for found in places if found == {True, False}]
    assert len(mixed) >= 4


@pytest.mark.parametrize("key", ["phrases", "mesh", "journals"])
def test_every_word_of_the_shipped_interests_occurs(key):
    # a phrase PubMed does not know is an error of the configuration: the demo's PubMed must know them all
    interests = tomllib.loads((config_dir().parent / "interests.toml").read_text())["interest"]
    known = {word.casefold() for a in ARTICLES for word in (*a.keywords, *a.mesh, a.journal_abbreviation)}
    assert not {word for one in interests for word in one[key] if word.casefold() not in known}


def test_leads_are_enough_and_each_has_a_conclusion():
    leads = [row for row in CAST.leads if row["key"].startswith("lead-")]
    assert len(leads) >= 25
    assert all(row["abstract"][-1][0].startswith("CONCLUSION") for row in leads)
    assert len({row["abstract"][-1][1][:25] for row in leads}) >= len(leads) - 1


def test_a_paper_after_the_last_day_of_the_world_is_impossible():
    assert max(a.entered for a in ARTICLES) <= "2026-11-20"


def test_open_world_answers_and_ends():
    with open_world() as world:
        found = urllib.request.urlopen(f"{world.eutils_base}esearch.fcgi?db=pubmed&term=Moorhouse[au]").read()
        assert int(re.search(rb"<Count>(\d+)", found)[1]) >= 5
        assert (world.config_dir / "finder.toml").is_file() and world.today.isoformat() == "2026-11-23"
        assert set(world.routes) == {p.host for p in CAST.institutions.values() if p.host}
    with pytest.raises(OSError):
        urllib.request.urlopen(next(iter(world.routes.values())), timeout=1)
