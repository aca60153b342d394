"""Writes files so that a reader sees the old one or the new one, never half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from finder.errors import FinderError


def write_files(contents: Mapping[Path, bytes], *, private: bool = False) -> tuple[Path, ...]:
    """Write all of the files or none: every byte is on disk before the first name changes.

    Folders are made. `private` keeps the files from other users of the machine (mode 600).
    Raises FinderError when the disk is full or a folder refuses; nothing half-written stays behind.
    """
    temporary: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            temporary[path] = _beside(path, content, private)
        for path, written in temporary.items():
            written.replace(path)
    except OSError as error:
        for written in temporary.values():
            written.unlink(missing_ok=True)
        raise FinderError(
            f"{error.filename or path} could not be written ({error.strerror or error}); free some space or "
            f"choose a folder that may be written to, then run the command again."
        ) from error
    return tuple(contents)


def _beside(path: Path, content: bytes, private: bool) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    # same folder: a rename across file systems would not be atomic
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o600 if private else 0o644)
    except OSError:
        with suppress(OSError):
            os.unlink(name)
        raise
    return Path(name)
