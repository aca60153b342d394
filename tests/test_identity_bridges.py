"""Two forms of a name in two blocks are one person where the evidence says so, and never against it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.identity import resolve
from finder.identity.blocks import by_block
from finder.identity.bridges import TURNED, bridged, visitors
from finder.identity.resolution import Attribution
from finder.identity.verdicts import Decided
from finder.model import Reason, Verdict
from sources.records import Article, Mention
from tests.invented_bylines import BREMEN, MOSS, byline, entry, paper, same

MINE, OTHERS = "0000-0002-1825-0097", "0000-0001-5109-3700"
W, S = "pmid:99000001#1", "pmid:99000002#1"


def resolved(papers: list[Article], *pages: Mention, verdicts: tuple[Verdict, ...] = ()):
    """Who is who among the first authors of these papers, and these page entries."""
    return resolve([*pages, *(a.authors[0] for a in papers)], papers, verdicts=verdicts)


@pytest.mark.parametrize(("one", "other"), [
    (("W. Scott", "Quillfeather"), ("Scott", "Quillfeather")),
    (("Scott W", "Quillfeather"), ("W Scott", "Quillfeather")),
    (("Ada", "Quillfeather"), ("Ada", "Quillfeather-Thorn")),
    (("Ada", "Al Quillfeather"), ("Ada", "Quillfeather")),
    (("Jeff", "Quillfeather"), ("Geoffrey", "Quillfeather")),
    (("Dr. Ada", "Quillfeather"), ("Ada", "Quillfeather")),
])
def test_two_forms_of_a_name_at_one_place_with_one_friend_are_one_person(one, other) -> None:
    papers = [paper(99000001, *one), paper(99000002, *one), paper(99000003, *other)]
    assert len(by_block(a.authors[0] for a in papers)) == 2
    found = resolved(papers)
    assert len(set(found.person_of.values())) == 1 and set(found.bin_of.values()) == {"sure"}


@pytest.mark.parametrize(("one", "other"), [
    (("W. Scott", "Quillfeather"), ("Scott", "Quillfeather")),
    (("Ada", "Quillfeather"), ("Ada", "Quillfeather-Thorn")),
])
def test_of_another_field_and_country_they_are_two(one, other) -> None:
    papers = [paper(99000001, *one), paper(99000002, *other, BREMEN, MOSS, "Zimtstern")]
    assert len(set(resolved(papers).person_of.values())) == 2


def test_a_page_entry_finds_the_papers_that_print_an_initial_before_its_name() -> None:
    page = entry("Constantine", "Hartquill")
    papers = [paper(99000001 + n, "M Constantine" if n < 3 else "MC", "Hartquill") for n in range(5)]
    found = resolved(papers, page)
    assert all(same(found, page.locator, a.authors[0].locator) for a in papers)
    assert {found.bin_of[a.authors[0].locator] for a in papers[:3]} == {"sure"}
    assert any("page's institution" in r.label for r in found.because[page.locator])


def test_hard_conflicts_hold_over_blocks() -> None:
    papers = [paper(99000001, "W Scott", orcid=MINE), paper(99000002, "Scott", orcid=OTHERS)]
    assert len(set(resolved(papers).person_of.values())) == 2
    both = paper(99000001, "W Scott")
    twin = replace(both.authors[0], locator="pmid:99000001#2", given="Scott", position=2)
    papers = [replace(both, authors=(both.authors[0], twin))]
    found = resolve(papers[0].authors, papers)
    assert not same(found, "pmid:99000001#1", "pmid:99000001#2")


@pytest.mark.parametrize("authors", [
    [("John", "Hartwell"), ("Jane", "Hartwell-Thornby"), ("J", "Hartwell-Thornby")],  # husband and wife
    [("W. Scott", "Hartwell"), ("Scott", "Hartwell"), ("W. Thomas", "Hartwell"), ("Thomas", "Hartwell")],
])
def test_names_that_no_form_between_reconciles_are_never_one_person(authors) -> None:
    papers = [paper(99000001 + n, *name) for n, name in enumerate(authors)]
    found = resolved(papers)
    here, there = papers[0].authors[0].locator, papers[1 if len(authors) == 3 else 2].authors[0].locator
    assert not same(found, here, there)


def test_suffixes_that_conflict_are_never_one_person() -> None:
    papers = [paper(99000001, "Ada", suffix="III"), paper(99000002, "Ada", "Quillfeather-Thorn"),
              paper(99000003, "Ada", "Quillfeather-Thorn", suffix="Sr")]
    assert not same(resolved(papers), W, "pmid:99000003#1")


def test_half_a_family_name_and_an_initial_never_make_sure() -> None:
    papers = [paper(99000001, "John", "Hartwell"), paper(99000002, "J", "Hartwell-Thornby")]
    found = resolved(papers)
    assert same(found, W, S) and {found.bin_of[x] for x in (W, S)} == {"unsure"}


def test_a_verdict_parts_and_joins_over_blocks() -> None:
    papers = [paper(99000001, "W Scott"), paper(99000002, "W Scott"), paper(99000003, "Scott")]
    assert len(set(resolved(papers).person_of.values())) == 1
    apart = resolved(papers, verdicts=(Verdict(W, "pmid:99000003#1", False),))
    assert same(apart, W, S) and not same(apart, W, "pmid:99000003#1")
    far = [papers[0], paper(99000002, "Scott", "Quillfeather", BREMEN, MOSS, "Zimtstern")]
    assert not same(resolved(far), W, S)
    tied = resolved(far, verdicts=(Verdict(W, S, True),))
    assert same(tied, W, S) and tied.bin_of[S] == "sure"


def test_visitors_stand_only_where_somebody_is_at_home() -> None:
    scott, other = byline(1, 1, "Abara", "W Scott"), byline(2, 1, "Abara", "Scott")
    assert visitors(by_block([scott])) == {}
    assert visitors(by_block([scott, other])) == {"abara s": [scott]}


WEI, ZHANG = byline(1, 1, "Zhang", "Wei"), byline(2, 1, "Wei", "Zhang")


def test_of_two_orders_of_a_name_the_later_blocks_visits_as_it_would_be_printed_there() -> None:
    others = [byline(3, 1, "Zhang", "Wu"), byline(4, 1, "Wei", "Zhou"), byline(5, 1, "Zhang", "W")]
    assert visitors(by_block([WEI, *others])) == visitors(by_block([ZHANG, *others])) == {}
    assert visitors(by_block([WEI, ZHANG, *others])) == {"wei z": [
        replace(WEI, family="Wei", given="Zhang")]}


def turned(*, papers: int = 2, **more: str):
    """One surgeon's papers, and one that prints the name family first; `more` is said of the first and it."""
    held = [paper(99000001 + n, "Wei", "Zhang", **(more if n == 0 else {})) for n in range(papers)]
    return resolved([*held, paper(99000101, "Zhang", "Wei", **more)])


