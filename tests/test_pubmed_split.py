"""A search divided until PubMed lists all of it: every day once, and within a day every record once."""

from __future__ import annotations

import random
import string
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.pubmed.split import CAP, FILL, IndivisibleError, clipped, divide, term_of
from sources.source import Search, Window
from tests.invented_answers import DAY, HERNIA, WEEK
from tests.invented_pubmed import FAMILIES


def over(window, part=""):
    return Search(HERNIA.query, window, part)


def holds(part, author, journal):
    """Whether a record belongs to a part: a plain reading of what the part says."""
    for piece in filter(None, part.split(";")):
        tag, _, letters = piece.partition(":")
        name = (author if tag == "1au" else journal).lower()
        if letters.startswith("!"):
            if name.startswith(tuple(letters[1:] + c for c in string.ascii_lowercase)):
                return False
        elif not name.startswith(tuple(letters.split(","))):
            return False
    return True


def covered(searches):
    """How often each day stands in the windows."""
    return Counter(search.window.since + timedelta(days=n) for search in searches
                   for n in range((search.window.until - search.window.since).days + 1))


# -- the question of a part

def test_the_window_stands_in_the_term():
    assert term_of(HERNIA) == (
        '("hernia repair"[tiab] AND surgery[ad]) AND ("2026/11/16"[crdt] : "2026/11/23"[crdt])')
    revised = Search(HERNIA.query, Window(date(2026, 1, 2), date(2026, 1, 2), "lr"))
    assert term_of(revised).endswith('AND ("2026/01/02"[lr] : "2026/01/02"[lr])')


def test_a_part_narrows_the_term():
    whole = term_of(over(DAY))
    assert term_of(over(DAY, "1au:a,b")) == f"{whole} AND (a*[1au] OR b*[1au])"
    rest = " OR ".join(f"ab{c}*[1au]" for c in string.ascii_lowercase)
    assert term_of(over(DAY, "1au:ab;1au:!ab")) == f"{whole} AND (ab*[1au]) NOT ({rest})"


# -- days

