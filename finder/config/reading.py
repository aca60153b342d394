"""Reads the tables of a folder, the shipped ones where it has none, and collects what is wrong with them."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from finder import hooks
from finder.affiliations import Hospital
from finder.config.places import file_in
from finder.config.problems import sentences, unknown
from finder.config.shape import Shape
from finder.config.tables import Hooks, HospitalEntry, Hospitals, Interests, ProgramEntry, Programs
from finder.config.toml_file import read_toml
from finder.errors import ConfigError
from finder.model import Interest, Program, UsImg

Table = TypeVar("Table", bound=Shape)
_HOSPITAL = TypeAdapter(Hospital)
_LISTS = {field.name for field in dataclasses.fields(Hospital) if "tuple" in str(field.type)}


class Reading:
    """One pass over the files of a folder; collects problems instead of stopping at the first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []

    def table(self, name: str, model: type[Table]) -> Table | None:
        path = file_in(self.folder, name)
        try:
            return self.shaped(str(path), model, read_toml(path))
        except ConfigError as error:
            self.problems += error.problems
            return None

    def shaped(self, name: str, model: type[Table], content: Mapping[str, Any]) -> Table | None:
        try:
            return model.model_validate(content)
        except ValidationError as error:
            self.problems += sentences(error, name, model, content)
            return None

    def interests(self) -> tuple[Interest, ...]:
        found = self.table("interests.toml", Interests)
        entries = found.interest if found else ()
        self.once("interests.toml", "key", (entry.key for entry in entries))
        return tuple(Interest(**entry.model_dump()) for entry in entries)

    def programs(self) -> tuple[Program, ...]:
        found = self.table("programs.toml", Programs)
        entries = found.program if found else ()
        self.once("programs.toml", "acgme", (entry.acgme for entry in entries))
        return tuple(_program(entry) for entry in entries)

    def hospitals(self) -> tuple[Hospital, ...]:
        name = "teaching_hospitals.toml"
        found = self.table(name, Hospitals)
        made = (self.hospital(name, n, e) for n, e in enumerate(found.hospital if found else (), start=1))
        return tuple(hospital for hospital in made if hospital)

    def hospital(self, name: str, number: int, entry: HospitalEntry) -> Hospital | None:
        values = {key: _listed(key, value) for key, value in entry.model_dump().items()}
        keys = [field.name for field in dataclasses.fields(Hospital)]
        where = f"{file_in(self.folder, name)}: [[hospital]] {number} ({entry.name})"
        wrong = [f"{where}: {unknown(key, keys, 'a key here')}." for key in values if key not in keys]
        self.problems += wrong
        try:
            return None if wrong else _HOSPITAL.validate_python(values)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                said = " ".join(str(step) for step in detail["loc"])
                self.problems.append(f"{where} {said}: {detail['msg'].lower()}; correct it.")
            return None

    def hooks(self) -> tuple[Mapping[str, str], ...]:
        found = self.table("hooks.toml", Hooks)
        tables = tuple(entry.model_dump() for entry in (found.hook if found else ()))
        self.problems += hooks.check(tables)
        return tables

    def once(self, name: str, key: str, values: Iterable[str]) -> None:
        self.problems += [
            f'{file_in(self.folder, name)}: {key} "{value}" stands {times} times; keep one.'
            for value, times in Counter(values).items()
            if times > 1
        ]


def _listed(key: str, value: Any) -> Any:
    # one code or alias may stand without brackets
    return (value,) if key in _LISTS and isinstance(value, str) else value


def _program(entry: ProgramEntry) -> Program:
    values = entry.model_dump(exclude={"us_img"}) | {"state": entry.state or ""}
    return Program(**values, us_img=UsImg(**entry.us_img.model_dump()) if entry.us_img else None)
