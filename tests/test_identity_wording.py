"""Levels become words; what has no words yet is said as it stands."""

from __future__ import annotations

import pytest

from finder.identity import evidence, faculty, seeds
from finder.identity.company import GRADES
from finder.identity.weights import shipped
from finder.identity.wording import SAID, in_words

SCALES = {
    "years apart": evidence.YEARS, "name rarity": evidence.RARITY, "faculty name rarity": evidence.RARITY,
    "faculty institution, own": faculty.SHARE, "faculty institution, of the paper": faculty.SHARE,
    "faculty topic": faculty.LIKENESS, "faculty topics of the seeds": seeds.TOPICS,
    "faculty journals of the seeds": seeds.JOURNALS, "faculty best seeds": seeds.LIKE,
    "faculty all seeds": seeds.LIKE, "faculty company, institution": GRADES,
}


@pytest.mark.parametrize(("level", "said"), [
    ("years apart: 3", "years apart: 6 to 9"), ("name rarity: 0", "the name is: one of a kind"),
    ("place: nearly all", "place: nearly all"), ("e-mail: same address", "e-mail: same address"),
    ("faculty seeds: none", "no paper from the page's institution to compare with"),
    ("faculty e-mail: same address", "e-mail: same address"),
])
def test_levels_in_words(level: str, said: str) -> None:
    assert in_words(level) == said


def test_every_graded_level_of_the_table_has_words_and_no_grade_is_left_a_number() -> None:
    assert SCALES.keys() == SAID.keys()
    for kind, scale in SCALES.items():
        words = [in_words(f"{kind}: {grade}") for grade in range(len(scale) + 1)]
        assert not any(word.rpartition(": ")[2].isdigit() for word in words), kind
    table = [*shipped().levels, *shipped().faculty]
    assert not any(in_words(level).rpartition(": ")[2].isdigit() for level in table)


def test_spans_of_years_are_those_of_the_grades() -> None:
    edges = [0, *evidence.YEARS]
    for grade, start in enumerate(edges[1:], start=1):
        assert in_words(f"years apart: {grade}").split(": ")[1].startswith(str(start))
