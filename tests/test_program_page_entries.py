"""An entry is put together from its card: in a list from its first lines, alone from the whole page."""

from __future__ import annotations

from sources.program_page.entries import BIO_LEAST, listings_of
from tests.page_cards import NAMES, URL, alone, cards, listed


def test_an_entry_says_what_its_card_says():
    detail = ("Chief of Trauma<br>(716) 555-0142<br>mtolliver@quarrymed.edu<br>Interests: burns; shock"
              "<br>Residency: Larkfield Hospital<br>Please do not call me.")  # fmt: skip
    entry = listings_of(listed(detail, "x1", "y2"), URL)[0]
    assert (entry.title, entry.phone) == ("Chief of Trauma", "(716) 555-0142")
    assert entry.interests == ("burns", "shock")
    assert [t.institution for t in entry.training] == ["Larkfield Hospital"]
    assert entry.wishes == ("Please do not call me.",)
    mention = entry.mention
    assert (mention.printed, mention.given, mention.family) == ("Maren Tolliver, MD", "Maren", "Tolliver")
    assert (mention.email, mention.email_how) == ("mtolliver@quarrymed.edu", "plain")
    assert (mention.role, mention.degrees, mention.url) == ("chief", ("MD",), None)


def test_a_heading_over_a_list_says_role_and_year_where_the_entry_does_not():
    items = "".join(f"<li>{name}, MD</li>" for name in NAMES[:3])
    found = listings_of(cards(f"<h2>PGY-2 Residents</h2><ul>{items}</ul>"), URL)
    assert [(entry.pgy, entry.mention.role) for entry in found] == [(2, "resident")] * 3
    found = listings_of(cards(f"<h2>Surgical Fellows</h2><ul>{items}</ul>"), URL)
    assert [(entry.pgy, entry.mention.role) for entry in found] == [(None, "fellow")] * 3


def test_the_bare_school_under_a_resident_is_training_and_under_a_professor_is_not():
    school = "Isla Verde School of Medicine"
    found = listings_of(listed(f"PGY-1<br>{school}", f"Professor<br>{school}", "Larkfield"), URL)
    assert [entry.medical_school for entry in found] == [school, "", ""]


def test_only_a_page_about_one_person_is_that_persons_own():
    entry = listings_of([alone("<p>Professor</p>")], URL)[0]
    assert entry.mention.url == URL
    assert [e.mention.url for e in listings_of(listed("a1", "b2", "c3"), URL)] == [None] * 3


def test_prose_is_the_biography_and_a_label_is_not():
    prose = "Maren likes to sail. " * 10
    entry = listings_of([alone(f"<p>Professor</p><p>{prose}</p><p>{'x' * (BIO_LEAST - 1)}</p>")], URL)[0]
    assert entry.bio == prose.strip()
