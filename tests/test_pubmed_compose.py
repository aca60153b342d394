"""The questions of a run: few, each short enough, and no value of the configuration breaks one."""

from __future__ import annotations

import csv
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
import requests

from finder.config.states import STATES
from finder.demo.eutils import EutilsServer
from sources.pubmed import author_query, compose, together
from sources.pubmed.compose import LONGEST, LONGEST_CHANGES, MOST_CHUNKS, SURGEONS, US_SURGERY
from sources.source import Query, Topic
from tests.invented_pubmed import FIRST, document, record

ROOT = Path(__file__).parents[1]
SHARED = ROOT / ".." / "shared"


def test_topics_institutions_alumni_and_schools_become_few_questions():
    topics = [Topic(f"t{n}", (f"phrase {n}",), (f"Heading {n}",), (f"Journal {n}",)) for n in range(14)]
    names = [f"Invented University Hospital of Springfield Number {n} Program" for n in range(322)]
    queries = compose(topics, names, [f"Abara Ada{n}" for n in range(60)], ("Invented School",), ("x[ti]",))
    assert len(queries) <= 28
    assert all(len(q.term) <= LONGEST for q in queries)
    assert sum('"invented university hospital of springfield number 321"[ad]' in q.term.lower()
               for q in queries) == 1
    groups = together(queries)
    assert len(queries) + 3 * len(groups) <= 40
    assert {q for _, held in groups for q in held} == set(queries)


def test_the_shipped_questions_stay_within_forty_searches_a_week():
    shipped = ROOT / "config" / "interests.toml"
    table = SHARED / "lists" / "gs_programs_aamc_2021.csv"
    if not table.exists():
        pytest.skip("needs the program list of ../shared/lists")
    interests = tomllib.loads(shipped.read_text("utf-8"))["interest"]
    topics = [Topic(i["label"], tuple(i.get("phrases", ())), tuple(i.get("mesh", ())),
                    tuple(i.get("journals", ()))) for i in interests]
    with table.open(encoding="utf-8") as rows:
        names = [row["program"] for row in csv.DictReader(rows)]
    queries = compose(topics, names, [f"Abara Ada{n}" for n in range(40)], ("Invented School", "IS"))
    assert len(names) == 322
    assert len(queries) + 3 * len(together(queries)) <= 40


def test_nothing_wanted_asks_nothing():
    assert compose() == compose([Topic("t")], [""], ["[]"], (" ",), ("", "  ")) == () == together(())


def test_a_topic_asks_for_its_words_and_headings_and_owns_them():
    query, journals = compose([Topic("hernia", ("hernia repair", "mesh"), ("Herniorrhaphy",), ("Hernia",))])
    assert query.term == f'("hernia repair"[tiab] OR "mesh"[tiab] OR "Herniorrhaphy"[mh]){US_SURGERY}'
    assert query.own == ("hernia repair", "mesh", "Herniorrhaphy")
    assert (journals.name, journals.term) == ("journals", f'("Hernia"[ta]){US_SURGERY}')
    assert journals.own == ()


def test_notices_are_none_of_the_papers_asked_for():
    for query in compose([Topic("t", ("x",))], ["Invented Hospital"], schools=("Invented School",)):
        assert query.term.endswith(' NOT ("published erratum"[pt] OR "retraction of publication"[pt] OR '
                                   '"expression of concern"[pt])')


def test_states_are_asked_for_beside_the_country():
    places = US_SURGERY.split(" AND ")[2]
    assert "USA[ad]" in places
    assert all(f'"{place}"[ad]' in places for place in ("United States", "Wyoming", "New York"))


def test_every_state_of_the_union_is_asked_for():
    places = US_SURGERY.split(" AND ")[2]
    abroad_as_well = {"Georgia"}
    islands = {"Guam", "Virgin Islands", "American Samoa", "Northern Mariana Islands"}
    for state in {*STATES.values()} - abroad_as_well - islands:
        assert f'"{state}"[ad]' in places, state


