"""The house rules that a linter does not know: names, opening sentences, seams, and the import contract."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(p for top in ("finder", "sources") for p in (ROOT / top).rglob("*.py"))
FORBIDDEN = {"utils", "helper", "helpers", "manager", "common", "base", "misc"}


def spoken(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=spoken)
def test_a_file_opens_with_why_it_exists(path):
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring, f"{spoken(path)} says nothing about itself"


def test_no_module_has_a_name_that_says_nothing():
    assert not [spoken(p) for p in MODULES if p.stem in FORBIDDEN]


def test_nobody_asks_the_clock_but_those_who_may():
    asking = re.compile(r"datetime\.now\(|date\.today\(|datetime\.today\(|time\.time\(")
    may = ("finder/cli/", "finder/scheduler", "finder/web/")
    found = [
        spoken(p) for p in MODULES if asking.search(p.read_text("utf-8")) and not spoken(p).startswith(may)
    ]
    # what a page's arrival is stamped with comes from outside unless nobody says
    assert set(found) <= {"sources/fetch/fetcher.py"}


def test_no_row_is_ever_replaced_whole():
    found = [spoken(p) for p in MODULES if re.search(r"replace=True|INSERT OR REPLACE", p.read_text("utf-8"))]
    assert not [p for p in found if "test" not in p]


def test_the_only_mail_goes_to_the_owner():
    assert [
        spoken(p) for p in MODULES if re.search(r"^\s*(import|from) smtplib", p.read_text("utf-8"), re.M)
    ] in (["finder/outbox.py"], ["finder/outbox/mail.py"])


def test_the_import_contract_holds():
    pytest.importorskip("importlinter")
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
