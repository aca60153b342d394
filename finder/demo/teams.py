"""Chooses who signs a paper: a junior first, colleagues of the field, guests, the senior author last."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

from finder.demo.cast import Cast, Figure, Topic

STATISTICIAN_SHARE = 0.3  # of papers of these institutions: enough to out-publish any surgeon
STATISTICIAN_CLIENTS = ("lakeshore", "tidewater", "cascade")
ALONE = ("biochemist", "scientist", "nurse", "statistician")  # they write with nobody from surgery
GUEST_SHARE = 0.22  # of papers have an author of another institution


class Teams:
    """Puts teams together from a cast; the work is spread evenly over the juniors."""

    def __init__(self, cast: Cast, random: Random) -> None:
        self._cast, self._random = cast, random
        # papers.toml counts too: whoever signs there often signs less here
        self._signed = Counter(slug for row in cast.leads for slug in row["authors"])

    def of(self, senior: Figure, topic: Topic, day: date) -> tuple[Figure, ...]:
        """Everybody who signs, in order; the senior author is last."""
        home = senior.home(day.year)
        near = [one for one in self._cast.people if one.home(day.year) == home and one != senior]
        near = [one for one in near if self._fits(one, senior, topic) and _writes(one, day)]
        team = (*self._choose(near), *self._guests(senior, topic, day), senior)
        self._signed.update(one.slug for one in team)
        return team

    def _fits(self, person: Figure, senior: Figure, topic: Topic) -> bool:
        """Whether the two would write together: juniors with any surgeon, surgeons of one field."""
        if senior.role in ALONE:  # at a university its "others" are the surgeons' own
            return person.role == "other" and not self._cast.institutions[person.at].school
        if person.role in (*ALONE, "emeritus", "chair"):
            return False
        fields = {self._cast.topics[key].interest for key in person.topics}
        return not fields or topic.interest in fields

    def _choose(self, near: list[Figure]) -> list[Figure]:
        """One to three juniors, those who signed least first, and up to two seniors of the field."""
        juniors = [one for one in near if not one.topics]
        juniors.sort(key=lambda one: (self._signed[one.slug] + 2 * self._random.random(), one.slug))
        seniors = [one for one in near if one.topics]
        return [*juniors[:self._random.randint(1, 3)],
                *self._random.sample(seniors, min(len(seniors), self._random.randint(0, 2)))]

    def _guests(self, senior: Figure, topic: Topic, day: date) -> list[Figure]:
        """A statistician at three institutions, and now and then a colleague of the same topic elsewhere."""
        if senior.role in ALONE:
            return []
        wanted = senior.home(day.year) in STATISTICIAN_CLIENTS and self._random.random() < STATISTICIAN_SHARE
        guests = [one for one in self._cast.faculty if one.role == "statistician" and wanted]
        peers = [one for one in self._cast.faculty
                 if topic.key in one.topics and one.at != senior.at and _writes(one, day)]
        if peers and self._random.random() < GUEST_SHARE:
            guests.append(self._random.choice(peers))
        return guests


def _writes(person: Figure, day: date) -> bool:
    # a resident writes from the year before the first residency year; a surgeon from graduation on
    began = 2026 - person.pgy if person.pgy else person.fields.get("md", 2000)
    return bool(began <= day.year <= person.fields.get("last", 2026))