def test_georgia_is_asked_for_as_a_state_and_not_as_a_country():
    lines = ["Peachtree University, Atlanta, Georgia.", "Peachtree University, Augusta, GA 30912.",
             "Peachtree University, Macon, Georgia 31201", "Peachtree University, Valdosta, Georgia, USA",
             "Kolkheti University, Tbilisi, Georgia."]
    records = [record(FIRST + n, date(2026, 11, 1),
                      authors=[("Abara", "Ada", f"Department of Surgery, {line}")])
               for n, line in enumerate(lines)]
    places = US_SURGERY.removeprefix(" AND ").split(" NOT ")[0]
    with EutilsServer([document(records)]) as server:
        told = requests.post(f"{server.base_url}esearch.fcgi", timeout=10,
                             data={"db": "pubmed", "retmode": "json", "term": places}).json()
    assert sorted(told["esearchresult"]["idlist"]) == [str(FIRST + n) for n in range(4)]


def test_program_names_are_asked_for_as_affiliations_print_them():
    query, = compose(institutions=[
        "Invented University Hospital (Springfield) Program", "Lakeshore GME/Bayside Medical Center",
        "X: Abc"])
    assert query.term == (f'("Invented University Hospital"[ad] OR "Lakeshore"[ad] OR '
                          f'"Bayside Medical Center"[ad]){SURGEONS}')


def test_the_users_own_terms_are_used_as_they_are():
    first, third = compose(extra=(' "rib fixation"[ti] OR x[ti] ', "", "y[ti]"))
    assert first == Query("your query 1", '"rib fixation"[ti] OR x[ti]', ("rib fixation", "x"))
    assert third.name == "your query 3"


def test_quotes_and_brackets_in_values_cannot_break_out_of_a_phrase():
    query, = compose([Topic("t", ('x"[tiab] OR (cancer', "[]"))])
    assert query.term == f'("x tiab OR cancer"[tiab]){US_SURGERY}'


@pytest.mark.parametrize("count", [1, 200, 5_000])
def test_a_list_of_names_costs_no_more_searches_however_long_it_is(count):
    names = [f"Abara Ada{n}" for n in range(count)]
    queries = compose(authors=names + names[:50])
    assert len(queries) <= MOST_CHUNKS
    phrases = [p for q in queries for p in re.findall(r'"([^"]+)"\[fau\]', q.term)]
    assert phrases == names
    assert [q.name for q in queries] == (
        ["alumni"] if len(queries) == 1 else [f"alumni {n}" for n in range(1, len(queries) + 1)])


def test_the_same_questions_in_one_search_share_their_clause():
    queries = compose([Topic("a", ("x",)), Topic("b", ("y",))])
    (query, held), = together(queries)
    assert query.term == f'((("x"[tiab])) OR (("y"[tiab]))){US_SURGERY}' and held == queries
    assert query.name == "changes 1"


def test_questions_of_another_clause_are_asked_apart():
    queries = compose([Topic("a", ("x",))], ["Invented Hospital"], ["Abara Ada"])
    groups = together(queries)
    assert [held for _, held in groups] == [(q,) for q in queries]
    assert groups[2][0].term == '((("Abara Ada"[fau])))'


def test_no_joined_question_is_longer_than_pubmed_takes():
    queries = compose(institutions=[f"Invented Hospital Number {n}" for n in range(700)])
    groups = together(queries)
    assert len(groups) > 1 and all(len(query.term) < LONGEST_CHANGES + len(SURGEONS) for query, _ in groups)
    assert [q for _, held in groups for q in held] == list(queries)


@pytest.mark.parametrize(("words", "term"), [
    ("Ada Abara", '"Ada Abara"[fau] OR "Abara Ada"[fau] OR "Ada Abara"[au] OR "Abara A"[au]'),
    ("Ada B Abara", '"Ada B Abara"[fau] OR "Abara Ada B"[fau] OR "Ada B Abara"[au] OR "Abara AB"[au]'),
    ("Abara, AB", '"Abara AB"[fau] OR "AB Abara"[fau] OR "Abara AB"[au] OR "AB A"[au]'),
    ("Abara", '"Abara"[au]'),
])
def test_an_authors_papers_are_asked_for_by_full_name_and_initials(words, term):
    assert author_query(words).term == term
