"""The invented pages say who works there in forms that the page reader must understand."""

from __future__ import annotations

import re
import tomllib
from urllib.parse import urlsplit

import pytest

from finder.demo.cast import load_cast
from finder.demo.pages_html import site
from finder.demo.world import config_dir
from sources.program_page import read_people

CAST = load_cast(config_dir())
PLACES = {place.host: place for place in CAST.institutions.values() if place.host}


def test_of_the_watched_pages_one_is_dead():
    programs = tomllib.loads((config_dir() / "programs.toml").read_text())["program"]
    watched = [urlsplit(url) for row in programs for url in row["pages"]]
    dead = [url.geturl() for url in watched if url.path not in site(CAST, PLACES[url.hostname])]
    assert dead == ["https://surgery.tidewater.example/research-fellows"]


@pytest.mark.parametrize("host", PLACES)
def test_faculty_are_read_back_from_either_layout(host):
    faculty = [one for one in CAST.faculty if one.at == PLACES[host].key and one.title]
    read = read_people(site(CAST, PLACES[host])["/faculty"], f"https://{host}/faculty")
    assert {entry.mention.family for entry in read} == {one.family for one in faculty}
    mails = {one.address(PLACES[host].domain) for one in faculty if one.fields["mail"] != "none"}
    assert {entry.mention.email for entry in read if entry.mention.email} == mails


@pytest.mark.parametrize("host", PLACES)
def test_residents_are_listed_with_year_and_school(host):
    page = site(CAST, PLACES[host])["/residents"].decode()
    for one in CAST.residents:
        if one.at == PLACES[host].key:
            assert one.name in page and one.school in page and f"PGY-{one.pgy}" in page


def test_a_biography_names_the_school_and_every_phone_is_fictitious():
    pages = site(CAST, PLACES["surgery.lakeshore.example"])
    assert b"Trade Winds University School of Medicine" in pages["/people/calista-moorhouse"]
    phones = re.findall(r"\d{3}-\d{3}-\d{4}", "".join(page.decode() for page in pages.values()))
    assert phones and all(phone[4:10] == "555-01" for phone in phones)


def test_news_lists_nobody():
    pages = site(CAST, PLACES["surgery.lakeshore.example"])
    assert read_people(pages["/news"], "https://surgery.lakeshore.example/news") == []
