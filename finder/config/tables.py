"""What the files of facts may say: interests, programs, teaching hospitals, and the words of hooks."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from finder.config.shape import Shape
from finder.config.values import Acgme, State, Text, Url, Weight, Year


class InterestEntry(Shape):
    """[[interest]]: an area of surgery and the words and headings its papers are known by."""

    key: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    label: Text
    weight: Weight = 1.0
    phrases: tuple[Text, ...] = ()
    mesh: tuple[Text, ...] = ()
    journals: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _searchable(self) -> InterestEntry:
        if not (self.phrases or self.mesh or self.journals):
            raise ValueError("has no phrases, mesh or journals, so nothing could be found; add one")
        return self


class UsImgEntry(Shape):
    """The share of US citizens from schools abroad, with the year and source that state it."""

    percent: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False, strict=True)]
    year: Year
    source: Text


class ProgramEntry(Shape):
    """[[program]]: a residency program and the pages to watch."""

    acgme: Acgme
    name: Text
    institution: str = ""
    aliases: tuple[Text, ...] = ()
    city: str = ""
    state: State | None = None
    setting: str = ""
    website: Url = ""
    pages: tuple[Url, ...] = ()
    us_img: UsImgEntry | None = None


class HospitalEntry(Shape):
    """[[hospital]]: a teaching hospital and the program it belongs to."""

    # further keys are finder.affiliations' business
    model_config = ConfigDict(extra="allow")

    name: Text


class HookEntry(Shape):
    """[[hook]]: the wording for a kind of evidence. Every further key is text and passed on."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str]

    kind: Text
    text: Text


class Interests(Shape):
    """interests.toml."""

    interest: tuple[InterestEntry, ...] = ()


class Programs(Shape):
    """programs.toml."""

    program: tuple[ProgramEntry, ...] = ()


class Hospitals(Shape):
    """teaching_hospitals.toml."""

    hospital: tuple[HospitalEntry, ...] = ()


class Hooks(Shape):
    """hooks.toml."""

    hook: tuple[HookEntry, ...] = ()
