"""An office's and a group's mailbox are no person's, a person's own office is theirs."""

from __future__ import annotations

import pytest

from sources.pubmed_xml.office import is_office
from sources.records import Mention


def group(name: str) -> Mention:
    return Mention("pmid:99000001#1", name, "", "", collective=name)


QUILL = Mention("pmid:99000001#2", "Anna Quill", "Quill", "Anna")
QIN = Mention("pmid:99000001#3", "Wei Qin", "Qin", "Wei")
STOP_IT = group("STOP-IT Trauma Group")


@pytest.mark.parametrize("local", [
    "info", "secretary.surgery", "info.surgery", "surgery-info", "dept_office2", "2024admin", "user", "gme",
])
def test_offices(local: str) -> None:
    assert is_office(local, QUILL, (QUILL, QIN))


@pytest.mark.parametrize("local", ["blackcat99", "infomatic", "mailman", "1234567", "drclinical"])
def test_a_word_that_only_begins_like_an_offices_is_none(local: str) -> None:
    assert not is_office(local, QUILL, (QUILL, STOP_IT))


def test_a_persons_own_office_is_theirs() -> None:
    assert not is_office("qinwei_office", QIN, (QIN,))
    assert not is_office("office.anna", QUILL, (QUILL,))


@pytest.mark.parametrize("local", ["traumagroup", "trauma-group", "stop.trauma", "stopit", "stop-it2024"])
def test_a_groups_words(local: str) -> None:
    assert is_office(local, QUILL, (QUILL, STOP_IT))
    assert not is_office(local, QUILL, (QUILL,))


@pytest.mark.parametrize("local", ["sto", "it", "blackcat99", "cut", "1234567"])
def test_few_letters_of_a_groups_name_tell_nothing(local: str) -> None:
    assert not is_office(local, QUILL, (QUILL, STOP_IT, group("Acute Care Network")))
