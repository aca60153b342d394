"""A name block is resolved on its own; what is one person by its nature starts together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finder.identity import resolve, weights
from finder.identity.bins import ALONE
from finder.identity.blocks import by_block, resolve_block
from finder.identity.traits import Reader
from finder.identity.verdicts import Decided
from finder.model import Verdict
from sources.records import Article, Mention
from tests.invented_bylines import (
    BREMEN,
    COLON,
    COUNTS,
    MOSS,
    ONE,
    THREE,
    TWO,
    YALTA,
    article,
    byline,
    paper,
    run,
    same,
)

MINE, OTHERS = "0000-0002-1825-0097", "0000-0001-5109-3700"


def people(papers: list[Article], *verdicts: Verdict) -> set[frozenset[str]]:
    """The people among the first authors, who are of one block."""
    found = resolve_block([a.authors[0] for a in papers], {a.key: a for a in papers}, Decided(verdicts),
                          Reader(COUNTS), weights.shipped(), {})
    return {frozenset(person) for person in found}


def near(number: int, forenames: str = "Jin", orcid: str | None = None) -> Article:
    return paper(number, forenames, "Wang", orcid=orcid)


def far(number: int, forenames: str = "Jin", orcid: str | None = None) -> Article:
    return paper(number, forenames, "Wang", BREMEN, MOSS, "Zimtstern", orcid=orcid)


def test_blocks_and_their_mentions_are_sorted_and_repeats_dropped() -> None:
    b, a, z = byline(2, 1, "Wang", "Jin"), byline(1, 1, "Wang", "J"), byline(3, 1, "Abernackle", "Ada")
    found = by_block([b, z, a, b])
    assert list(found.items()) == [("abernackle a", [z]), ("wang j", [a, b])]


def test_initials_stand_in_for_a_given_name() -> None:
    bare = Mention(ONE, "Wang J", "Wang", "", initials="J")
    assert list(by_block([bare])) == ["wang j"]


@pytest.mark.parametrize("odd", [
    Mention("pmid:99000005#1", "The Group", "", "", collective="The Group"),
    Mention("pmid:99000005#1", "The Group", "Group", "The", collective="The Group"),
    Mention("pmid:99000005#1", "", "", ""),
    Mention("pmid:99000005#1", "Wrong Name", "Name", "Wrong", valid=False),
    Mention("pmid:99000005#1", "!!", "!!", "??"),
])
def test_what_names_nobody_has_no_block_and_no_person(odd: Mention) -> None:
    assert by_block([odd]) == {} and dict(resolve([odd]).person_of) == {}


@pytest.mark.parametrize("odd", [
    Mention("pmid:99000005#1", "X", "X", ""), Mention("pmid:99000005#1", "MÃ¼ller H", "MÃ¼ller", "H"),
    Mention("pmid:99000005#1", "QUILLFEATHER JA", "QUILLFEATHER", "JA"),
    Mention("pmid:99000005#1", "Jane", "", "Jane"), Mention("pmid:99000005#1", "张 伟", "张", "伟"),
])
def test_odd_names_are_people_all_the_same(odd: Mention) -> None:
    found = resolve([odd, odd])
    assert found.bin_of[odd.locator] == "sure" and found.because[odd.locator] == (ALONE,)


def test_orcids_join_and_separate() -> None:
    assert len(people([near(99000001), far(99000002)])) == 2
    assert len(people([near(99000001, orcid=MINE), far(99000002, orcid=MINE)])) == 1
    assert len(people([near(99000001), near(99000002)])) == 1
    assert len(people([near(99000001, orcid=MINE), near(99000002, orcid=OTHERS)])) == 2


def test_an_orcid_printed_beside_a_name_that_conflicts_joins_nobody() -> None:
    assert len(people([near(99000001, "Jin", MINE), far(99000002, "Jun", MINE)])) == 2


def test_an_orcid_printed_beside_two_authors_of_one_record_joins_neither_to_the_other() -> None:
    twice = article(99000001, COLON, [
        byline(99000001, n, "Wang", given, orcid=MINE) for n, given in ((1, "J"), (2, "Jin"))])
    assert not same(run([twice]), "pmid:99000001#1", "pmid:99000001#2")


def test_a_verdict_comes_before_an_orcid() -> None:
    papers = [near(99000001, orcid=MINE), near(99000002, orcid=MINE), near(99000003, orcid=MINE)]
    found = people(papers, Verdict(ONE, TWO, False), Verdict(TWO, THREE, True))
    assert found == {frozenset({ONE}), frozenset({TWO, THREE})}
    # where the user tied Jin to Jun, an ORCID does not bring another Jin to them
    tied = people([far(99000001, "Jin", MINE), far(99000002, "Jun"), far(99000003, "Jin", MINE)],
                  Verdict(ONE, TWO, True))
    assert tied == {frozenset({ONE, TWO}), frozenset({THREE})}


def test_a_verdict_ties_what_the_evidence_parts_and_parts_what_it_ties() -> None:
    assert people([near(99000001), far(99000002)], Verdict(ONE, TWO, True)) == {frozenset({ONE, TWO})}
    assert len(people([near(99000001), near(99000002)], Verdict(ONE, TWO, False))) == 2


def test_two_authors_of_one_paper_are_two_people_unless_the_byline_repeats_itself() -> None:
    twice = article(99000001, COLON, [byline(99000001, 1, "Wang", "J"), byline(99000001, 2, "Wang", "J")])
    assert not same(run([twice]), "pmid:99000001#1", "pmid:99000001#2")
    repeat = article(99000001, COLON, [
        byline(99000001, n, "Quillfeather", "Jane", affiliations=YALTA) for n in (1, 2)])
    assert same(run([repeat]), "pmid:99000001#1", "pmid:99000001#2")
    elsewhere = article(99000001, COLON, [
        byline(99000001, n, "Quillfeather", "Jane", affiliations=where)
        for n, where in enumerate((YALTA, BREMEN), 1)])
    assert not same(run([elsewhere]), "pmid:99000001#1", "pmid:99000001#2")


def twice(*rest: Mention, **more: object) -> bool:
    """Whether two David Kims of one byline, of whom the same is printed, are one person."""
    kims = [byline(99000001, n, "Kim", "David", **more) for n in (1, 2)]
    return same(run([article(99000001, COLON, [*kims, *rest])]), kims[0].locator, kims[1].locator)


def test_two_authors_of_one_common_name_and_nothing_else_are_two_people() -> None:
    other = byline(99000001, 3, "Abernackle", "Ada")
    assert not twice(other) and not twice()
    # a line that all authors print is nobody's own
    assert not twice(replace(other, affiliations=YALTA), affiliations=YALTA)
    assert not twice(other, byline(99000001, 4, "Wang", "J"), byline(99000001, 5, "Wang", "J"))


def test_two_authors_of_one_common_name_who_say_more_are_printed_twice() -> None:
    other = byline(99000001, 3, "Abernackle", "Ada")
    assert twice(replace(other, affiliations=BREMEN), affiliations=YALTA)
    assert twice(other, email="dk@yalta.example") and twice(other, orcid=MINE)


def test_a_list_printed_twice_repeats_its_common_names_too() -> None:
    assert twice(*(byline(99000001, n, "Abernackle", "Ada") for n in (3, 4)))


PAGE, LIST = "https://surgery.example/people", "alumni:match.csv"


def printed(locator: str, given: str = "Jane", **more: object) -> Mention:
    said: dict[str, object] = {"affiliations": YALTA, "url": PAGE} | more
    return Mention(locator, f"{given} Quillfeather", "Quillfeather", given, **said)  # type: ignore[arg-type]


def alone(*mentions: Mention) -> bool:
    """True when each of these mentions is a person of its own."""
    return len(set(resolve(mentions).person_of.values())) == len(mentions)


@pytest.mark.parametrize(("one", "other"), [
    ({"email": "jq@yalta.example"}, {"email": "jane2@yalta.example"}),
    ({"url": f"{PAGE}/jane"}, {"url": f"{PAGE}/jane-2"}),
    ({"role": "faculty"}, {"role": "resident"}), ({}, {"degrees": ("MD",)}), ({}, {"affiliations": BREMEN}),
])
def test_two_entries_of_one_page_or_list_are_two_people(one: dict[str, object],
                                                        other: dict[str, object]) -> None:
    for source in (PAGE, LIST):
        if source == PAGE or "url" not in one:
            assert alone(printed(f"{source}#1", **one), printed(f"{source}#2", **other))
    assert not alone(printed(f"{PAGE}#jane"), printed("https://trauma.example/people#jane"))


@pytest.mark.parametrize(("one", "other"), [
    ({}, {}), ({"email": "jq@yalta.example"}, {"email": "jq@yalta.example", "role": "faculty"}),
    ({"email": "jq@yalta.example"}, {"email": "jq@yalta.example", "given": "J"}),
    ({"url": f"{PAGE}/jane"}, {"url": f"{PAGE}/jane", "affiliations": BREMEN}),
])
def test_an_entry_that_repeats_itself_is_one_person(one: dict[str, object], other: dict[str, object]) -> None:
    first, second = printed(f"{PAGE}#1", **one), printed(f"{PAGE}#2", **other)  # type: ignore[arg-type]
    assert not alone(first, second)


def test_one_address_beside_two_names_that_conflict_joins_nobody() -> None:
    assert alone(printed(f"{PAGE}#1", "Jane", email="office@yalta.example"),
                 printed(f"{PAGE}#2", "John", email="office@yalta.example"))


def test_namesakes_of_one_page_stay_apart_through_a_paper_that_looks_like_both() -> None:
    page = [printed(f"{PAGE}#{n}", email=f"jq{n}@yalta.example") for n in (1, 2)]
    papers = [paper(99000001, "Jane")]
    found = resolve([*page, *papers[0].authors], papers)
    assert not same(found, page[0].locator, page[1].locator)


@pytest.mark.parametrize("two", [{"orcid": (MINE, OTHERS)}, {"email": ("a@lake.example", "b@lake.example")}])
def test_two_ids_prove_that_a_name_printed_twice_is_two_people(two: dict[str, tuple[str, str]]) -> None:
    [(kind, values)] = two.items()
    authors = [byline(99000001, k, "Wang", "Wei", affiliations=YALTA, **{kind: value})
               for k, value in enumerate(values, 1)]
    found = resolve(authors, [article(99000001, COLON, authors)])
    assert len(set(found.person_of.values())) == 2
