"""Two mentions are compared in levels a person can read; what a side does not say is no evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.identity import evidence
from finder.identity.evidence import GRADES, SCALES, YEARS, levels
from finder.identity.traits import Traits
from sources.records import Mention
from tests.invented_bylines import (
    BREMEN,
    COLON,
    COUNTS,
    MOSS,
    YALTA,
    article,
    byline,
    entry,
    first_of,
    paper,
    traits,
)


def told(one: Traits, other: Traits) -> dict[str, str]:
    """Level by kind; a kind is said once."""
    found = levels(one, other, COUNTS)
    held = dict(level.split(": ", 1) for level in found)
    assert len(held) == len(found)
    return held


def named(forenames: str, family: str = "Quillfeather", **more: str) -> Traits:
    return traits(Mention("pmid:99000001#1", f"{forenames} {family}", family, forenames, **more))  # type: ignore[arg-type]


def dated(year: str, language: str = "eng") -> Traits:
    author = byline(99000001, 1, "Quillfeather", "Jane")
    return traits(author, article(99000001, COLON, [author], published=year, language=language))


def test_two_papers_of_one_surgeon_agree_in_all_they_print() -> None:
    found = told(first_of(paper(99000001, "Jane A")), first_of(paper(99000002, "Jane A")))
    assert found.pop("name rarity") == "0"
    assert found == {
        "name": "full given name same", "middle": "middle name same", "place": "all", "country": "same",
        "co-authors": "much", "topic": "all", "title": "all", "journal": "all", "years apart": "0",
        "very rare name, place": "all", "very rare name, topic": "all"}


def test_a_namesake_agrees_in_the_name_alone() -> None:
    found = told(first_of(paper(99000001, "Jane")),
                 first_of(paper(99000002, "Jane", where=BREMEN, title=MOSS, friend="Zimtstern")))
    assert (found["place"], found["country"], found["co-authors"], found["topic"], found["title"]) == (
        "nothing", "other", "nothing", "nothing", "nothing")


def test_what_a_side_does_not_say_is_no_evidence() -> None:
    silent = named("Jane")
    for other in (silent, first_of(paper(99000001, "Jane", email="jq@yalta.example")), traits(entry("Jane"))):
        assert set(told(silent, other)) - {"place of the paper", "very rare name, place of the paper"} == {
            "name", "middle", "name rarity"}


def test_kinds_that_papers_alone_have_need_two_papers() -> None:
    page, byline_ = traits(entry("Jane")), first_of(paper(99000001, "Jane"))
    assert set(told(page, byline_)) == {
        "name", "middle", "name rarity", "place", "country", "very rare name, place"}


def test_a_byline_without_an_affiliation_has_the_place_of_its_paper() -> None:
    authors = [byline(99000001, 1, "Quillfeather", "Jane"),
               byline(99000001, 2, "Abernackle", "Tobias", affiliations=YALTA)]
    silent = traits(authors[0], article(99000001, COLON, authors))
    found = told(silent, first_of(paper(99000002, "Jane")))
    assert found["place of the paper"] == "all" and not {"place", "country"} & set(found)
    assert told(silent, silent)["place of the paper"] == "all"


@pytest.mark.parametrize(("one", "other", "level"), [
    ("jq@yalta.example", "JQ@yalta.example", "same address"),
    ("jq@yalta.example", "jq@lake.example", "same mailbox name, other host"),
    ("jq@yalta.example", "jane@yalta.example", "other address, same host"),
    ("jq@yalta.example", "jane@lake.example", "other address, other host"),
    ("jq@yalta.example", "", None),
])
def test_addresses_agree_in_levels(one: str, other: str, level: str | None) -> None:
    assert told(named("Jane", email=one), named("Jane", email=other)).get("e-mail") == level


@pytest.mark.parametrize(("one", "other", "level"), [
    ("eng", "eng", None), ("fre", "fre", "same, not English"), ("eng", "fre", "other"), ("", "fre", None),
])
def test_english_says_nothing(one: str, other: str, level: str | None) -> None:
    assert told(dated("2020", one), dated("2020", other)).get("language") == level


@pytest.mark.parametrize(("one", "other", "level"), [
    ("2020", "2020", "0"), ("2020", "2019-12", "1"), ("2019", "2022", "2"), ("1980", "2020", "7"),
    ("1900", "2020", str(len(YEARS))), ("2020", "", None), ("Spring", "2020", None),
])
def test_years_lie_apart_in_grades(one: str, other: str, level: str | None) -> None:
    assert told(dated(one), dated(other)).get("years apart") == level


@pytest.mark.parametrize(("one", "other", "level"), [
    ("Quillfeather", "Quillfeather", None), ("Müllerin", "Muellerin", "family name transliterated"),
    ("García López", "García", "part of a compound family name"),
])
def test_a_family_name_is_told_where_it_differs(one: str, other: str, level: str | None) -> None:
    assert told(named("Jane", one), named("Jane", other)).get("family") == level


def test_a_suffix_is_told_where_both_print_the_same() -> None:
    junior, bare = named("Ed", suffix="Jr"), named("Ed")
    assert told(junior, named("Ed", suffix="II"))["suffix"] == "suffix same"
    assert "suffix" not in told(junior, bare) and "suffix" not in told(bare, bare)


def test_what_agrees_in_a_name_says_how_rare_it_is() -> None:
    def rarity(one: Traits, other: Traits) -> int:
        return int(told(one, other)["name rarity"])

    common, rare = named("Wei", "Zhang"), named("Jane")
    assert rarity(common, common) > rarity(rare, rare)
    assert rarity(common, named("W", "Zhang")) > rarity(common, common), "an initial agrees in less"
    assert rarity(common, named("", "Zhang")) > rarity(common, named("W", "Zhang"))
    assert rarity(named("Wei Q", "Zhang"), named("Wei Q", "Zhang")) < rarity(common, common)


def test_of_two_forms_of_a_name_one_and_the_same_says_how_rare_it_is() -> None:
    for short, full in (("Dave", "David"), ("Jim", "James"), ("Mike", "Michael")):
        one, other = named(short, "Smith"), named(full, "Smith")
        assert told(one, one)["name rarity"] != told(other, other)["name rarity"], "this pair shows nothing"
        assert told(one, other)["name rarity"] == told(other, one)["name rarity"]


def test_places_and_topics_weigh_by_how_many_bear_the_name() -> None:
    wei = first_of(paper(99000001, "Wei", "Zhang"))
    kinds = {kind.partition(",")[0] for kind in told(wei, wei) if "," in kind}
    assert kinds == {"common name"}


@pytest.mark.parametrize("kind", SCALES)
def test_a_grade_begins_at_its_bound(kind: str) -> None:
    bounds = SCALES[kind]
    assert list(bounds) == sorted(set(bounds)) and len(bounds) == len(GRADES) - 1
    graded = [evidence._grade(kind, value) for value in (0.0, *bounds)]
    assert graded == [f"{kind}: {grade}" for grade in GRADES]
    assert evidence._grade(kind, bounds[-1] - 1e-9) == f"{kind}: {GRADES[-2]}"


def shares(one: Traits, other: Traits) -> int:
    return GRADES.index(told(one, other)["co-authors"])


def test_the_company_of_many_tells_more_and_its_own_name_nothing() -> None:
    def of(number: int, *friends: str) -> Traits:
        families = ("Quillfeather", *friends)
        authors = [byline(number, n, family, "Jane") for n, family in enumerate(families, 1)]
        return traits(authors[0], article(number, COLON, authors))

    many = of(99000001, "Abernackle", "Zimtstern", "Tambura")
    assert shares(many, of(99000002, "Abernackle")) < shares(many, of(99000002, "Abernackle", "Tambura"))
    assert shares(many, of(99000002, "Nobody")) == 0
    assert "co-authors" not in told(of(99000001), of(99000002)), "both are of one block: that is no company"


mentions = st.builds(
    lambda forenames, family, where, title, year, mesh, email: traits(
        author := byline(99000001, 1, family, forenames, affiliations=where, email=email),
        replace(article(99000001, title, [author, byline(99000001, 2, "Abernackle", "Tobias")],
                        published=year), mesh=mesh)),
    st.sampled_from(["Jane", "Jane A", "Jane Ada", "J", "J B", "John", "Janet", ""]),
    st.sampled_from(["Quillfeather", "Quillfeather Poe", "Müllerin", "Muellerin"]),
    st.sampled_from([YALTA, BREMEN, ()]), st.sampled_from([COLON, MOSS, f"{COLON} {MOSS}", ""]),
    st.sampled_from(["2020", "1999-05", ""]),
    st.sampled_from([(), ("Colectomy",), ("Colectomy", "Bryophyta")]),
    st.sampled_from([None, "jq@yalta.example", "jq@lake.example", "x@lake.example"]))


@settings(max_examples=150, deadline=None)
@given(mentions, mentions)
def test_levels_are_the_same_either_way_round(one: Traits, other: Traits) -> None:
    assert told(one, other) == told(other, one)


def test_levels_of_a_pet_name_are_the_same_either_way_round() -> None:
    assert told(named("Bob"), named("R")) == told(named("R"), named("Bob"))
