"""`finder init` writes what `config.load` accepts, or nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder import config, onboarding
from finder.errors import ConfigError, FinderError
from finder.onboarding import Answers

ADA = Answers(
    "Ada Nowhere",
    "ada@isle.example",
    "Isle School",
    2028,
    2027,
    ("colorectal",),
    ("OH",),
    ("R",),
    6,
    "America/St_Lucia",
)


def test_what_is_written_is_accepted_at_once(tmp_path: Path) -> None:
    written = onboarding.write_configuration(tmp_path / "new", ADA)
    assert [path.name for path in written] == ["finder.toml", "alumni.csv"]
    found = config.load(tmp_path / "new", {})
    assert found.student.name == "Ada Nowhere"
    assert (found.student.class_year, found.student.hours_per_week) == (2028, 6)
    assert found.student.time_zone == "America/St_Lucia"
    assert found.alumni == tmp_path / "new" / "alumni.csv"
    assert found.alumni_rows() == ()
    assert "# " in written[0].read_text()


names = st.text(min_size=1, max_size=30).filter(lambda text: text.isprintable() and text.strip())


@settings(max_examples=40, deadline=None)
@given(names, names)
def test_any_printable_answer_survives(
    tmp_path_factory: pytest.TempPathFactory, name: str, school: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    onboarding.write_configuration(folder, Answers(name, "a@b.example", school, interests=("breast",)))
    you = config.read_toml(folder / "finder.toml")["you"]
    assert (you["name"], you["school"]) == (name, school)


def test_values_are_escaped_not_obeyed(tmp_path: Path) -> None:
    name = 'A" \\ # [x]'
    onboarding.write_configuration(tmp_path, Answers(name, "a@b.example", "S\\1", interests=("breast",)))
    assert config.load(tmp_path, {}).student.name == name
    again = Answers("Plain", "a@b.example", "S", interests=("breast",))
    onboarding.write_configuration(tmp_path, again, force=True)
    assert config.load(tmp_path, {}).student.name == "Plain"


def test_nothing_is_overwritten_without_force(tmp_path: Path) -> None:
    (tmp_path / "alumni.csv").write_text("name\nOriel Tambura\n")
    onboarding.write_configuration(tmp_path, ADA)
    before = (tmp_path / "finder.toml").read_bytes()
    with pytest.raises(FinderError, match=r"finder\.toml is there already"):
        onboarding.initialise(tmp_path, {"name": "Other"}, ask=None)
    assert (tmp_path / "finder.toml").read_bytes() == before
    onboarding.write_configuration(
        tmp_path, Answers("B", "b@c.example", "S", interests=("breast",)), force=True
    )
    assert config.load(tmp_path, {}).student.name == "B"
    assert len(config.load(tmp_path, {}).alumni_rows()) == 1, "a list of the user's is never replaced"


def test_a_misspelt_interest_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match='did you mean "colorectal"'):
        onboarding.write_configuration(
            tmp_path / "x", Answers("A", "a@b.example", "S", interests=("colorektal",))
        )
    assert not (tmp_path / "x").exists()


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    code = (
        "import resource, sys\nfrom pathlib import Path\nfrom finder import onboarding\n"
        "from finder.errors import FinderError\n"
        "a = onboarding.Answers('A', 'a@b.example', 'S', interests=('breast',))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (500, 500))\n"
        "try:\n    onboarding.write_configuration(Path(sys.argv[1]), a)\n"
        "except FinderError as error:\n    sys.stderr.write(str(error))\n    sys.exit(7)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ
        | {"PYTHONPATH": str(Path(onboarding.__file__).parents[2]), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 7, done.stderr
    assert "could not be written" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FinderError, match="could not be written"):
        onboarding.write_configuration(tmp_path / "file", ADA)


def test_the_demo_copy_reads_the_demos_data(tmp_path: Path) -> None:
    folder = onboarding.copy_demo(config.shipped_dir() / "demo", tmp_path / "run")
    assert onboarding.copy_demo(config.shipped_dir() / "demo", tmp_path / "run") == folder
    assert config.load(folder, {}).data == tmp_path / "run"


def test_options_become_answers_and_the_zone_is_the_machines(tmp_path: Path) -> None:
    said = {"name": "Ada", "email": "a@b.example", "school": "S", "interests": ["breast"], "hours": 5,
            "states": None, "config": "not an answer"}
    onboarding.initialise(tmp_path, said, environ={"TZ": "America/St_Lucia"})
    student = config.load(tmp_path, {}).student
    assert (student.hours_per_week, student.states) == (5, ())
    assert (student.interests, student.time_zone) == (("breast",), "America/St_Lucia")


def test_a_zone_that_was_said_is_not_the_machines(tmp_path: Path) -> None:
    said = {"name": "Ada", "email": "a@b.example", "school": "S", "interests": ["breast"],
            "time_zone": "Europe/Paris"}
    onboarding.initialise(tmp_path, said, environ={"TZ": "America/St_Lucia"})
    assert config.load(tmp_path, {}).student.time_zone == "Europe/Paris"


def test_the_machines_time_zone(tmp_path: Path) -> None:
    assert onboarding.machine_time_zone({"TZ": ":America/Port_of_Spain"}) == "America/Port_of_Spain"
    assert onboarding.machine_time_zone({"TZ": "EST5EDT4,M3"}) == ""
    assert onboarding.machine_time_zone({"TZ": "Mars/Base"}) == ""
    link = tmp_path / "localtime"
    link.symlink_to("/usr/share/zoneinfo/America/St_Lucia")
    assert onboarding.machine_time_zone({}, link) == "America/St_Lucia"
    assert onboarding.machine_time_zone({}, tmp_path / "none") == ""
