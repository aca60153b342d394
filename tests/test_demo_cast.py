"""The cast is read whole, with names taken apart and nobody twice."""

from __future__ import annotations

from finder.demo.cast import load_cast, split_name
from finder.demo.world import config_dir

CAST = load_cast(config_dir())
BY_SLUG = {one.slug: one for one in CAST.people}


def test_people_have_one_name_each():
    assert len(BY_SLUG) == len(CAST.people)


def test_split_name_keeps_particles():
    assert split_name("Saoirse Van Aalst, MD, PhD") == ("Saoirse", "Van Aalst", "MD, PhD")
    assert split_name("Daniel R. Hartwell") == ("Daniel R.", "Hartwell", "")
