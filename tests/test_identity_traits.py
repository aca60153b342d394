"""What a mention prints is made comparable in the same way at every start of the program."""

from __future__ import annotations

import pytest

from finder.identity import counts
from finder.identity.traits import Reader
from sources.records import Mention
from tests.invented_bylines import first_of, paper, traits


def test_words_keep_the_order_of_the_text_so_that_sums_round_alike_at_every_start() -> None:
    lines = ("Department of Surgery, Yalta Valley Hospitals, Yalta.", "Port Amber Clinic")
    words = ["department", "surgery", "yalta", "valley", "hospital", "port", "amber", "clinic"]
    assert list(Reader(counts.shipped()).place(lines).words) == words


@pytest.mark.parametrize(("locator", "source"), [
    ("https://surgery.example/people#quillfeather-jane", "https://surgery.example/people"),
    ("https://surgery.example/people#all#quillfeather-jane", "https://surgery.example/people"),
    ("alumni:match #2 2021.csv#4", "alumni:match #2 2021.csv"), ("pmid:99000001#1", "pmid:99000001"),
])
def test_a_page_a_list_and_a_byline_are_sources_that_print_a_person_once(locator: str, source: str) -> None:
    assert traits(Mention(locator, "Jane Quillfeather", "Quillfeather", "Jane")).source == source
    assert first_of(paper(99000001, "Jane")).source == "pmid:99000001"
