"""A silence of a working life parts namesakes of one hospital, unless something of one person outlasts it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.identity import resolve
from finder.identity.careers import Career
from finder.identity.silences import LEAST, SILENT, parted_by_silence
from finder.identity.traits import Traits
from finder.model import Entry, Verdict
from sources.records import Article, Listing
from tests.invented_bylines import COLON, YALTA, article, byline, entry, first_of, traits


def published(year: int | None, number: int = 1, friend: str = "Abernackle") -> Article:
    key = 99000001 + number
    return article(key, COLON, [byline(key, 1, "Quillfeather", "Jane", affiliations=YALTA),
                                byline(key, 2, friend, "Tobias")], published=str(year or ""))


def said(*years: int | None, friend: str = "Abernackle") -> list[Traits]:
    return [first_of(published(year, n, friend)) for n, year in enumerate(years)]


FATHER, SON = said(1972, 1975, 1978), said(2019, 2020, 2022, friend="Ozterhaas")


def lives(block: list[Traits], *together: list[int]) -> list[list[int]]:
    return parted_by_silence(block, [list(range(len(block)))], together)


def test_two_lives_at_one_hospital_are_two_people() -> None:
    assert lives([*FATHER, *SON]) == [[0, 1, 2], [3, 4, 5]]
    assert lives([]) == [[]] and parted_by_silence([], [], []) == []


@pytest.mark.parametrize("silence", [1, SILENT - 1, SILENT])
def test_a_shorter_silence_is_one_life(silence: int) -> None:
    later = said(*(1978 + silence + n for n in range(LEAST)), friend="Ozterhaas")
    assert len(lives([*FATHER, *later])) == (2 if silence >= SILENT else 1)


def test_a_paper_between_is_one_life() -> None:
    assert len(lives([*FATHER, *SON, *said(1997, friend="Nobodaddy")])) == 2
    assert len(lives([*FATHER, *SON, *said(1995, 2005, friend="Nobodaddy")])) == 1


def test_of_who_is_seldom_found_the_years_between_may_be_missing() -> None:
    assert len(lives([FATHER[0], SON[0]])) == len(lives([*FATHER[:LEAST - 1], *SON[:LEAST - 1]])) == 1
    assert lives([FATHER[0], *SON]) == [[0], [1, 2, 3]]


def test_a_co_author_that_comes_again_holds_a_life_together() -> None:
    assert len(lives([*FATHER, *SON, *said(2021)])) == 1


@pytest.mark.parametrize("same", [{"email": "jq@lake.example"}, {"orcid": "0000-0002-1825-0097"}])
def test_an_address_or_an_orcid_holds_a_life_together(same: dict[str, str]) -> None:
    assert len(lives([replace(FATHER[0], **same), *FATHER[1:], *SON[1:], replace(SON[0], **same)])) == 1


def test_what_is_one_person_by_its_nature_stays_so() -> None:
    assert len(lives([*FATHER, *SON], [2, 4])) == 1


def test_a_paper_without_a_year_goes_with_its_co_author_or_the_longest_life() -> None:
    assert lives([*FATHER, *SON, *said(None, friend="Ozterhaas")]) == [[0, 1, 2], [3, 4, 5, 6]]
    assert lives([*FATHER, *FATHER, *SON, *said(None, friend="Nobodaddy")])[0][-1] == 9
    assert len(lives(said(None, None, None, None))) == 1


@pytest.mark.parametrize(("career", "life"), [
    (Career(seen=2026), 1), (Career(listed=True, graduated=1970), 0), (None, 1)])
def test_an_entry_goes_with_the_life_nearest_to_its_years(career: Career | None, life: int) -> None:
    listed = replace(traits(entry("Jane")), career=career)
    assert lives([*FATHER, *SON, *said(2023, friend="Ozterhaas"), listed])[life][-1] == 7


def test_the_card_of_the_son_does_not_cite_the_father() -> None:
    papers = [published(year, n, friend) for n, (year, friend) in enumerate(
        [(1972, "Abernackle"), (1975, "Abernackle"), (1978, "Abernackle"),
         (2019, "Ozterhaas"), (2020, "Ozterhaas"), (2022, "Ozterhaas")])]
    mine = entry("Jane")
    mentions = [mine, *(a.authors[0] for a in papers)]
    shown = Entry(Listing(mine), "https://x.example", "2026-11-24")
    found = resolve(mentions, papers, entries=[shown])
    people = [found.person_of[a.authors[0].locator] for a in papers]
    assert len(set(people[:3])) == len(set(people[3:])) == 1 and people[0] != people[3]
    assert found.person_of[mine.locator] == people[3]
    tied = resolve(mentions, papers, entries=[shown], verdicts=[
        Verdict(papers[0].authors[0].locator, papers[5].authors[0].locator, True)])
    assert len({tied.person_of[m.locator] for m in mentions}) == 1


YEARS = st.sampled_from([None, 1970, 1972, 1990, 1995, 2015, 2020])
FRIENDS = st.sampled_from(["Abernackle", "Ozterhaas", "Nobodaddy"])


@given(st.lists(st.tuples(YEARS, FRIENDS), min_size=1, max_size=12))
def test_nobody_is_lost(told: list[tuple[int | None, str]]) -> None:
    found = lives([first_of(published(year, n, friend)) for n, (year, friend) in enumerate(told)])
    assert sorted(i for life in found for i in life) == list(range(len(told)))
