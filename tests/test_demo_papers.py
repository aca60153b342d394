"""The papers are dated, numbered, varied and consistent with the cast."""

from __future__ import annotations

import re
from collections import Counter

from finder.demo.cast import load_cast
from finder.demo.papers import FIRST_PMID, LAST_DAY, compose
from finder.demo.world import config_dir

CAST = load_cast(config_dir())
PAPERS = compose(CAST)


def test_numbers_follow_the_days():
    assert [int(paper.pmid) - FIRST_PMID for paper in PAPERS] == list(range(len(PAPERS)))
    assert [paper.day for paper in PAPERS] == sorted(paper.day for paper in PAPERS)
    assert PAPERS[-1].day <= LAST_DAY


def test_another_seed_is_another_world_with_the_same_leads():
    other = compose(CAST, seed=1)
    assert {p.title for p in other} != {p.title for p in PAPERS}
    leads = [{p.title for p in papers if p.key.startswith("lead-")} for papers in (PAPERS, other)]
    assert leads[0] == leads[1]


def test_no_two_titles_and_hardly_two_conclusions_alike():
    assert len({paper.title.casefold() for paper in PAPERS}) == len(PAPERS)
    conclusions = Counter(paper.sections[-1][1] for paper in PAPERS if paper.sections)
    assert sum(count - 1 for count in conclusions.values()) <= 2


def test_every_finding_is_used_and_none_too_often():
    stems = {title for topic in CAST.topics.values() for title, *_ in topic.findings}
    used = Counter(stem for paper in PAPERS for stem in stems if paper.title.startswith(stem))
    assert set(used) == stems and max(used.values()) <= 5


def test_drawn_numbers_are_plain():
    text = " ".join(words for paper in PAPERS for _, words in paper.sections)
    assert "{" not in text and ".." not in text and not re.search(r"\d\.\d{4,}", text)


def test_some_abstracts_are_one_paragraph():
    shapes = Counter(len(paper.sections) for paper in PAPERS)
    assert shapes[1] > 30 and shapes[4] > 250


def test_a_resident_or_fellow_comes_first_in_most_papers():
    juniors = {one.family for one in CAST.people if not one.topics}
    assert sum(paper.authors[0].family in juniors for paper in PAPERS) > 0.8 * len(PAPERS)
