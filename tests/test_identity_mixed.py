"""Who is who in worlds that mix bylines, page entries, alumni rows and verdicts: what holds in all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from finder.identity import Resolution, resolve
from finder.model import Alumnus, Entry, KnownPerson, Verdict
from sources.records import Article, Listing, Mention
from tests.invented_bylines import BREMEN, COLON, MOSS, YALTA, article, byline

PAGE = "https://surgery.yalta.example/people"
# what one block holds together, two blocks or none: other forms of a name, and other orders
GIVEN = ("Daniel", "Daniel R", "Daniel K", "D", "Dan", "Mary Jane", "MJ", "Abdel-Rahman", "Abdulrahman",
         "Wei", "Xiaoming", "José", "Robert Jr", "W Scott", "Scott", "")
FAMILY = ("Hartwell", "HARTWELL", "Hartwell-Thorn", "Thorn", "Al Quzmani", "Quzmani", "Wei", "Xiaoming",
          "de la Vega")
ORCIDS = ("0000-0002-1825-0097", "0000-0001-5109-3700")
MAIL = ("dh@yalta.example", "dhart@yalta.example")
examples = settings(max_examples=60, deadline=None)


@dataclass
class World:
    """Everything who-is-who is given."""

    articles: list[Article]
    entries: list[Entry]
    alumni: list[Alumnus]

    @property
    def mentions(self) -> list[Mention]:
        return [*(m for a in self.articles for m in a.authors), *(e.listing.mention for e in self.entries),
                *(row.mention for row in self.alumni)]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    given_ = st.sampled_from(draw(st.lists(st.sampled_from(GIVEN), min_size=1, max_size=3, unique=True)))
    family = st.sampled_from(draw(st.lists(st.sampled_from(FAMILY), min_size=1, max_size=2, unique=True)))
    places = st.sampled_from((YALTA, BREMEN, ()))
    rarely = st.sampled_from((None,) * 4 + ORCIDS)
    mail = st.sampled_from((None,) * 4 + MAIL)
    papers = [article(99000001 + n, draw(st.sampled_from((COLON, MOSS))), [
        byline(99000001 + n, 1, draw(family), draw(given_), affiliations=draw(places), orcid=draw(rarely),
               email=draw(mail)),
        byline(99000001 + n, 2, draw(st.sampled_from(("Voss", "Quay"))), "Ann")])
        for n in range(draw(st.integers(1, 7)))]
    entries = [Entry(Listing(Mention(f"{PAGE}#{n}", "", draw(family), draw(given_) or "Dan", role="faculty",
                                     affiliations=draw(places), email=draw(mail))), PAGE, "2026-11-20")
               for n in range(draw(st.integers(0, 2)))]
    alumni = [Alumnus(Mention(f"alumni:a.csv#{n + 1}", "", draw(family), draw(given_) or "Dan"),
                      draw(st.sampled_from((None, 1990, 2022)))) for n in range(draw(st.integers(0, 2)))]
    return World(papers, entries, alumni)


def found_in(world: World, verdicts: Iterable[Verdict] = (),
             people: Iterable[KnownPerson] = ()) -> Resolution:
    return resolve(world.mentions, world.articles, people, verdicts,
                   entries=world.entries, alumni=world.alumni)


def shuffled(world: World, chance: Random, verdicts: list[Verdict]) -> Resolution:
    articles, entries, alumni, mentions, said = (
        chance.sample(some, len(some))
        for some in (world.articles, world.entries, world.alumni, world.mentions, verdicts))
    return resolve(mentions, articles, (), said, entries=entries, alumni=alumni)


def people_of(found: Resolution) -> dict[str, set[str]]:
    people: dict[str, set[str]] = {}
    for locator, key in found.person_of.items():
        people.setdefault(key, set()).add(locator)
    return people


def known(found: Resolution) -> list[KnownPerson]:
    return [KnownPerson(key, frozenset(held)) for key, held in people_of(found).items()]


@st.composite
def judged(draw: st.DrawFn) -> tuple[World, list[Verdict]]:
    """A world and verdicts that do not contradict each other, nor make two authors of a paper one person."""
    world = draw(worlds())
    own = [m.locator for m in world.mentions if not m.locator.endswith("#2")]
    side = {locator: draw(st.integers(0, 2)) for locator in own}
    pairs = list(combinations(own, 2))
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else []
    return world, [Verdict(a, b, side[a] == side[b]) for a, b in chosen]


@examples
@given(judged(), st.randoms(use_true_random=False))
def test_the_order_of_everything_never_matters(given_: tuple[World, list[Verdict]], chance: Random) -> None:
    world, verdicts = given_
    assert shuffled(world, chance, verdicts) == found_in(world, verdicts)


@examples
@given(judged())
def test_a_second_look_changes_nothing(given_: tuple[World, list[Verdict]]) -> None:
    world, verdicts = given_
    first = found_in(world, verdicts)
    assert found_in(world, verdicts, known(first)) == first


@examples
@given(judged())
def test_verdicts_hold_and_leave_no_trace_when_taken_back(given_: tuple[World, list[Verdict]]) -> None:
    world, verdicts = given_
    found = found_in(world, verdicts)
    assert all((found.person_of[v.one] == found.person_of[v.other]) == v.same for v in verdicts)
    before, after = found_in(world), found_in(world, (), known(found))
    assert sorted(map(sorted, people_of(after).values())) == sorted(map(sorted, people_of(before).values()))


@examples
@given(worlds())
def test_two_orcids_are_two_people_and_everybody_else_has_reasons(world: World) -> None:
    found, held = found_in(world), {m.locator: m for m in world.mentions}
    assert set(found.person_of) == {locator for locator, m in held.items() if m.valid}
    for person in people_of(found).values():
        assert len({held[x].orcid for x in person} - {None}) <= 1
        for locator in person:
            assert found.because[locator] and 0 <= found.confidence[locator] <= 1
            assert found.bin_of[locator] in ("sure", "unsure", "conflict")
