"""Teams repeat with their seed, keep to their field, and spread the work."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

import pytest

from finder.demo.cast import load_cast
from finder.demo.teams import ALONE, Teams
from finder.demo.world import config_dir

CAST = load_cast(config_dir())
DAY = date(2026, 5, 4)


def teams_of(slug, count=60, day=DAY):
    senior, teams = CAST.find(slug), Teams(CAST, Random(5))
    topic = CAST.topics[senior.topics[0]]
    return [teams.of(senior, topic, day) for _ in range(count)]


def test_a_seed_decides_everything():
    assert teams_of("anna-lindqvist") == teams_of("anna-lindqvist")


def test_the_senior_author_is_last_and_nobody_signs_twice():
    for team in teams_of("calista-moorhouse"):
        assert team[-1].slug == "calista-moorhouse" and len({one.slug for one in team}) == len(team) > 1


def test_no_scientist_but_the_statistician_signs_with_surgeons():
    roles = {one.role for team in teams_of("calista-moorhouse") for one in team}
    assert roles & {*ALONE, "emeritus", "chair"} == {"statistician"}


def test_colleagues_are_of_the_field():
    fields = {CAST.topics[key].interest for team in teams_of("calista-moorhouse") for one in team
              if one.role in ("faculty", "chief") for key in one.topics[:1]}
    assert "acute-care" in fields and not fields & {"breast", "hepatobiliary", "colorectal"}


def test_the_work_is_spread_over_the_juniors():
    teams = teams_of("calista-moorhouse", 200)
    signed = Counter(one.slug for team in teams for one in team if not one.topics)
    assert max(signed.values()) <= 2 * min(signed.values())


@pytest.mark.parametrize("day, writes", [(date(2022, 3, 1), False), (date(2026, 3, 1), True)])
def test_a_resident_signs_nothing_before_training(day, writes):
    signing = {one.slug for team in teams_of("calista-moorhouse", day=day) for one in team}
    assert ("elliot-nwosu-grant" in signing) is writes  # PGY-1 in 2026