@given(st.integers(2, 4_000), st.integers(10_000, 3_000_000))
def test_stretches_of_days_cover_the_window_once(days, count):
    window = Window(date(2015, 1, 1), date(2015, 1, 1) + timedelta(days=days - 1), "lr")
    parts = [p.window for p in divide(over(window), count)]
    assert len(parts) == min(days, max(2, -(-count // FILL)))
    assert parts[0].since == window.since and parts[-1].until == window.until
    assert all(a.until + timedelta(days=1) == b.since for a, b in pairwise(parts))
    assert all(p.since <= p.until and p.field == "lr" for p in parts)


@given(st.integers(1, 900))
def test_dividing_down_to_single_days_covers_each_of_them_exactly_once(days):
    window = Window(date(2024, 2, 20), date(2024, 2, 20) + timedelta(days=days - 1))
    waiting, single = [over(window)], []
    while waiting:
        search = waiting.pop()
        one = search.window.since == search.window.until
        single.append(search) if one else waiting.extend(divide(search, CAP + 1))
    assert covered(single) == Counter(window.since + timedelta(days=n) for n in range(days))


def test_a_part_is_not_lost_when_its_days_are_divided():
    assert {p.part for p in divide(over(WEEK, "1au:a"), 12_000)} == {"1au:a"}


# -- one day

def test_a_day_is_divided_by_first_author_and_then_by_journal():
    first, second, rest = divide(over(DAY), 12_000)
    assert "a*[1au] OR b*[1au]" in term_of(first) and "z*[1au]" in term_of(second)
    assert " NOT (a*[1au]" in term_of(rest)
    assert "a*[ta]" in term_of(divide(rest, 12_000)[0])
    assert {p.window for p in (first, second, rest)} == {DAY}


@pytest.mark.parametrize(("part", "said", "left_out"), [
    ("1au:a,b", "Wildcard search for 'a*' used only the first 600 variations.", True),
    ("1au:!;ta:ab", "Wildcard search for 'AB*' used only the first 600 variations.", True),
    ("1au:a,b", "Wildcard search for 'surg*' used only the first 600 variations.", False),  # of the question
    ("1au:!", "Wildcard search for 'a*' used only the first 600 variations.", False),
    ("1au:a", "No items found.", False),
    ("", "Wildcard search for 'a*' used only the first 600 variations.", False),
])
def test_a_part_whose_wildcard_pubmed_cut_leaves_records_out(part, said, left_out):
    assert clipped(over(DAY, part), (said,)) is left_out


def test_one_initial_is_divided_by_the_next_letter():
    assert [p.part for p in divide(over(DAY, "1au:a"), 12_000)] == [
        "1au:aa,ab,ac,ad,ae,af,ag,ah,ai,aj,ak,al,am", "1au:an,ao,ap,aq,ar,as,at,au,av,aw,ax,ay,az",
        "1au:a;1au:!a"]


def test_authors_of_one_name_are_divided_by_journal():
    assert [p.part for p in divide(over(DAY, "1au:abc"), 12_000)] == [
        "1au:abc;ta:a,b,c,d,e,f,g,h,i,j,k,l,m", "1au:abc;ta:n,o,p,q,r,s,t,u,v,w,x,y,z", "1au:abc;ta:!"]


@pytest.mark.parametrize("part", ["1au:abc;ta:abc", "1au:abc;ta:!", "1au:!;ta:abc", "1au:!;ta:!",
                                  "1au:a;1au:!a;ta:!"])
def test_dividing_ends(part):
    with pytest.raises(IndivisibleError):
        divide(over(DAY, part), 12_000)


@given(st.text("abcdyz' 1", max_size=4), st.text("abz 1", max_size=2))
def test_parts_of_one_day_share_no_record_and_leave_none_out(author, journal):
    leaves = [over(DAY)]
    for _ in range(7):
        split = []
        for leaf in leaves:
            if not holds(leaf.part, author, journal):
                continue
            try:
                split.extend(divide(leaf, 10_000))
            except IndivisibleError:
                split.append(leaf)
        leaves = split
        assert sum(holds(leaf.part, author, journal) for leaf in leaves) == 1


# -- all of it

def test_a_day_whose_first_authors_share_one_name_is_divided_by_journal_to_the_end():
    records = [(n, DAY.since, "author", f"{string.ascii_lowercase[n % 20]} j surg") for n in range(10_050)]
    waiting, listed = [(over(DAY), records)], Counter()
    while waiting:
        search, records = waiting.pop()
        held = [r for r in records if holds(search.part, *r[2:])]
        if len(held) <= CAP:
            listed.update(r[0] for r in held)
        else:
            waiting.extend((part, held) for part in divide(search, len(held)))
    assert len(listed) == 10_050 and set(listed.values()) == {1}


def test_sixty_thousand_records_of_which_one_day_has_25_000_come_once_each_in_few_searches():
    chance = random.Random(60_000)
    crowd = WEEK.since - timedelta(days=40)
    days = [crowd] * 25_000 + [WEEK.until - timedelta(days=n * 300 // 35_000) for n in range(35_000)]
    names = [family.lower() for family in FAMILIES] + ["ångström", "1st surgical group", "a"]
    whole = over(Window(WEEK.until - timedelta(days=300), WEEK.until))
    waiting = [(whole, [(n, day, chance.choice(names), chance.choice(names)) for n, day in enumerate(days)])]
    listed, searches = Counter(), 0
    while waiting:
        search, records = waiting.pop()
        held = [r for r in records if search.window.since <= r[1] <= search.window.until
                and holds(search.part, *r[2:])]
        searches += 1
        if len(held) <= CAP:
            listed.update(r[0] for r in held)
        else:
            waiting.extend((part, held) for part in divide(search, len(held)))
    assert len(listed) == 60_000 and set(listed.values()) == {1}
    assert searches < 60
