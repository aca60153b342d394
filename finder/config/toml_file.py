"""Reads one TOML file as people save it, and says in a sentence why one cannot be read."""

from __future__ import annotations

import codecs
import tomllib
from pathlib import Path
from typing import Any

from finder.errors import ConfigError

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a file. UTF-8 with or without a byte order mark, and UTF-16 with one, are read.

    Raises ConfigError (one problem) when the file is missing, in another encoding, or not TOML; the
    sentence names the line.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigError(
            [f"{path}: cannot be read ({error.strerror}); check its name and rights."]
        ) from error
    return parse_toml(content, str(path))


def parse_toml(content: bytes, name: str) -> dict[str, Any]:
    """The tables in the bytes of the file called `name`; raises ConfigError as `read_toml` does."""
    text = _decode(content, name)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([f"{name}: is not valid TOML: {error}; correct that line.{_hint(text)}"]) from error
    except RecursionError as error:
        raise ConfigError([f"{name}: nests brackets too deeply to be read; write plain lists."]) from error


def _hint(text: str) -> str:
    return " A Windows path needs single quotes: 'C:\\data'." if ":\\" in text else ""


def _decode(content: bytes, name: str) -> str:
    if content.startswith(_UTF16):
        try:
            return content.decode("utf-16").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            raise ConfigError([f"{name}: is broken UTF-16; save it as UTF-8."]) from error
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError([f"{name}: line {line} is not UTF-8 text; save the file as UTF-8."]) from error
