"""Who is who: what must hold whatever the evidence, and a few invented people it must get right."""

from __future__ import annotations

import time
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from finder.identity import Resolution, resolve
from finder.model import KnownPerson, Verdict
from finder.names import block
from sources.records import Article, Mention
from tests.invented_bylines import BREMEN, COLON, MOSS, ONE, TWO, YALTA, article, byline, paper, run, same


def test_one_surgeon_is_one_person_and_the_reasons_are_readable() -> None:
    found = run([paper(99000001, "Jane A"), paper(99000002, "Jane A")])
    assert same(found, ONE, TWO) and found.bin_of[ONE] == "sure"
    told = {reason.label.partition(":")[0]: reason.weight for reason in found.because[ONE]}
    assert told["the name is"] > 0 and told["name"] > 0 and told["topic"] > 0


def test_a_common_name_asks_more_of_the_place_than_a_rare_one() -> None:
    found = run([paper(99000001, "Wei", "Zhang"), paper(99000002, "Wei", "Zhang")])
    labels = {reason.label for reason in found.because[ONE]}
    assert any("common name, place: " in label for label in labels), labels
    assert not any(label.startswith("rare name") for label in labels)


def test_a_namesake_elsewhere_on_another_subject_is_another_person() -> None:
    found = run([paper(99000001, "Jin", "Wang"),
                 paper(99000002, "Jin", "Wang", BREMEN, MOSS, "Zimtstern")])
    assert not same(found, ONE, TWO)


def test_bob_on_the_page_is_robert_in_the_byline() -> None:
    page = Mention("https://surgery.example/people#quillfeather-bob", "Bob Quillfeather", "Quillfeather",
                   "Bob", affiliations=YALTA)
    papers = [paper(99000001, "Robert T")]
    found = resolve([page, *papers[0].authors], papers)
    assert same(found, page.locator, ONE)


def test_an_alumna_of_that_name_and_program_is_the_one_on_the_page() -> None:
    row = Mention("alumni:match.csv#4", "Jane Quillfeather", "Quillfeather", "Jane",
                  affiliations=("Yalta Valley University", "Springfield, OH"), role="general surgery")
    page = Mention("https://surgery.example/people#quillfeather-jane", "Jane Quillfeather", "Quillfeather",
                   "Jane", affiliations=YALTA)
    found = resolve([row, page])
    assert same(found, row.locator, page.locator) and 0.5 < found.confidence[row.locator] < 1
    assert found.because[row.locator]


def test_a_person_with_one_mention_is_sure_of_itself() -> None:
    found = run([paper(99000001, "Jane")])
    assert found.bin_of[ONE] == "sure" and found.confidence[ONE] == 1.0 and found.because[ONE]


def test_a_verdict_against_the_evidence_is_obeyed_and_sure() -> None:
    papers = [paper(99000001, "James"), paper(99000002, "Jonathan")]
    found = run(papers, verdicts=[Verdict(ONE, TWO, True)])
    assert same(found, ONE, TWO) and found.bin_of[ONE] == found.bin_of[TWO] == "sure"
    assert found.because[ONE][0].label == "your verdict"


def test_articles_may_be_absent() -> None:
    found = resolve([byline(n, 1, "Quillfeather", "Jane A", affiliations=YALTA, email="jq@yalta.example")
                     for n in (99000001, 99000002)])
    assert same(found, ONE, TWO)


def test_three_thousand_authors_are_read_in_time() -> None:
    crowd = [byline(99000001, n, f"Fam{n % 700}", "Ada", affiliations=YALTA) for n in range(1, 3001)]
    started = time.perf_counter()
    found = run([article(99000001, COLON, crowd), paper(99000002, "Ada", "Fam5")])
    assert len(found.person_of) == 3002 and time.perf_counter() - started < 6


def crowd(size: int, people: int) -> tuple[list[Article], dict[str, int]]:
    """Papers of so many people named Zhang, each at one place, on one subject; and whose each byline is."""
    papers, whose = [], {}
    for n in range(size):
        p = n % people
        where = f"Department of {p}logy, Hospital{p} of Quarter{p}, Town{p}, Province{p % 30}, China"
        title = " ".join(f"{word}{p}" for word in ("organ", "repair", "outcome", "method")) + f" study {n}"
        papers.append(paper(99100000 + n, ("Yan", "Yi", "Yu", "Y")[p % 4], "Zhang", (where,), title,
                            f"Friend{p}q"))
        whose[papers[-1].authors[0].locator] = p
    return papers, whose


