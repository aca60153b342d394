"""A reader never sees half a file, and a failed write leaves the old one."""

from __future__ import annotations

from pathlib import Path

import pytest

from finder.atomic_file import write_files
from finder.errors import FinderError


def test_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("old")
    (tmp_path / "file").write_text("")
    with pytest.raises(FinderError, match="could not be written"):
        write_files({tmp_path / "kept": b"new", tmp_path / "file" / "inside": b"x"})
    assert (tmp_path / "kept").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "kept"]


def test_rights(tmp_path: Path) -> None:
    write_files({tmp_path / "a" / "b": b"x"}, private=True)
    assert (tmp_path / "a" / "b").stat().st_mode & 0o777 == 0o600
