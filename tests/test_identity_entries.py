"""A page entry takes the papers that are likelier its own; nobody else's, and never against a conflict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finder.identity import resolve
from finder.model import Verdict
from sources.records import Article, Mention
from tests.invented_bylines import BREMEN, COLON, MOSS, YALTA, entry, paper, same

ELSEWHERE = ("Department of Surgery, Lake Hospital, Lakeside, MN, USA.",)
MINE, OTHERS = "0000-0002-1825-0097", "0000-0001-5109-3700"


def mentions(pages: list[Mention], papers: list[Article]) -> list[Mention]:
    return [*pages, *(m for a in papers for m in a.authors)]


def first(one: Article) -> str:
    return one.authors[0].locator


def first_author(one: Article) -> Mention:
    return one.authors[0]


def test_papers_at_the_institution_of_the_page_are_surely_the_entrys() -> None:
    page, papers = entry("Robert", "Miller"), [paper(99000001 + n, "Robert", "Miller") for n in range(3)]
    found = resolve(mentions([page], papers), papers)
    for one in papers:
        assert same(found, page.locator, first(one)) and found.bin_of[first(one)] == "sure"
        assert any("page's institution" in r.label for r in found.because[first(one)])
    assert found.bin_of[page.locator] == "sure"


def test_a_namesakes_papers_of_another_subject_in_another_country_are_not() -> None:
    page, mine = entry("Jin", "Wang"), [paper(99000001 + n, "Jin", "Wang") for n in range(3)]
    others = [paper(99000011 + n, "Jin", "Wang", BREMEN, MOSS, "Zimtstern") for n in range(3)]
    found = resolve(mentions([page], [*mine, *others]), [*mine, *others])
    assert same(found, page.locator, first(mine[0])) and not same(found, page.locator, first(others[0]))
    assert same(found, first(others[0]), first(others[1])), "what is not the entry's stays together"


def test_a_byline_goes_to_the_likelier_of_two_entries() -> None:
    here, there = entry("Jin", "Wang"), replace(entry("Jin", "Wang", ELSEWHERE), locator="https://b.example#w")
    papers = [paper(99000001 + n, "Jin", "Wang", YALTA if n < 3 else ELSEWHERE, COLON if n < 3 else MOSS,
                    "Abernackle" if n < 3 else "Zimtstern") for n in range(6)]
    found = resolve(mentions([here, there], papers), papers)
    assert all(same(found, here.locator, first(one)) for one in papers[:3])
    assert all(same(found, there.locator, first(one)) for one in papers[3:])


def test_research_areas_of_the_page_speak() -> None:
    page = entry("Jin", "Wang", ("Lake Hospital",))
    papers = [paper(99000001, "Jin", "Wang", ())]
    held = mentions([page], papers)
    plain = resolve(held, papers).confidence[first(papers[0])]
    told = resolve(held, papers, topics={page.locator: COLON})
    assert told.confidence[first(papers[0])] > plain
    assert any("research areas" in r.label for r in told.because[first(papers[0])])


def test_hard_conflicts_and_verdicts_hold() -> None:
    page = replace(entry("Robert", "Miller"), orcid=MINE)
    papers = [paper(99000001, "Robert", "Miller"), paper(99000002, "Robert", "Miller", orcid=OTHERS),
              paper(99000003, "Roger", "Miller")]
    found = resolve(mentions([page], papers), papers)
    assert [same(found, page.locator, first(one)) for one in papers] == [True, False, False]
    parted, joined = (Verdict(page.locator, first(papers[n]), one) for n, one in ((0, False), (2, True)))
    apart = resolve(mentions([page], papers), papers, verdicts=[parted])
    assert not same(apart, page.locator, first(papers[0]))
    tied = resolve(mentions([page], papers), papers, verdicts=[joined])
    assert same(tied, page.locator, first(papers[2])) and tied.bin_of[first(papers[2])] == "sure"


def test_two_authors_of_one_paper_are_never_both_the_entrys() -> None:
    page = entry("J", "Miller")
    both = paper(99000001, "Jane", "Miller")
    twin = replace(both.authors[0], locator="pmid:99000001#2", given="John", position=2)
    papers = [replace(both, authors=(both.authors[0], twin))]
    found = resolve(mentions([page], papers), papers)
    assert not same(found, "pmid:99000001#1", "pmid:99000001#2")


def test_an_entry_that_says_neither_where_nor_how_to_write_claims_nothing() -> None:
    page = entry("Jane", "Quillfeather", ())
    papers = [paper(99000001, "Jane")]
    found = resolve(mentions([page], papers), papers)
    assert found.bin_of[page.locator] == "unsure", "a name alone is never enough"


def test_the_order_of_input_never_matters() -> None:
    pages = [entry("Jin", "Wang"), entry("J", "Wang", ELSEWHERE)]
    papers = [paper(99000001 + n, "Jin", "Wang", (YALTA, ELSEWHERE, BREMEN)[n % 3]) for n in range(7)]
    held = mentions(pages, papers)
    assert resolve(held, papers) == resolve(held[::-1], papers[::-1])


def test_another_middle_initial_is_another_persons_paper() -> None:
    page = entry("Daniel R", "Hartquill")
    papers = [paper(99000001 + n, "Daniel R" if n < 3 else "Daniel K", "Hartquill",
                    YALTA if n < 3 else ELSEWHERE) for n in range(5)]
    found = resolve(mentions([page], papers), papers)
    assert [same(found, page.locator, first(one)) for one in papers] == [True] * 3 + [False] * 2


def test_papers_of_one_address_are_taken_together_or_not_at_all() -> None:
    page = entry("Daniel R", "Hartquill")
    mine = [paper(99000001 + n, "Daniel R", "Hartquill") for n in range(3)]
    others = [paper(99000011 + n, given, "Hartquill", ELSEWHERE, email="dh@lake.example")
              for n, given in enumerate(("Daniel", "Daniel K"))]
    found = resolve(mentions([page], [*mine, *others]), [*mine, *others])
    assert same(found, page.locator, first(mine[0])) and same(found, first(others[0]), first(others[1]))
    assert not same(found, page.locator, first(others[0])), "the one without an initial goes with the other"


def test_a_city_in_common_is_no_institution() -> None:
    where = ("Department of Surgery, Borough Medical Center, New York, NY, USA.",)
    papers = [paper(99000001 + n, "David", "Kim", where, title, friend) for n, (title, friend) in enumerate(
        (("Rib fracture fixation", "Quorble"), ("Ventral hernia mesh", "Zimt"), ("Sepsis bundles", "Farn"),
         ("Rib fracture pain", "Quorble"), ("Hernia recurrence", "Zimt"), ("Sepsis scores", "Farn")))]
    listed = Mention("alumni:match.csv#1", "David Kim", "Kim", "David")
    for at, own in (("Hudson Heights Hospital, New York, NY", False), ("New York, NY", False),
                    ("Borough Medical Center, New York, NY", True)):
        found = resolve(mentions([replace(listed, affiliations=(at,))], papers), papers)
        assert any(same(found, listed.locator, first(one)) for one in papers) == own, at


SUBJECTS = ("Rib fracture fixation in the elderly", "Whole blood for hemorrhagic shock",
            "Tourniquets in civilian extremity trauma", "Damage control laparotomy and open abdomen",
            "Tranexamic acid before hospital arrival", "Chest tube size for traumatic hemothorax",
            "Splenic artery embolization", "Geriatric falls and anticoagulation")


def career(given: str, family: str, where: tuple[str, ...], number: int) -> list[Article]:
    """Papers of one hospital and one co-author, on one subject each."""
    return [replace(paper(99000001 + n, given, family, where, SUBJECTS[n]), published=str(2018 + n))
            for n in range(number)]


@pytest.mark.parametrize(("given", "family"), [("Corwin", "Ashgrove"), ("David", "Kim"), ("Jin", "Wang")])
@pytest.mark.parametrize("number", [6, 8])
def test_who_moved_is_given_all_papers_of_a_sure_career_or_none(given: str, family: str, number: int) -> None:
    papers, page = career(given, family, YALTA, number), entry(given, family, ELSEWHERE)
    topics = {page.locator: "trauma, rib fractures"}
    found = resolve([page, *map(first_author, papers)], papers, topics=topics)
    assert len({found.person_of[first(one)] for one in papers}) == 1
    taken = [one for one in papers if same(found, page.locator, first(one))]
    assert not any(found.bin_of[first(one)] == "sure" for one in taken)
    assert bool(taken) == (family == "Ashgrove"), "a rare name, for review"


def test_what_a_mover_wrote_before_follows_the_few_papers_of_the_new_hospital() -> None:
    before, page = career("Corwin", "Ashgrove", YALTA, 8), entry("Corwin", "Ashgrove", ELSEWHERE)
    since = replace(paper(99000021, "Corwin", "Ashgrove", ELSEWHERE, SUBJECTS[1]), published="2026")
    found = resolve([page, *map(first_author, [*before, since])], [*before, since],
                    topics={page.locator: "trauma, rib fractures"})
    assert same(found, page.locator, first(since))
    assert len({found.person_of[first(one)] for one in before}) == 1
