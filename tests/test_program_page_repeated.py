"""Who of the candidates is a person: what repeats as names does, alone or odd it needs another sign."""

from __future__ import annotations

import pytest

from sources.program_page.candidates import candidates
from sources.program_page.document import read_document
from sources.program_page.repeated import THRESHOLD, people_among

NAMES = ("Maria Tolliver", "John Brankel", "Anna Pengfeld", "Peter Achterberg", "Emily Tollund")


def people(markup: str, stated: frozenset[str] = frozenset()) -> list[str]:
    document = read_document(markup.encode())
    return [c.name.full for c in people_among(list(candidates(document)), document, stated)]


def items(*texts: str) -> str:
    return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"


def test_a_list_of_names_is_people_and_one_such_name_is_not():
    rare = ("Xiulan Wengler", "Ovidio Quarrel", "Maren Ipatov", "Rowena Mullbach")
    assert people(items(*NAMES, *rare)) == [*NAMES, *rare]
    assert people(f"<p>{rare[0]}</p>") == []


def test_what_the_markup_states_is_a_person():
    assert people("<p>Xiulan Wengler</p>", frozenset({"xiulan-wengler"})) == ["Xiulan Wengler"]


def test_an_odd_spelling_in_a_list_of_people_is_one_too():
    odd = "Xiulan wengler"
    assert people(items(*NAMES, odd)) == [*NAMES, odd]
    assert people(items(*NAMES[:3], odd)) == list(NAMES[:3])


def test_a_heading_that_announces_people_speaks_for_names_on_one_line():
    line = "<p>John Brankel; Anna Pengfeld; Peter Achterberg</p>"
    document = read_document(f"<h2>Residents</h2>{line}".encode())
    plain = read_document(f"<h2>Larkfield</h2>{line}".encode())
    scores = []
    for page in (document, plain):
        found = list(candidates(page))
        people_among(found, page)
        scores.append([c.score for c in found if c.likeness is not None])
    assert all(one > two for one, two in zip(*scores, strict=True))


def test_a_short_form_inside_the_entry_is_no_second_person():
    cards = "".join(
        f"<div><b>{name}, MD</b><br>Professor<br><a href='/x'>{name[0]}. {name.split()[1]}</a></div>"
        for name in NAMES[:4]
    )
    assert people(cards) == list(NAMES[:4])


def test_every_candidate_that_reads_as_a_name_gets_its_score():
    document = read_document(items(*NAMES, "Larkfield").encode())
    found = list(candidates(document))
    accepted = people_among(found, document)
    assert accepted == [c for c in found if c.score >= THRESHOLD]
    assert found[-1].score == pytest.approx(0.0)
