"""One weekly run over the invented world, made once; every test that needs a lived-in folder gets a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from finder.cli import run


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `finder demo` leaves: database, digests, configuration. Not to be changed: copy it."""
    folder = tmp_path_factory.mktemp("demo") / "made"
    assert run(["demo", "--data", str(folder)]) == 0
    return folder


@pytest.fixture
def home(demo_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of one's own, as after a good run; FINDER_CONFIG names its configuration."""
    folder = tmp_path / "home"
    shutil.copytree(demo_folder, folder)
    monkeypatch.setenv("FINDER_CONFIG", str(folder / "config"))
    monkeypatch.delenv("NCBI_API_KEY", raising=False)
    return folder
