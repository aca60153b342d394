"""Pages, affiliation lines and programs from the command line: read, listed, marked, watched or refused."""

from __future__ import annotations

import io
import json
import types
from datetime import UTC, datetime
from functools import partial

import pytest

from finder import config as configuration
from finder import demo, pipeline
from finder.pipeline import asking
from finder.store import decided, open_store
from sources.errors import FetchError, SourceError
from sources.fetch import Fetcher
from tests.commands import within

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FACULTY = "https://surgery.lakeshore.example/faculty"
PAGE = """<!DOCTYPE html><html><head><title>Faculty</title></head><body><h1>Our faculty</h1>
<div class="card"><h3>Dr. Odalys Brightwater, MD, FACS</h3><p>Professor of Surgery</p>
  <a href="/people/odalys">Profile</a> <a href="mailto:odalys@pier.example">E-mail</a>
  <p>414-555-0111</p></div>
<div class="card"><h3>Tamsin Okoro-Hale, DO</h3><p>Assistant Professor of Surgery</p>
  <a href="/people/tamsin">Profile</a></div>
<div class="card"><h3>Piet van Loon, MD</h3><p>Associate Professor of Surgery</p>
  <a href="/people/piet">Profile</a></div></body></html>"""


@pytest.fixture
def finder(home, capsys, monkeypatch):
    monkeypatch.setattr(asking, "Fetcher", partial(Fetcher, sleep=lambda seconds: None))
    return within(capsys)


@pytest.fixture(scope="module")
def world():
    with demo.open_world() as opened:
        yield opened


@pytest.fixture
def online(world, monkeypatch):
    """The demo's websites, as the internet of `programs add`."""
    monkeypatch.setattr(pipeline, "try_page", partial(pipeline.try_page, routes=world.routes))


def test_extract_lists_the_people_of_a_saved_page(finder, tmp_path):
    (tmp_path / "page.html").write_text(PAGE)
    people = finder("extract", tmp_path / "page.html", "--url", "https://pier.example/faculty", "--json").json
    assert [p["name"] for p in people] == ["Odalys Brightwater", "Tamsin Okoro-Hale", "Piet van Loon"]
    first, second, _ = people
    assert first | {"title": "Professor of Surgery", "email": "odalys@pier.example",
                    "profile_url": "https://pier.example/people/odalys"} == first
    assert "555-0111" in first["phone"] and "FACS" in first["degrees"]
    assert second["email"] is None and second["phone"] is None and second["medical_school"] is None
    text = finder("extract", tmp_path / "page.html").out.splitlines()
    assert len(text) == 3 and text[1].startswith("Tamsin Okoro-Hale · DO · Assistant")


def test_extract_of_a_page_without_people_is_an_empty_list(finder, tmp_path):
    (tmp_path / "page.html").write_text("<html><body><p>The cafeteria opens at seven.</p></body></html>")
    assert finder("extract", tmp_path / "page.html", "--json").json == []
    assert "No people" in finder("extract", tmp_path / "page.html").out


@pytest.mark.parametrize(("content", "status", "said"), [
    (None, 2, "could not be read"), (b"", 1, "no HTML"), (b"%PDF-1.7\n\xe2\xe3", 2, "PDF"),
    (b"\x89PNG\r\n\x1a\n\0\0", 2, "picture"), (b"PK\x03\x04\x14\0", 2, "office document"),
], ids=["missing", "empty", "pdf", "png", "docx"])
def test_extract_of_what_is_no_page_says_what_to_do(finder, tmp_path, content, status, said):
    path = tmp_path / "page.html"
    if content is not None:
        path.write_bytes(content)
    refused = finder("extract", path, "--json")
    assert (refused.status, refused.out) == (status, "")
    assert said in refused.err
    assert finder("extract", tmp_path).status == 2


def test_extract_of_noise_finds_nobody_and_does_not_fail(finder, tmp_path):
    (tmp_path / "noise").write_bytes(bytes(range(256)) * 20)
    assert finder("extract", tmp_path / "noise", "--json").json == []


LINES = ["Department of Surgery, Lakeshore University, Milwaukee, WI, USA.", "", "   ",
         "Klinik für Chirurgie, Universität Musterstadt, Deutschland", "\ttabs\tand 🙂", "x" * 20_000]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_as_many_affiliations_out_as_lines_in(finder, monkeypatch, end):
    typed = end.join(LINES).encode() + end.encode() + b"Surgery, H\xf4pital, \xff" + b"\nlast without an end"
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(typed), isatty=lambda: False))
    said = finder("affiliation", "--json")
    found = [json.loads(line) for line in said.out.split("\n")[:-1]]
    assert [f["affiliation"] for f in found[:len(LINES)]] == LINES
    assert len(found) == len(LINES) + 2
    assert set(found[0]) == {"affiliation", "programs", "department", "institutions", "city", "state",
                             "country", "reason"}
    assert (found[0]["programs"], found[0]["department"]) == (["4409900001"], "general surgery")
    assert (found[0]["city"], found[0]["state"], found[0]["country"]) == ("Milwaukee", "WI", "US")
    assert all(not f["programs"] and f["reason"] for f in found[1:])


def test_no_lines_in_no_lines_out(finder, monkeypatch):
    monkeypatch.setattr("sys.stdin", types.SimpleNamespace(buffer=io.BytesIO(b""), isatty=lambda: False))
    said = finder("affiliation", "--json")
    assert (said.status, said.out, said.err) == (0, "", "")


