"""Two people of one name on one page are two entries; one person printed twice is one."""

from __future__ import annotations

import json
from itertools import permutations

import pytest

from sources.program_page import read_people
from sources.program_page.namesakes import Contact, contact_of
from sources.records import Listing, Mention

URL = "https://s.example/faculty"
OTHERS = (
    ("Adam Quist", "Assistant Professor of Surgery", "aq@s.example"),
    ("Bela Quarn", "Assistant Professor of Surgery", "bq@s.example"),
    ("Carol Tibbs", "Professor of Surgery", "ct@s.example"),
    ("Dora Venn", "Professor of Surgery", "dv@s.example"),
)
JANE = ("Jane Miller", "Professor of Surgery", "jane.miller@s.example")
OTHER_JANE = ("Jane Miller", "Assistant Professor of Surgery, Transplant", "jmiller2@s.example")


def card(name: str, title: str, contact: str) -> str:
    link = f'<a href="mailto:{contact}">E-mail</a>' if "@" in contact else (
        f'<a href="{contact}">Profile</a>' if contact else "")
    return f'<div class="card"><h3>{name}, MD</h3><p>{title}</p>{link}</div>'


def read(body: str) -> list[Listing]:
    return read_people(f"<html><body><h1>Faculty</h1>{body}</body></html>".encode(), URL)


def janes(body: str) -> dict[str, Listing]:
    found = {p.mention.locator.partition("#")[2]: p for p in read(body)}
    return {at: p for at, p in found.items() if p.mention.family == "Miller"}


def test_two_addresses_are_two_people() -> None:
    found = janes("".join(card(*each) for each in (JANE, OTHER_JANE, *OTHERS)))
    assert {at: (p.mention.email, p.title) for at, p in found.items()} == {
        "jane-miller": (JANE[2], JANE[1]), "jane-miller-2": (OTHER_JANE[2], OTHER_JANE[1])}


def test_two_pages_in_one_folder_are_two_people() -> None:
    found = janes("".join(card(*each) for each in (
        (*JANE[:2], "/people/jane-miller"), (*OTHER_JANE[:2], "/people/jane-miller-2"), *OTHERS)))
    assert [p.mention.url for _, p in sorted(found.items())] == [
        "https://s.example/people/jane-miller", "https://s.example/people/jane-miller-2"]


@pytest.mark.parametrize("again", [
    JANE, ("Jane Miller", "Chair of Surgery", JANE[2]), ("Jane Miller", JANE[1], ""),
    ("Jane Miller", "", ""), ("Jane Miller", JANE[1], "https://hospital.example/doctors/jane-miller"),
])
def test_an_entry_printed_again_in_another_list_is_one_person(again: tuple[str, str, str]) -> None:
    found = janes("".join(card(*each) for each in (JANE, *OTHERS, again)))
    assert list(found) == ["jane-miller"] and found["jane-miller"].mention.email == JANE[2]


def test_a_repeat_goes_to_the_namesake_it_repeats() -> None:
    found = janes("".join(card(*each) for each in (
        ("Jane Miller", OTHER_JANE[1], ""), JANE, *OTHERS, OTHER_JANE, ("Jane Miller", "Chair", JANE[2]))))
    assert {at: p.title for at, p in found.items()} == {
        "jane-miller": JANE[1], "jane-miller-2": OTHER_JANE[1]}


def test_locators_do_not_depend_on_the_order_of_the_page() -> None:
    told = [{at: p.mention.email for at, p in janes("".join(card(*each) for each in order)).items()}
            for order in permutations((JANE, OTHER_JANE, *OTHERS[:2]))]
    assert all(one == told[0] for one in told) and len(told[0]) == 2


def rows(*several: tuple[tuple[str, str, str], ...]) -> str:
    return "".join(f'<div class="row">{"".join(card(*each) for each in row)}</div>' for row in several)


def flat(*several: tuple[tuple[str, str, str], ...]) -> str:
    return "".join("<section>" + "".join(f"<h3>{n}, MD</h3><p>{t}</p><p>{m}</p>" for n, t, m in row)
                   + "</section>" for row in several)


@pytest.mark.parametrize("layout", [rows, flat])
def test_namesakes_alone_in_one_row_of_the_list_keep_their_own_words(layout) -> None:  # type: ignore[no-untyped-def]
    found = janes(layout(OTHERS[:2], (JANE, OTHER_JANE), OTHERS[2:]))
    assert {at: (p.mention.email, p.title) for at, p in found.items()} == {
        "jane-miller": (JANE[2], JANE[1]), "jane-miller-2": (OTHER_JANE[2], OTHER_JANE[1])}


def stated(*people: tuple[str, str, str]) -> str:
    graph = [{"@type": "Person", "name": n, "jobTitle": t, "email": m} for n, t, m in people]
    return f'<script type="application/ld+json">{json.dumps({"@graph": graph})}</script>'


def test_namesakes_that_only_the_markup_states_are_two() -> None:
    assert sorted(p.mention.email or "" for p in janes(stated(JANE, OTHER_JANE, *OTHERS)).values()) == [
        JANE[2], OTHER_JANE[2]]


def test_the_markup_of_one_namesake_does_not_complete_the_other() -> None:
    cards = "".join(card(*each) for each in (("Jane Miller", "", OTHER_JANE[2]), *OTHERS))
    assert [p.title for p in janes(stated(JANE) + cards).values()] == [""]
    found = janes(stated(JANE, OTHER_JANE) + cards)
    assert [p.title for p in found.values()] == [OTHER_JANE[1]]


def test_a_link_to_the_list_itself_or_one_shared_with_others_is_nobodys_own() -> None:
    def of(link: str) -> Contact:
        return contact_of(Mention("", "", "", "", url=link), URL, frozenset({"https://s.example/team"}))

    assert of(URL) == of(f"{URL}#jane") == of("https://s.example/team") == of("http://[broken") == Contact()
    assert of("https://www.s.example/people/Jane/").same(of("http://s.example/people/jane"))
    assert of("https://s.example/p?id=1").parts(of("https://s.example/p?id=2"))
    assert not of("https://s.example/heads/jane").parts(of("https://s.example/people/jane-miller"))
