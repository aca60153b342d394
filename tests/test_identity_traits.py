"""What a mention prints is made comparable in the same way at every start of the program."""

from __future__ import annotations

from finder.identity import counts
from finder.identity.traits import Reader


def test_words_keep_the_order_of_the_text_so_that_sums_round_alike_at_every_start() -> None:
    lines = ("Department of Surgery, Yalta Valley Hospitals, Yalta.", "Port Amber Clinic")
    words = ["department", "surgery", "yalta", "valley", "hospital", "port", "amber", "clinic"]
    assert list(Reader(counts.shipped()).place(lines).words) == words