def test_a_name_printed_family_first_is_one_person_and_for_the_user_to_confirm() -> None:
    found = turned()
    assert len(set(found.person_of.values())) == 1
    assert [found.bin_of[x] for x in sorted(found.bin_of)] == ["sure", "sure", "unsure"]
    assert found.because["pmid:99000101#1"][0] == TURNED


def test_of_one_orcid_it_is_sure() -> None:
    assert set(turned(orcid=MINE).bin_of.values()) == {"sure"}


@pytest.mark.parametrize("other", [
    {"title": MOSS, "friend": "Zimtstern"},  # at one hospital
    {"where": BREMEN},
    {"where": BREMEN, "title": MOSS, "friend": "Zimtstern"},
])
def test_more_is_asked_of_two_orders_than_of_one(other: dict[str, str]) -> None:
    papers = [paper(99000001, "Wei", "Zhang"), paper(99000002, "Zhang", "Wei", **other)]
    assert len(set(resolved(papers).person_of.values())) == 2


def test_an_initial_alone_is_not_turned() -> None:
    papers = [paper(99000001, "Wei", "Zhang"), paper(99000002, "Z", "Wei"),
              paper(99000003, "Zhang", "Wei", BREMEN, MOSS, "Zimtstern")]
    assert not same(resolved(papers), W, S)


