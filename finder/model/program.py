"""A residency program, the place where a student wants to train."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UsImg:
    """The share of residents who are US citizens from schools abroad, as a dated source states it."""

    percent: float
    year: int
    source: str


@dataclass(frozen=True, slots=True)
class Program:
    """A US general surgery residency program."""

    acgme: str
    name: str
    institution: str = ""
    aliases: tuple[str, ...] = ()
    city: str = ""
    state: str = ""
    setting: str = ""
    website: str = ""
    pages: tuple[str, ...] = ()
    us_img: UsImg | None = None
