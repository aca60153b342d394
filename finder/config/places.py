"""Where the configuration lies: the user's folder, and the set that ships with the program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import platformdirs

from finder.config.toml_file import read_toml
from finder.errors import ConfigError

MAIN = "finder.toml"
_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_dir() -> Path:
    """The shipped set: `finder/_config` in a wheel, `config/` beside the package in a checkout.

    An editable install runs from the checkout, so it has the checkout's. Raises ConfigError when
    neither is there.
    """
    for place in (_PACKAGE / "_config", _PACKAGE.parent / "config"):
        if (place / MAIN).is_file():
            return place
    raise ConfigError([f"{_PACKAGE}: the shipped configuration is missing; install finder again."])


def user_dir(directory: Path | None, environ: Mapping[str, str], here: Path) -> Path:
    """The folder to read, absolute: the one asked for, FINDER_CONFIG, `here`/config, or the user's.

    The shipped set itself does not count as the user's while nobody is filled in there (a checkout's
    own ./config). Raises ConfigError when the folder holds no finder.toml.
    """
    asked = directory or (Path(environ["FINDER_CONFIG"]) if environ.get("FINDER_CONFIG") else None)
    folder = here / asked.expanduser() if asked else _usual(here)
    if (folder / MAIN).is_file():
        return folder.resolve()
    what = "has no finder.toml" if folder.is_dir() else "is not a folder"
    raise ConfigError([f"{folder}: {what}; run `finder init DIR` first, then `finder --config DIR`."])


def _usual(here: Path) -> Path:
    local, own = here / "config", platformdirs.user_config_path("finder")
    if (local / MAIN).is_file() and not (unfilled(local / MAIN) and (own / MAIN).is_file()):
        return local
    return own


def unfilled(path: Path) -> bool:
    """True when a finder.toml names nobody yet: no name, no e-mail, no school."""
    try:
        you = read_toml(path).get("you", {})
    except ConfigError:
        return False
    return not isinstance(you, dict) or not any(you.get(key) for key in ("name", "email", "school"))


def is_absent(path: Path) -> bool:
    """True when nothing stands there; False also when that cannot be said now, as for want of rights."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def file_in(directory: Path, name: str) -> Path:
    """The file of that name in the user's folder, else the shipped one."""
    own = directory / name
    return own if own.exists() else shipped_dir() / name