def said(bin_: str, confidence: float, label: str) -> Attribution:
    return Attribution(bin_, confidence, (Reason(label),))  # type: ignore[arg-type]


def joined(tie: Attribution, *sizes: int, verdicts: tuple[Verdict, ...] = ()) -> list[dict[str, Attribution]]:
    """Two people, of so many mentions, whom the first's first mention ties."""
    home, host = ([byline(99000001 + 100 * k + n, 1, "Abara", given) for n in range(size)]
                  for k, (given, size) in enumerate(zip(("W Scott", "Scott"), sizes, strict=True)))
    blocks = {"abara w": home, "abara s": host}
    own = {m.locator: said("sure", 0.9, "own") for m in home}
    visited = {m.locator: said("sure", 0.9, "own") for m in host} | {home[0].locator: tie}
    return bridged([[own], [visited]], blocks, {m.locator: m for m in (*home, *host)}, Decided(verdicts))


@pytest.mark.parametrize(("sizes", "lowered"), [
    ((1, 4), 1), ((4, 1), 1), ((3, 2), 2), ((2, 3), 2), ((1, 1), 2),
])
def test_the_smaller_side_and_a_single_mention_are_no_surer_than_the_tie(sizes: tuple[int, int],
                                                                         lowered: int) -> None:
    [person] = joined(said("unsure", 0.6, "tie"), *sizes)
    doubted = [a for a in person.values() if a.bin == "unsure"]
    assert len(person) == sum(sizes) and len(doubted) == lowered
    assert all(a.because == (Reason("tie"),) and a.confidence == 0.6 for a in doubted)


def test_a_tie_that_the_user_confirmed_lowers_nobody() -> None:
    confirmed = Verdict("pmid:99000002#1", "pmid:99000101#1", True)
    [person] = joined(said("unsure", 0.6, "tie"), 3, 2, verdicts=(confirmed,))
    assert {a.bin for a in person.values()} == {"sure"}


def test_a_tie_that_is_surer_changes_nothing() -> None:
    [person] = joined(said("sure", 0.99, "tie"), 2, 3)
    assert {a.because for a in person.values()} == {(Reason("own"),)}


NAMES = st.sampled_from([("Scott", "Abara"), ("W Scott", "Abara"), ("W", "Abara"), ("Walter Scott", "Abara"),
                         ("Scott", "Abara-Thorn"), ("S", "Thorn"), ("Jeff", "Abara"), ("Geoffrey", "Abara"),
                         ("Abara", "Scott")])


@given(st.lists(st.tuples(NAMES, st.booleans()), min_size=1, max_size=9), st.randoms())
def test_nobody_is_lost_or_doubled_and_the_order_never_matters(told, draw) -> None:
    papers = [paper(99000001 + n, *name) if near else paper(99000001 + n, *name, BREMEN, MOSS, "Zimtstern")
              for n, (name, near) in enumerate(told)]
    found = resolved(papers)
    assert set(found.person_of) == {a.authors[0].locator for a in papers}
    mixed = draw.sample(papers, len(papers))
    assert resolved(mixed) == found


def test_a_spelling_with_another_first_letter_is_no_other_person() -> None:
    papers = [paper(99000001, "Omar", "Quzmani"), paper(99000002, "Umar", "Quzmani")]
    assert same(resolved(papers), W, S)
    far = paper(99000002, "Umar", "Quzmani", BREMEN, MOSS, "Zimtstern")
    assert not same(resolved([papers[0], far]), W, S)
