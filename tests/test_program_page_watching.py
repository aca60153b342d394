"""The program-page source: first requests, profiles of the people listed, next pages, complete records."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sources.errors import ReadError
from sources.program_page import ProgramPage
from sources.program_page.watching import MAX_PAGES, MAX_PROFILES
from sources.records import Listing
from sources.source import Page, Request, Wanted, WatchedPage

URL = "https://surgery.larkfield.example/faculty"
NAMES = ("Maren Tolliver", "Ovidio Brankel", "Xiulan Peng", "Rowena Achterberg")


def page(markup: str, request: Request | None = None, status: int = 200) -> Page:
    request = request or next(
        iter(ProgramPage().start(Wanted(pages=(WatchedPage(URL, "4401", "Larkfield"),))))
    )
    return Page(request, request.url, status, markup.encode())


def listing(names=NAMES, more: str = "", host: str = "") -> str:
    rows = "".join(
        f'<li><a href="{host}/people/{n.split()[1].lower()}">{n}, MD</a><br>Professor of Surgery</li>'
        for n in names
    )
    return f"<h1>Faculty</h1><ul>{rows}</ul>{more}<p><a href='/people/parking'>Parking</a></p>"


def read(markup: str, **context: object) -> tuple[list[Listing], list[Request]]:
    asked = page(markup)
    asked = replace(asked, request=replace(asked.request, context={**asked.request.context, **context}))
    found = list(ProgramPage().read(asked))
    return [f for f in found if isinstance(f, Listing)], [f for f in found if isinstance(f, Request)]


def test_a_watched_page_is_one_request_that_knows_its_program():
    request = page("").request
    assert (request.source, request.url) == ("program_page", URL)
    assert request.context["program"] == "4401"
    assert request.context["kind"] == "listing"


def test_only_the_people_listed_are_followed_and_only_on_the_same_site():
    listings, requests = read(listing())
    assert [r.url.rpartition("/")[2] for r in requests] == ["tolliver", "brankel", "peng", "achterberg"]
    assert {p.mention.affiliations for p in listings} == {("Larkfield",)}
    assert read(listing(host="https://elsewhere.example"))[1] == []
    assert len(read(listing(host="https://www.larkfield.example"))[1]) == 4


def test_profiles_are_bounded():
    syllables = ("ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo")
    names = [f"Maren {a}{b}{c}".title() for a in syllables for b in syllables for c in ("rt", "nd")]
    assert len(read(listing(names))[1]) == MAX_PROFILES


def test_a_next_page_is_followed_up_to_a_bound():
    more = '<a href="/faculty?page=2" rel="next">Next ›</a>'
    following = [r for r in read(listing(more=more))[1] if r.context["kind"] == "listing"]
    assert [(r.url, r.context["depth"]) for r in following] == [(URL + "?page=2", 1)]
    assert not [r for r in read(listing(more=more), depth=MAX_PAGES - 1)[1] if r.context["kind"] == "listing"]


def test_a_profile_completes_the_entry_of_the_list_under_its_locator():
    listings, requests = read(listing())
    profile = (
        "<title>Maren Tolliver, MD</title><h1>Maren Tolliver, MD</h1><p>maren.tolliver@larkfield.example</p>"
        "<p>Dr. Tolliver earned her medical degree from Isla Verde University School of Medicine.</p>"
    )
    (completed,) = ProgramPage().read(page(profile, requests[0]))
    assert isinstance(completed, Listing)
    assert completed.mention.locator == listings[0].mention.locator
    assert completed.title == listings[0].title
    assert completed.mention.email == "maren.tolliver@larkfield.example"
    assert completed.medical_school == "Isla Verde University School of Medicine"


def test_a_profile_of_somebody_else_adds_nothing():
    listings, requests = read(listing())
    (same,) = ProgramPage().read(page("<h1>Gideon Parr, MD</h1><p>gparr@larkfield.example</p>", requests[0]))
    assert same == listings[0]


def test_a_page_that_has_not_changed_says_nothing_and_a_lost_context_is_a_read_error():
    assert list(ProgramPage().read(page("", status=304))) == []
    with pytest.raises(ReadError, match="list"):
        list(
            ProgramPage().read(
                page("<h1>Maren Tolliver</h1>", Request("program_page", URL, context={"kind": "profile"}))
            )
        )


def test_a_charset_that_only_the_header_knows_is_heard():
    asked = page("")
    markup = listing(("Żaneta Wójcik", "Łukasz Bąkowski", "Zdeněk Šíma", "Jiří Dvořák-Malý")).encode(
        "iso-8859-2"
    )
    answer = replace(asked, body=markup, content_type="text/html; charset=iso-8859-2")
    found = [f for f in ProgramPage().read(answer) if isinstance(f, Listing)]
    assert [f.mention.family for f in found] == ["Wójcik", "Bąkowski", "Šíma", "Dvořák-Malý"]
