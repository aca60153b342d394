"""Reads all files of a configuration once, and reports every problem of all of them at once."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from finder import hooks
from finder.affiliations import Hospital
from finder.config.places import MAIN, file_in, is_absent, shipped_dir, unfilled, user_dir
from finder.config.problems import sentences, unknown
from finder.config.settings import Config
from finder.config.shape import Main, Shape
from finder.config.tables import Hooks, HospitalEntry, Hospitals, Interests, ProgramEntry, Programs
from finder.config.toml_file import read_toml
from finder.errors import ConfigError
from finder.model import Interest, Kind, Program, Student, UsImg

Table = TypeVar("Table", bound=Shape)
_HOSPITAL = TypeAdapter(Hospital)
_LISTS = {field.name for field in dataclasses.fields(Hospital) if "tuple" in str(field.type)}


def load(directory: Path | None = None, environ: Mapping[str, str] = os.environ) -> Config:
    """The configuration in `directory`, in FINDER_CONFIG, in ./config, or in the user's folder.

    A file there wins; one missing there comes from the shipped set. NCBI_API_KEY in `environ` wins over
    the file. Raises ConfigError with one sentence for every problem of every file.
    """
    folder = user_dir(directory, environ, Path.cwd())
    if unfilled(folder / MAIN):
        raise ConfigError(
            [
                f"{folder / MAIN}: nobody is filled in under [you]; run `finder init DIR` first, "
                "then `finder --config DIR`."
            ]
        )
    return _Reading(folder).config(environ)


def check_main(content: Mapping[str, Any], name: str, directory: Path) -> tuple[str, ...]:
    """The problems that the tables of a finder.toml would have in `directory`, one sentence each."""
    reading = _Reading(directory)
    reading.shaped(name, Main, content)
    reading.interests()
    you = content.get("you", {})
    reading.check_interests(name, you.get("interests", ()) if isinstance(you, dict) else ())
    return tuple(reading.problems)


class _Reading:
    """One pass over the files of a folder; collects problems instead of stopping at the first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []
        self.known: tuple[str, ...] = ()

    def config(self, environ: Mapping[str, str]) -> Config:
        main = self.table(MAIN, Main)
        interests, programs = self.interests(), self.programs()
        hospitals, wordings = self.hospitals(), self.hooks()
        self.check_interests(str(self.folder / MAIN), self.asked_interests())
        if main is not None:
            weights, alumni = self.weights(main), self.alumni(main)
        if self.problems or main is None:
            raise ConfigError(self.problems)
        key = environ.get("NCBI_API_KEY", "").strip() or main.sources.pubmed.api_key
        return Config(
            directory=self.folder,
            student=_student(main),
            data=self.path(main.paths.data),
            interests=interests,
            programs=programs,
            hospitals=hospitals,
            hooks=wordings,
            alumni=alumni,
            pubmed=main.sources.pubmed.model_copy(update={"api_key": key}),
            fetch=main.fetch,
            schedule=main.schedule,
            digest=main.digest,
            outbox=main.outbox,
            weights=weights,
        )

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
        self.known = tuple(entry.key for entry in entries)
        self.once("interests.toml", "key", self.known)
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

    def asked_interests(self) -> tuple[str, ...]:
        """The keys as written, also in a file that has other problems: all of them are said at once."""
        try:
            you = read_toml(self.folder / MAIN).get("you", {})
        except ConfigError:  # already said
            return ()
        keys = you.get("interests", ()) if isinstance(you, dict) else ()
        return tuple(key for key in keys if isinstance(key, str)) if isinstance(keys, list) else ()

    def check_interests(self, name: str, keys: Iterable[str]) -> None:
        self.problems += [
            f"{name}: [you] interests: {unknown(str(key), self.known, 'an interest of interests.toml')}."
            for key in keys
            if self.known and key not in self.known
        ]

    def weights(self, main: Main) -> Mapping[Kind, float]:
        kinds = [kind.value for kind in Kind]
        self.problems += [
            f"{self.folder / MAIN}: [weights]: {unknown(key, kinds, 'a kind of evidence')}."
            for key in main.weights
            if key not in kinds
        ]
        shipped = read_toml(shipped_dir() / MAIN).get("weights", {})
        merged = {kind: float(main.weights.get(kind.value, shipped.get(kind.value, 0.0))) for kind in Kind}
        if not any(merged.values()):
            self.problems.append(
                f"{self.folder / MAIN}: [weights]: all are 0, so nobody could be ranked; raise one."
            )
        return merged

    def alumni(self, main: Main) -> Path | None:
        path = self.path(main.paths.alumni) if main.paths.alumni else None
        if path is None or not is_absent(path):
            return path  # one that cannot be read is told by the run, which then forgets none of its rows
        if main.paths.alumni != "alumni.csv":  # the usual name may be absent; one asked for may not
            self.problems.append(
                f"{self.folder / MAIN}: [paths] alumni: {path} is not a file; correct the "
                "path, or remove the line."
            )
        return None

    def path(self, text: str) -> Path:
        return Path(os.path.normpath(self.folder / Path(text).expanduser()))


def _listed(key: str, value: Any) -> Any:
    # one code or alias may stand without brackets
    return (value,) if key in _LISTS and isinstance(value, str) else value


def _student(main: Main) -> Student:
    return Student(**main.you.model_dump())


def _program(entry: ProgramEntry) -> Program:
    values = entry.model_dump(exclude={"us_img"}) | {"state": entry.state or ""}
    return Program(**values, us_img=UsImg(**entry.us_img.model_dump()) if entry.us_img else None)


def tables(
    directory: Path | None = None, environ: Mapping[str, str] = os.environ
) -> tuple[tuple[Program, ...], tuple[Hospital, ...]]:
    """The programs and teaching hospitals alone, the shipped ones where no configuration is yet.

    Raises ConfigError with every problem of the two files, and when a folder asked for has no finder.toml.
    """
    asked = directory or environ.get("FINDER_CONFIG")
    try:
        folder = user_dir(directory, environ, Path.cwd())
    except ConfigError:
        if asked:
            raise
        folder = shipped_dir()
    reading = _Reading(folder)
    found = reading.programs(), reading.hospitals()
    if reading.problems:
        raise ConfigError(reading.problems)
    return found
