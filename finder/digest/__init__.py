"""This week, composed and rendered: what is due, whom to write to and why, what ran and what failed."""

from finder.digest.card import card, source_url
from finder.digest.compose import choose, compose, iso_week, newest_of
from finder.digest.render import FORMATS, render

__all__ = ["FORMATS", "card", "choose", "compose", "iso_week", "newest_of", "render", "source_url"]