def listed(finder, *words):
    return {row["acgme"]: row for row in finder("programs", "list", *words, "--json").json}


def test_programs_are_listed_and_filtered(finder):
    whole = listed(finder)
    assert len(whole) == 7
    assert set(listed(finder, "--state", "wi")) == {"4409900001"}
    assert set(listed(finder, "--us-img", "30")) == {"4409900003", "4409900005"}
    assert set(listed(finder, "tidewater")) == {"4409900002"}
    assert whole["4409900001"]["pages"] == 2 and whole["4409900001"]["people"] > 0
    assert whole["4409900002"]["us_img"] is None
    assert "No program passes" in finder("programs", "list", "nowhere at all").out
    assert listed(finder, "--state", "ZZ") == {}


def test_a_mark_is_kept_listed_and_taken_back(finder):
    assert finder("programs", "mark", "lakeshore", "signal").status == 0
    assert finder("programs", "mark", "4409900001", "applying").status == 0
    assert listed(finder, "--mark", "signal")["4409900001"]["marks"] == ["applying", "signal"]
    finder("programs", "mark", "lakeshore", "not interested")
    assert listed(finder)["4409900001"]["marks"] == ["not interested"]
    finder("programs", "mark", "lakeshore", "none")
    assert listed(finder)["4409900001"]["marks"] == []


@pytest.mark.parametrize("words", [["nowhere", "signal"], ["university", "signal"], ["", "signal"],
                                   ["lakeshore", "adored"]], ids=str)
def test_a_wrong_mark_is_2_and_marks_nothing(finder, words):
    assert finder("programs", "mark", *words).status == 2
    assert not any(row["marks"] for row in listed(finder).values())


def test_a_list_made_elsewhere_is_marked_and_its_unknown_rows_are_said(finder, tmp_path):
    (tmp_path / "list.csv").write_text("Program,Code\nwhat,4409900003\nTidewater State University,\n")
    assert finder("programs", "import", tmp_path / "list.csv").status == 0
    assert set(listed(finder, "--mark", "applying")) == {"4409900002", "4409900003"}
    (tmp_path / "list.csv").write_text("Program\nZebra Hollow\nLakeshore University\n")
    part = finder("programs", "import", tmp_path / "list.csv", "--mark", "signal", "--json")
    assert part.status == 3
    assert part.json["marked"] == ["4409900001"] and part.json["unknown"][0].startswith("Zebra Hollow")


def test_a_list_that_cannot_be_read_is_2_and_marks_nothing(finder, tmp_path):
    (tmp_path / "book.xlsx").write_bytes(b"PK\x03\x04\0\0")
    for name, said in (("gone.csv", "could not be read"), ("book.xlsx", "Save it as CSV")):
        refused = finder("programs", "import", tmp_path / name)
        assert refused.status == 2 and said in refused.err
    assert not any(row["marks"] for row in listed(finder).values())


def watched(home):
    with open_store(home) as store:
        return decided.watched_pages(store.db)


def test_add_shows_the_people_and_watches_after_a_yes(finder, home, online, monkeypatch):
    shown = finder("programs", "add", FACULTY, "--json")
    assert len(shown.json) > 3 and watched(home) == ()
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    assert "Lakeshore University Program (4409900001)" in finder("programs", "add", FACULTY).out
    assert watched(home) == ()
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    said = finder("programs", "add", FACULTY, "--program", "tidewater")
    assert all(p["name"].split()[-1] in said.out for p in shown.json)
    assert watched(home) == ((FACULTY, "4409900002"),)
    finder("programs", "add", FACULTY, "--yes")
    assert watched(home) == ((FACULTY, "4409900001"),), "once, and of the program said last"


def test_add_of_a_page_that_is_not_there_is_1(finder, home, online):
    refused = finder("programs", "add", FACULTY + "-of-old", "--yes")
    assert refused.status == 1
    assert "404" in refused.err
    assert watched(home) == ()


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/faculty", "http://localhost/x", "http://[::1]/x",
                                 "http://169.254.169.254/x", "file:///etc/passwd", "no address"])
def test_add_of_a_page_that_may_not_be_fetched_is_1_and_says_why(finder, home, url):
    path = home / "config" / "finder.toml"
    text = path.read_text("utf-8").replace("allow_loopback = true", "allow_loopback = false")
    path.write_text("\n".join(line for line in text.splitlines() if not line.startswith("delay")), "utf-8")
    refused = finder("programs", "add", url, "--yes")
    assert (refused.status, refused.out) == (1, "")
    assert "not asked" in refused.err or "Give its http(s) address" in refused.err
    assert watched(home) == ()


def test_try_page_reads_the_page_the_route_leads_to(world, tmp_path):
    config = configuration.load(world.config_dir, {}).at(tmp_path, world.eutils_base)
    people = pipeline.try_page(config, FACULTY, NOW, world.routes)
    assert len(people) > 3
    assert all(p.mention.locator.startswith(FACULTY + "#") for p in people), "never the loopback address"
    with pytest.raises(SourceError, match="404"):
        pipeline.try_page(config, "https://surgery.lakeshore.example/nothing", NOW, world.routes)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        pipeline.try_page(config, "https://surgery.lakeshore.example/admin/", NOW, world.routes)
    assert not (tmp_path / "finder.db").exists(), "trying stores nothing"
