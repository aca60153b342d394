"""What is installed from a wheel finds its own configuration, tables and templates, far from any checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from finder.config import shipped_dir

ROOT = Path(__file__).parents[1]
ASK = {
    "package": "import finder; said = finder.__file__",
    "sources": "import sources; said = sources.__file__",
    "shipped": "from finder.config import shipped_dir; said = str(shipped_dir())",
    "tables": "from finder.config import shipped_dir, tables; said = [len(t) for t in tables(shipped_dir())]",
    "counts": "from finder.identity import counts; said = counts.shipped().weight('family', 'smith')",
    "weights": "from finder.identity import weights; said = repr(weights.shipped())",
    "nicknames": "from finder.names import nickname; said = nickname('robert', 'bob')",
    "templates": "from finder.digest.render import FORMATS, _TEMPLATES, _environment; "
    "said = [len(_environment(form).get_template(_TEMPLATES[form]).filename) > 0 for form in FORMATS]",
    "demo": "from finder.demo import open_world\n"
    "with open_world() as world: said = [str(world.config_dir), len(world.routes)]",
}


def _quiet(command: list[str], cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, timeout=180, env={**os.environ, **environ}
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout; skipped where pip cannot get the build backend."""
    folder = tmp_path_factory.mktemp("wheel")
    built = _quiet([sys.executable, "-m", "pip", "wheel", str(ROOT), "--no-deps", "-w", str(folder)], folder)
    if built.returncode and "hatchling" in built.stdout + built.stderr:
        pytest.skip("pip cannot get hatchling here, so no wheel can be built")
    assert built.returncode == 0, built.stderr
    (made,) = folder.glob("finder-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel installs and nothing else."""
    target = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(target)]
    done = _quiet([*command, str(wheel)], target)
    assert done.returncode == 0, done.stderr
    return target


def ask(installed: Path, cwd: Path, question: str) -> Any:
    """What the installed program says, asked in a process that stands outside the checkout."""
    code = f"import json\n{ASK[question]}\nprint(json.dumps(said))"
    done = _quiet([sys.executable, "-c", code], cwd, PYTHONPATH=str(installed), FINDER_CONFIG="")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
def test_every_file_that_is_no_code_is_in_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    tracked = _quiet(["git", "ls-files", "config", "finder", "sources"], ROOT).stdout.splitlines()
    if not tracked:
        pytest.skip("this is no git checkout, so what belongs in a wheel is not known")
    assert {name.replace("config/", "finder/_config/", 1) if name.startswith("config/") else name
            for name in tracked} <= inside
    assert not [name for name in inside if name.startswith(("tests/", "var/", "config/"))]


@pytest.mark.slow
def test_the_installed_program_is_the_one_that_answers(installed: Path, tmp_path: Path) -> None:
    for question in ("package", "sources"):
        assert Path(ask(installed, tmp_path, question)).is_relative_to(installed)


@pytest.mark.slow
def test_the_shipped_configuration_is_the_wheels_and_the_checkouts_twin(
    installed: Path, tmp_path: Path
) -> None:
    shipped = Path(ask(installed, tmp_path, "shipped"))
    assert shipped == installed / "finder" / "_config"
    assert shipped_dir() == ROOT / "config"
    for file in shipped.rglob("*.toml"):
        assert file.read_bytes() == (shipped_dir() / file.relative_to(shipped)).read_bytes()


@pytest.mark.slow
def test_tables_and_templates_are_found(installed: Path, tmp_path: Path) -> None:
    programs, hospitals = ask(installed, tmp_path, "tables")
    assert programs > 200 and hospitals > 10  # AAMC 2021 lists 322 programs
    assert ask(installed, tmp_path, "counts") > 0
    assert len(ask(installed, tmp_path, "weights")) > 100
    assert ask(installed, tmp_path, "nicknames") is True
    assert ask(installed, tmp_path, "templates") == [True, True, True]


@pytest.mark.slow
def test_the_demos_world_opens(installed: Path, tmp_path: Path) -> None:
    folder, sites = ask(installed, tmp_path, "demo")
    assert Path(folder) == installed / "finder" / "_config" / "demo"
    assert sites > 3


@pytest.mark.slow
def test_a_first_configuration_and_a_whole_demo_week(installed: Path, tmp_path: Path) -> None:
    you = ["--name", "Jo Tambura", "--school", "Invented School", "--email", "jo@student.example",
           "--class-year", "2029", "--apply-year", "2028", "--interest", "acute-care", "--state", "OH",
           "--skill", "statistics", "--hours", "5"]
    finder = [sys.executable, "-m", "finder"]
    environ = {"PYTHONPATH": str(installed), "FINDER_CONFIG": "", "NCBI_API_KEY": ""}
    for words in (["init", "mine", *you], ["--config", "mine", "targets", "--json"], ["demo"]):
        done = _quiet([*finder, *words], tmp_path, **environ)
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stdout + done.stderr
    assert done.stdout.count("    hook ") >= 10
    assert (tmp_path / "finder-demo" / "finder.db").is_file()
