"""Two spellings of a given name are one; two names that look alike are not."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from finder.names.spelling import variant


@pytest.mark.parametrize(("one", "other"), [
    ("mohamed", "muhammad"), ("tim", "timon"), ("alex", "alexander"), ("yousef", "youssef"),
    ("ahmet", "ahmed"), ("catarina", "katharyna"), ("stephen", "stefen"), ("jonathan", "jonathon"),
    ("margaret", "margret"), ("frederick", "fredrik"), ("maximiliano", "maximilianus"),
    ("sergey", "sergei"), ("shaun", "shawn"), ("abdulrahman", "abdelrahman"), ("abdurrahman", "abderrahmane"),
    ("abdallah", "abdulla"), ("abdellah", "abdullah"), ("abdulaziz", "abdelaziz"),
    ("abdussalam", "abdelsalam"), ("abdul", "abdelrahman"), ("abdul", "abdulaziz"), ("ibraheem", "ebrahim"),
    ("usman", "othman"),
])
def test_one_name_spelled_otherwise(one: str, other: str) -> None:
    assert variant(one, other) and variant(other, one)


@pytest.mark.parametrize(("one", "other"), [
    ("martin", "martina"), ("mario", "maria"), ("john", "james"), ("jo", "jonathan"), ("wei", "yei"),
    ("jin", "jun"), ("robert", "rupert"), ("daniel", "daniela"), ("mark", "mary"), ("kareem", "karimi"),
    ("jean", "jeanne"), ("daniel", "danielle"), ("abdulrahman", "abdulrahim"), ("abdulaziz", "abdulazim"),
    ("abdelhamid", "abdelhadi"), ("abdullah", "abdulaziz"), ("katarzyna", "catherine"),
])
def test_two_names_that_look_alike(one: str, other: str) -> None:
    assert not variant(one, other) and not variant(other, one)


near = st.text(alphabet="aekhcmr", min_size=2, max_size=9)


@settings(max_examples=300, deadline=None)
@given(near, near)
@example("mohamed", "muhammad")
def test_spelling_is_judged_alike_either_way_round(one: str, other: str) -> None:
    assert variant(one, other) == variant(other, one)
