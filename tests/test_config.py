"""The configuration is read once and every problem is said at once, in words one can act on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest

from finder import config
from finder.config import shipped_dir, weekly
from finder.config.places import is_absent
from finder.config.shape import You
from finder.errors import ConfigError
from finder.model import Kind

YOU = """[you]
name = "Ada Nowhere"
email = "ada@isle.example"
school = "Isle School of Medicine"
interests = ["colorectal"]
"""
INTEREST = '[[interest]]\nkey = "colorectal"\nlabel = "Colorectal"\nphrases = ["colectomy"]\n'
PROGRAM = '[[program]]\nacgme = "4409900077"\nname = "Northmoor"\nstate = "OH"\n'


def write(folder: Path, main: str = YOU, **files: str) -> Path:
    """A small configuration of our own, so that a test reads nothing big."""
    small = {"interests": INTEREST, "programs": PROGRAM, "teaching_hospitals": "", "hooks": ""} | files
    (folder / "finder.toml").write_text(main, encoding="utf-8")
    for name, text in small.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def problems(folder: Path, environ: dict[str, str] | None = None) -> tuple[str, ...]:
    with pytest.raises(ConfigError) as raised:
        config.load(folder, environ or {})
    return raised.value.problems


def test_reads_a_configuration(tmp_path: Path) -> None:
    main = YOU + 'states = ["oh"]\npmids = [99000001]\n[paths]\ndata = "../data"\n[weights]\nalumni = 9\n'
    found = config.load(write(tmp_path, main), {})
    assert found.student.states == ("OH",)
    assert found.student.pmids == ("99000001",)
    assert found.data == tmp_path.parent / "data"
    assert found.weights[Kind.ALUMNI] == 9.0
    assert set(found.weights) == set(Kind)
    assert found.weights[Kind.INTEREST] > 0, "a kind not mentioned keeps the shipped weight"
    assert [p.state for p in found.programs] == ["OH"]
    assert found.alumni is None
    assert found.alumni_rows() == ()


def test_a_missing_file_comes_from_the_shipped_set(tmp_path: Path) -> None:
    (tmp_path / "finder.toml").write_text(YOU)
    found = config.load(tmp_path, {})
    assert len(found.interests) == 14
    assert len(found.programs) > 300
    assert found.hospitals
    assert found.hooks


def test_the_shipped_finder_toml_is_nobodys(tmp_path: Path) -> None:
    assert len(problems(shipped_dir())) == 1
    assert "finder init DIR" in problems(shipped_dir())[0]
    assert "no finder.toml; run `finder init DIR`" in problems(tmp_path)[0]
    assert "not a folder" in problems(tmp_path / "nowhere")[0]


def test_a_shipped_set_lies_in_the_wheel_too(tmp_path: Path) -> None:
    """In a wheel the set is finder/_config: the same code, laid out as it is installed."""
    for package in ("finder", "sources"):
        shutil.copytree(
            Path(config.__file__).parents[2] / package,
            tmp_path / package,
            ignore=shutil.ignore_patterns("__pycache__", "_config"),
        )
    shutil.copytree(shipped_dir(), tmp_path / "finder" / "_config")
    said = subprocess.run(
        [sys.executable, "-c", "from finder.config import shipped_dir as s; print(s())"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert said.stdout.strip() == str(tmp_path / "finder" / "_config")


def test_every_problem_at_once(tmp_path: Path) -> None:
    main = YOU.replace("ada@isle.example", "ada at isle").replace('"colorectal"', '"colorectl"')
    main += 'states = ["Ohio"]\nnmae = "x"\n[weights]\nalumi = 1\nreachable = -1\n[fetch]\ndelay = 1\n'
    double = PROGRAM + PROGRAM
    said = problems(write(tmp_path, main, programs=double, interests=INTEREST + INTEREST, hooks="x = ["))
    text = "\n".join(said)
    for words in (
        '[you] email: "ada at isle" is not one e-mail',
        'write "OH" for Ohio',
        'did you mean "name"?',
        "[weights] reachable: -1",
        "delay 1 is below 5",
        'acgme "4409900077" stands 2 times',
        'key "colorectal" stands 2 times',
        "hooks.toml: is not valid TOML",
    ):
        assert words in text, words
    assert all(str(tmp_path) in sentence for sentence in said)
    fixed = problems(write(tmp_path, YOU.replace('"colorectal"', '"colorectl"') + "[weights]\nalumi = 1\n"))
    assert [s.endswith(('did you mean "colorectal"?', 'did you mean "alumni"?')) for s in fixed] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('[sources.pubmed]\nbase_url = "http://a b.example"', "begins with http"),
        ('[outbox]\nmail_to = "zoë@isle.example"\nsmtp_host = "x"', "not one e-mail"),
        ("class_year = 1066", "1066 is not possible"),
        ("class_year = 2030\napply_year = 2020", "long before class_year"),
        ('time_zone = "Mars/Base"', "not a time zone"),
        ('time_zone = "../../etc/passwd"', "not a time zone"),
        ('orcid = "0000-0002-1825-0098"', "not an ORCID"),
        ("hours_per_week = true", "not a whole number"),
        ('states = "OH"', "not a list"),
        ('pmids = ["abc"]', "is not possible"),
        ('[schedule]\ndigest = "moonday 07:00"', "not a weekly time"),
        ('[schedule]\ndigest = "monday 25:00"', "not a weekly time"),
        ('[sources.pubmed]\nbase_url = "ftp://x.example"', "begins with http"),
        ('[sources.pubmed]\nbase_urls = "x"', 'did you mean "base_url"'),
        ("[weights]\nalumni = nan", "is not possible"),
        ('[weights]\nalumni = "3"', "not a number"),
        ('[outbox]\nmail_to = "a@b.example, c@d.example"\nsmtp_host = "x"', "not one e-mail"),
        ('[outbox]\nmail_to = "a@b.example"', "smtp_host is not"),
        ('[outbox]\nsmtp_user = "u"\nsmtp_host = "mail.example"\nstarttls = false', "show the password"),
        ("[digset]\ntargets = 3", 'did you mean "digest"'),
        ('[paths]\nalumni = "gone.xlsx"', "gone.xlsx is not a file"),
        ('[paths]\nalumni = "."', "is not a file"),
        ("[[you]]", "not valid TOML"),
        ("[fetch]\ndelay = 0", "below 5"),
    ],
)
def test_what_makes_no_sense_is_said(tmp_path: Path, line: str, words: str) -> None:
    assert any(words in sentence for sentence in problems(write(tmp_path, YOU + line + "\n")))


def test_a_list_of_the_usual_name_may_be_absent_and_one_that_cannot_be_read_is_not(tmp_path: Path) -> None:
    folder = write(tmp_path)
    assert config.load(folder, {}).alumni is None
    (folder / "alumni.csv").mkdir()
    assert config.load(folder, {}).alumni == folder / "alumni.csv"


@pytest.mark.parametrize(("why", "absent"), [
    (FileNotFoundError(), True), (NotADirectoryError(), True), (PermissionError(), False), (OSError(), False),
], ids=repr)
def test_only_what_is_surely_not_there_is_absent(monkeypatch, why: OSError, absent: bool) -> None:
    def lstat(path: Path) -> None:
        raise why

    monkeypatch.setattr(Path, "lstat", lstat)
    assert is_absent(Path("alumni.csv")) is absent


def test_a_test_on_this_machine_may_be_quick(tmp_path: Path) -> None:
    found = config.load(write(tmp_path, YOU + "[fetch]\ndelay = 0\nallow_loopback = true\n"), {})
    assert found.fetch.delay == 0


def test_the_key_of_the_environment_wins_and_is_never_shown(tmp_path: Path) -> None:
    main = YOU + '[sources.pubmed]\napi_key = "of-the-file"\n'
    found = config.load(write(tmp_path, main), {"NCBI_API_KEY": "of-the-environment"})
    assert found.pubmed.api_key == "of-the-environment"
    assert "of-the" not in repr(found)
    secret = problems(write(tmp_path, YOU + "[sources.pubmed]\napi_key = 12345678\n"))
    assert "12345678" not in "\n".join(secret)


def test_encodings(tmp_path: Path) -> None:
    text = YOU.replace("Ada", "Zoë")
    for encoding in ("utf-8-sig", "utf-16"):
        write(tmp_path)
        (tmp_path / "finder.toml").write_bytes(text.replace("\n", "\r\n").encode(encoding))
        assert config.load(tmp_path, {}).student.name == "Zoë Nowhere"
    (tmp_path / "finder.toml").write_bytes(text.encode("latin-1"))
    assert "line 2 is not UTF-8" in problems(tmp_path)[0]
    (tmp_path / "finder.toml").write_text("x = " + "[" * 100_000)
    assert "too deeply" in problems(tmp_path)[0]
    (tmp_path / "finder.toml").write_text('[you]\nname = "a\n')
    assert "line 2" in problems(tmp_path)[0]


def test_where_it_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    for name in ("config", "other", "home/finder"):
        (tmp_path / name).mkdir(parents=True)
        write(tmp_path / name, YOU.replace("Ada", name))
    assert config.load(None, {}).directory == tmp_path / "config"
    assert config.load(None, {"FINDER_CONFIG": "other"}).directory == tmp_path / "other"
    (tmp_path / "config" / "finder.toml").write_text('[you]\nname = ""\n')
    assert config.load(None, {}).directory == tmp_path / "home" / "finder", "a template is nobody's"
    shutil.rmtree(tmp_path / "config")
    assert config.load(None, {}).directory == tmp_path / "home" / "finder"


def test_a_weekly_time() -> None:
    spec = weekly("Sunday 6:30", "America/St_Lucia")
    assert (spec.weekday, spec.at, spec.zone.key) == (6, time(6, 30), "America/St_Lucia")


def test_orcids_are_checked_by_their_last_digit() -> None:
    you = You(
        name="A",
        email="a@b.example",
        school="S",
        interests=("x",),
        orcid="https://orcid.org/000000021694233x",
    )
    assert you.orcid == "0000-0002-1694-233X"


def test_another_place_and_server(tmp_path: Path) -> None:
    found = config.load(write(tmp_path), {}).at(tmp_path / "d", "http://127.0.0.1:9/")
    assert (found.data, found.pubmed.base_url) == (tmp_path / "d", "http://127.0.0.1:9/")
