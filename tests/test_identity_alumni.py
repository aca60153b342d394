"""An alumnus is tied to entries and bylines by class year and program, and parted by years that cannot be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finder.identity import alumni, resolve
from finder.identity.alumni import (
    BY_HAND,
    FACULTY_BY_HAND,
    LONG_BEFORE,
    OTHER_CLASS,
    OTHER_YEAR,
    SAME_PROGRAM,
    SAME_YEAR,
    TRAINED,
    alumnus_levels,
)
from finder.identity.careers import careers
from finder.identity.traits import Reader, Traits
from finder.identity.weights import shipped
from finder.model import Alumnus, Entry, Verdict
from sources.records import Article, Listing, Mention, Training
from tests.invented_bylines import BREMEN, COLON, COUNTS, MOSS, ONE, YALTA, paper, same

PAGE = "https://surgery.example/people"
SCHOOL, RESIDENCY = "medical school", "residency"


def row(year: int | None = 2021, institution: str = "Yalta Valley University", n: int = 1,
        name: tuple[str, str] = ("Jane", "Quillfeather")) -> Alumnus:
    place = (f"{institution}, Springfield, OH",) if institution else ()
    return Alumnus(Mention(f"alumni:match{n}.csv#{n}", " ".join(name), name[1], name[0], affiliations=place),
                   year, institution=institution)


def entry(role: str = "", pgy: int | None = None, *training: Training, where: tuple[str, ...] = YALTA,
          seen: str = "2026-11-24", name: tuple[str, str] = ("Jane", "Quillfeather")) -> Entry:
    mention = Mention(f"{PAGE}#jane", " ".join(name), name[1], name[0], affiliations=where, role=role)
    return Entry(Listing(mention, pgy=pgy, training=training), PAGE, seen)


def written(year: int, where: tuple[str, ...] = YALTA) -> Article:
    return replace(paper(99000001, "Jane", where=where), published=str(year))


def traits(said: Alumnus | Entry | Article) -> Traits:
    if isinstance(said, Article):
        return Reader(COUNTS).traits(said.authors[0], said)
    known = careers([said], []) if isinstance(said, Alumnus) else careers([], [said])
    return Reader(COUNTS, known).traits(said.mention if isinstance(said, Alumnus) else said.listing.mention)


def told(one: Alumnus | Entry | Article, other: Alumnus | Entry | Article) -> list[str]:
    found = alumnus_levels(traits(one), traits(other))
    assert found == alumnus_levels(traits(other), traits(one))
    return found


@pytest.mark.parametrize(("year", "where", "levels"), [
    (2021, YALTA, [SAME_PROGRAM]), (2028, YALTA, [SAME_PROGRAM]), (2029, YALTA, []), (2020, YALTA, []),
    (2024, BREMEN, []), (2024, (), []), (2013, YALTA, []), (2012, YALTA, [LONG_BEFORE]),
    (1988, BREMEN, [LONG_BEFORE]),
])
def test_a_byline_by_its_year_and_place(year: int, where: tuple[str, ...], levels: list[str]) -> None:
    assert told(row(), written(year, where)) == levels


@pytest.mark.parametrize(("page", "levels"), [
    (entry("resident", 5), [SAME_PROGRAM]), (entry("resident", 3), [SAME_PROGRAM]), (entry(), [SAME_PROGRAM]),
    (entry("resident", 1), [OTHER_YEAR]), (entry("resident", 7, seen="2025-11-24"), [OTHER_YEAR]),
    (entry("resident", 5, where=BREMEN), []), (entry("faculty"), []), (entry(seen="2030-01-05"), []),
    (entry(seen=""), []),
    (entry("faculty", None, Training(SCHOOL, "Lakeside", year=2021)), [SAME_YEAR]),
    (entry("faculty", None, Training(SCHOOL, "Lakeside", year=2009)), [OTHER_YEAR]),
    (entry("faculty", None, Training(SCHOOL, "Lakeside")), []),
    (entry("faculty", None, Training(RESIDENCY, "Yalta Valley University"), where=BREMEN), [TRAINED]),
    (entry("faculty", None, Training(RESIDENCY, "Yalta Valley University", year=2027), where=BREMEN),
     [SAME_PROGRAM]),
    (entry("faculty", None, Training(RESIDENCY, "Yalta Valley University", year=2004), where=BREMEN), []),
])
def test_an_entry_by_its_years_and_programs(page: Entry, levels: list[str]) -> None:
    assert told(row(), page) == levels


def test_two_lists_may_say_the_same_year_or_another() -> None:
    assert told(row(2021), row(2022, n=2)) == [] and told(row(2021), row(2014, n=2)) == [OTHER_CLASS]


@pytest.mark.parametrize("silent", [row(None), row(None, "")])
def test_a_row_that_says_no_year_says_nothing_against_anybody(silent: Alumnus) -> None:
    pages = [entry("resident", 1), entry("faculty", None, Training(SCHOOL, "Lakeside", year=1990))]
    assert [told(silent, other) for other in (written(1988), *pages)] == [[], [], []]
    trained = entry("faculty", None, Training(RESIDENCY, "Yalta Valley University", year=2004), where=BREMEN)
    assert told(silent, trained) == ([TRAINED] if silent.institution else [])
    assert told(row(2021, ""), entry("resident", 5)) == [] and told(written(1988), written(2020)) == []


def test_what_the_levels_are_worth_is_set_by_hand_and_stands_in_the_table() -> None:
    said = {str(value) for value in vars(alumni).values()}
    assert {label for label in said if label.startswith("alumnus: ")} == set(BY_HAND)
    assert {level: shipped().levels[level] for level in BY_HAND} == BY_HAND
    assert {level: shipped().faculty[level] for level in FACULTY_BY_HAND} == FACULTY_BY_HAND


def test_a_paper_from_long_before_is_another_persons_however_like_hers_it_is() -> None:
    alumna = row(2021)

    def bins(title: str, friend: str) -> list[str]:
        said = [*[(title, friend, year) for year in ("1989", "1990")], (COLON, "Ro", "2023"),
                (COLON, "Ro", "2024")]
        papers = [replace(paper(99000001 + n, "Jane", title=f"{about} {n}", friend=beside), published=year)
                  for n, (about, beside, year) in enumerate(said)]
        found = resolve([alumna.mention, *[a.authors[0] for a in papers]], papers, alumni=[alumna])
        reasons = {reason.label for reason in found.because["pmid:99000003#1"]}
        assert (SAME_PROGRAM in reasons) == same(found, alumna.mention.locator, "pmid:99000003#1")
        locators = [f"{a.key}#1" for a in papers]
        return [found.bin_of[x] if same(found, alumna.mention.locator, x) else "another" for x in locators]

    assert bins(MOSS, "Zimtstern") == ["another", "another", "sure", "sure"]
    assert bins(COLON, "Ro") == ["another"] * 4, "all four are one older person's"


@pytest.mark.parametrize("institution", ["Yalta Valley University", ""])
@pytest.mark.parametrize("last", [2011, 2025])
def test_a_professor_of_old_papers_is_neither_torn_nor_tied_by_a_row_of_the_same_hospital(
        institution: str, last: int) -> None:
    alumna = row(2022, institution)
    papers = [replace(paper(99000001 + n, "Jane", title=f"{COLON} {n}"), published=str(year))
              for n, year in enumerate(range(1995, last, 2))]
    found = resolve([alumna.mention, *[a.authors[0] for a in papers]], papers, alumni=[alumna])
    assert len({found.person_of[f"{a.key}#1"] for a in papers}) == 1
    assert not same(found, alumna.mention.locator, ONE)


def test_one_paper_that_strayed_among_hers_takes_none_of_them_from_her() -> None:
    alumna = row(2022)
    papers = [replace(paper(99000001 + n, "Jane", title=f"{COLON} {n}"), published=str(year))
              for n, year in enumerate((2012, 2022, 2023, 2024, 2025))]
    found = resolve([alumna.mention, *[a.authors[0] for a in papers]], papers, alumni=[alumna])
    assert [same(found, alumna.mention.locator, f"{a.key}#1") for a in papers] == [False] + [True] * 4


def test_an_entry_that_states_the_year_of_graduation_takes_nothing_from_long_before() -> None:
    young = entry("faculty", None, Training(SCHOOL, "Lakeside", year=2019))
    assert told(young, written(2010)) == [LONG_BEFORE] and told(young, written(2011)) == []
    papers = [replace(paper(99000001 + n, "Jane"), published=str(1999 + n)) for n in range(4)]
    found = resolve([young.listing.mention, *[a.authors[0] for a in papers]], papers, entries=[young])
    assert not any(same(found, young.listing.mention.locator, f"{a.key}#1") for a in papers)


def test_an_alumna_in_the_years_after_the_match_is_the_resident_on_the_page_and_the_reason_says_so() -> None:
    alumna, resident = row(), entry("resident", 5)
    mentions = [alumna.mention, resident.listing.mention]
    found, bare = resolve(mentions, alumni=[alumna], entries=[resident]), resolve(mentions)
    assert same(found, alumna.mention.locator, resident.listing.mention.locator)
    assert SAME_PROGRAM in {reason.label for reason in found.because[alumna.mention.locator]}
    at = alumna.mention.locator
    assert 1 > found.confidence[at] > bare.confidence[at]


@pytest.mark.parametrize("name", [("Jane", "Quillfeather"), ("Yesenia", "Hernandez")])
def test_an_alumna_of_2024_neither_published_in_1988_nor_graduated_in_1990(name: tuple[str, str]) -> None:
    alumna = row(2024, name=name)
    old = replace(paper(99000001, *name), published="1988")
    found = resolve([alumna.mention, *old.authors], [old], alumni=[alumna])
    assert not same(found, alumna.mention.locator, ONE)
    elder = entry("faculty", None, Training(SCHOOL, "Lakeside", year=1990), name=name)
    found = resolve([alumna.mention, elder.listing.mention], alumni=[alumna], entries=[elder])
    assert not same(found, alumna.mention.locator, elder.listing.mention.locator)


def test_two_rows_of_one_list_with_two_class_years_are_two_people() -> None:
    rows = [replace(row(year), mention=replace(row().mention, locator=f"alumni:match.csv#{year}"))
            for year in (2014, 2021, 2021)]
    rows[2] = replace(rows[2], mention=replace(rows[2].mention, locator="alumni:match.csv#9"))
    found = resolve([each.mention for each in rows], alumni=rows)
    first, second, repeat = (found.person_of[each.mention.locator] for each in rows)
    assert first != second == repeat


def test_a_verdict_that_a_row_wrote_before_it_graduated_holds_and_frees_the_rest() -> None:
    alumna = row(2021)
    papers = [replace(paper(99000001 + n, "Jane", title=f"{COLON} {n}"), published=f"{1989 + n}")
              for n in range(3)]
    said = Verdict(alumna.mention.locator, papers[1].authors[0].locator, True)
    found = resolve([alumna.mention, *[a.authors[0] for a in papers]], papers, alumni=[alumna],
                    verdicts=[said])
    assert len(set(found.person_of.values())) == 1
