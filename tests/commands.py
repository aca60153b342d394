"""Runs one command as the command line does and gives what it said."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from finder.cli import run

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Said:
    """Exit status and both streams."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout; fails when there is anything else."""
        return json.loads(self.out)


Command = Callable[..., Said]


def within(capsys: pytest.CaptureFixture[str]) -> Command:
    """A `finder` that runs in this process."""

    def finder(*words: object) -> Said:
        capsys.readouterr()
        status = run([str(word) for word in words])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Said(status, out, err)

    return finder


def apart(*words: object, cwd: Path, stdin: bytes = b"", **environ: str) -> Said:
    """The same in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "finder", *map(str, words)], cwd=cwd, input=stdin, capture_output=True,
        timeout=120, env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())
