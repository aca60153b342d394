"""Loads a configuration: finder.toml, which leans on all other tables, with every problem said at once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from finder.affiliations import Hospital
from finder.config.places import MAIN, is_absent, shipped_dir, unfilled, user_dir
from finder.config.problems import unknown
from finder.config.reading import Reading
from finder.config.settings import Config
from finder.config.shape import Main, PubMed
from finder.config.toml_file import read_toml
from finder.errors import ConfigError
from finder.model import Interest, Kind, Program, Student


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
    return MainReading(folder).config(environ)


def check_main(content: Mapping[str, Any], name: str, directory: Path) -> tuple[str, ...]:
    """The problems that the tables of a finder.toml would have in `directory`, one sentence each."""
    reading = MainReading(directory)
    reading.shaped(name, Main, content)
    interests = reading.interests()
    you = content.get("you", {})
    reading.check_interests(name, you.get("interests", ()) if isinstance(you, dict) else (), interests)
    return tuple(reading.problems)


class MainReading(Reading):
    """The same pass, finder.toml included."""

    def config(self, environ: Mapping[str, str]) -> Config:
        main = self.table(MAIN, Main)
        interests, programs = self.interests(), self.programs()
        hospitals, wordings = self.hospitals(), self.hooks()
        self.check_interests(str(self.folder / MAIN), self.asked_interests(), interests)
        if main is not None:
            weights, alumni = self.weights(main), self.alumni(main)
        if self.problems or main is None:
            raise ConfigError(self.problems)
        return Config(
            directory=self.folder,
            student=_student(main),
            data=self.path(main.paths.data),
            interests=interests,
            programs=programs,
            hospitals=hospitals,
            hooks=wordings,
            alumni=alumni,
            pubmed=_pubmed(main, environ),
            fetch=main.fetch,
            schedule=main.schedule,
            digest=main.digest,
            outbox=main.outbox,
            weights=weights,
        )

    def asked_interests(self) -> tuple[str, ...]:
        """The keys as written, also in a file that has other problems: all of them are said at once."""
        try:
            you = read_toml(self.folder / MAIN).get("you", {})
        except ConfigError:  # already said
            return ()
        keys = you.get("interests", ()) if isinstance(you, dict) else ()
        return tuple(key for key in keys if isinstance(key, str)) if isinstance(keys, list) else ()

    def check_interests(self, name: str, keys: Iterable[str], interests: Iterable[Interest]) -> None:
        known = [interest.key for interest in interests]
        self.problems += [
            f"{name}: [you] interests: {unknown(str(key), known, 'an interest of interests.toml')}."
            for key in keys
            if known and key not in known
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
        usual = main.paths.alumni == "alumni.csv"  # may be absent; one asked for may not
        if path is None or not (is_absent(path) or (os.path.isdir(path) and not usual)):
            return path  # one that cannot be read is told by the run, which then forgets none of its rows
        if not usual:
            self.problems.append(
                f"{self.folder / MAIN}: [paths] alumni: {path} is not a file; correct the "
                "path, or remove the line."
            )
        return None

    def path(self, text: str) -> Path:
        return Path(os.path.normpath(self.folder / Path(text).expanduser()))


def _pubmed(main: Main, environ: Mapping[str, str]) -> PubMed:
    key = environ.get("NCBI_API_KEY", "").strip() or main.sources.pubmed.api_key
    return main.sources.pubmed.model_copy(update={"api_key": key})


def _student(main: Main) -> Student:
    return Student(**main.you.model_dump())


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
    reading = Reading(folder)
    found = reading.programs(), reading.hospitals()
    if reading.problems:
        raise ConfigError(reading.problems)
    return found