def test_many_bylines_of_one_common_name_neither_explode_nor_vanish() -> None:
    papers, whose = crowd(900, 90)
    started = time.perf_counter()
    found = resolve([a.authors[0] for a in papers], papers)
    assert len(found.person_of) == 900 and time.perf_counter() - started < 20, "never quadratic"
    people: dict[str, set[int]] = {}
    for locator, key in found.person_of.items():
        people.setdefault(key, set()).add(whose[locator])
    assert 90 <= len(people) <= 120 and sum(len(held) == 1 for held in people.values()) > 80


def test_a_long_career_at_one_address_is_one_person() -> None:
    subjects = ("hernia mesh repair", "sepsis bundle outcome", "rib fracture fixation", "opioid tapering",
                "resident teaching simulation")
    team = [f"Mate{n}w" for n in range(40)]
    papers = [paper(99200000 + n, "Jane", "Hartquill", YALTA, f"{subjects[n % 5]} of cohort {n}",
                    team[n * 7 % 40], email="jh@yalta.example") for n in range(300)]
    found = resolve([a.authors[0] for a in papers], papers)
    assert len(set(found.person_of.values())) == 1
    assert list(found.bin_of.values()).count("sure") > 250


forenames = st.sampled_from(["Jane", "Jane A", "J", "J A", "John", "JB", ""])
places = st.sampled_from([YALTA, BREMEN, ()])
topics = st.sampled_from([COLON, MOSS])
orcids = st.sampled_from([None, None, None, "0000-0002-1825-0097", "0000-0001-5109-3700"])
worlds = st.lists(st.tuples(st.sampled_from(["Wang", "Quillfeather"]), forenames, places, topics, orcids),
                  min_size=2, max_size=9)
properties = settings(max_examples=60, deadline=None)


def build(world: list[tuple[str, str, tuple[str, ...], str, str | None]]) -> list[Article]:
    return [paper(99000001 + n, first, family, where, title, orcid=orcid)
            for n, (family, first, where, title, orcid) in enumerate(world)]


def partition(found: Resolution) -> set[frozenset[str]]:
    people: dict[str, set[str]] = {}
    for locator, key in found.person_of.items():
        people.setdefault(key, set()).add(locator)
    return {frozenset(person) for person in people.values()}


@properties
@given(worlds, st.randoms(use_true_random=False))
def test_the_order_of_input_never_matters(world: list, chance: object) -> None:  # type: ignore[type-arg]
    papers = build(world)
    mixed = [m for a in papers for m in a.authors]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert resolve(mixed, papers[::-1]) == run(papers)


@properties
@given(worlds)
def test_resolving_twice_equals_once(world: list) -> None:  # type: ignore[type-arg]
    papers = build(world)
    first = run(papers)
    known = [KnownPerson(key, frozenset(x for x, k in first.person_of.items() if k == key))
             for key in set(first.person_of.values())]
    assert run(papers, people=known) == first


@properties
@given(worlds)
def test_mentions_of_other_name_blocks_change_nothing(world: list) -> None:  # type: ignore[type-arg]
    papers = build(world)
    whole = run(papers)
    for key in {block(m.family, m.given) for a in papers for m in a.authors}:
        part = resolve([m for a in papers for m in a.authors if block(m.family, m.given) == key], papers)
        assert all(whole.person_of[x] == person for x, person in part.person_of.items())


@properties
@given(worlds, st.data())
def test_verdicts_always_hold(world: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    papers = build(world)
    locators = [a.authors[0].locator for a in papers]
    side = {x: data.draw(st.integers(0, 2)) for x in locators}
    chosen = data.draw(st.lists(st.sampled_from(list(combinations(locators, 2))), max_size=8))
    verdicts = [Verdict(a, b, side[a] == side[b]) for a, b in chosen]
    found = run(papers, verdicts=verdicts)
    assert all(same(found, v.one, v.other) == v.same for v in verdicts)


@properties
@given(worlds)
def test_one_paper_never_lends_two_authors_to_one_person(world: list) -> None:  # type: ignore[type-arg]
    for person in partition(run(build(world))):
        papers = [locator.partition("#")[0] for locator in person]
        assert len(papers) == len(set(papers))
