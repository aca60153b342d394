"""The week as a reader gets it: in order, few, nobody twice without news, and safe in every format."""

from __future__ import annotations

from datetime import date

import pytest

from finder import digest, match, score
from finder.model import Contact, Interest, Kind
from tests.factories import PROGRAM, STUDENT, SURGERY, TODAY, article, author, byline, person

ACUTE = Interest("acute-care", "Trauma and acute care surgery", 1.0, ("rib fixation",))
CIRCLE = match.Circle.of(STUDENT, (ACUTE,), (PROGRAM,), TODAY)
EVIL = "<script>alert(1)</script> **bold** [x](javascript:alert(1))"


def made(title="Rib fixation.", name="Ann Harbor"):
    paper = article(title, author(name, SURGERY), first_public="2026-11-12")
    someone = person(byline(paper), name=name)
    found = score.opportunity(someone, match.evidence(someone, CIRCLE), dict.fromkeys(Kind, 1.0))
    return digest.card(found, STUDENT, TODAY)


def chosen(n, person_id, *, programs=("A",), newest="2026-11-01", hooks=None):
    return {
        "rank": n,
        "person_id": person_id,
        "programs": list(programs),
        "institution": "",
        "hooks": [{"source": f"https://x.example/{person_id}"}] if hooks is None else list(hooks),
        "newest": {"date": newest},
    }


def week(*cards, **more):
    given = {
        "contacts": (),
        "warm": (),
        "report": {"ran": "3 searches"},
        "ranked": len(cards),
        "held_back": 0,
    }
    return digest.compose(STUDENT, TODAY, cards, **(given | more))


class TestChoose:
    def test_at_most_two_of_one_institution(self):
        cards = [chosen(n, n) for n in range(5)]
        assert len(digest.choose(cards, {}, targets=10, per_institution=2)) == 2

    def test_one_paper_opens_one_letter(self):
        shared = [{"source": "pmid:99000001"}]
        cards = [chosen(n, n, programs=(str(n),), hooks=shared) for n in range(3)]
        assert [c["person_id"] for c in digest.choose(cards, {}, targets=10, per_institution=2)] == [0]

    def test_nobody_shown_before_without_news(self):
        cards = [chosen(1, 1), chosen(2, 2, newest="2026-11-20")]
        shown = {1: "2026-11-01", 2: "2026-11-01"}
        assert [c["person_id"] for c in digest.choose(cards, shown, targets=10, per_institution=2)] == [2]

    def test_without_a_hook_there_is_nothing_to_write(self):
        assert digest.choose([chosen(1, 1, hooks=())], {}, targets=10, per_institution=2) == []


class TestCard:
    def test_the_lines_follow_the_students_decision(self):
        labels = list(dict.fromkeys(line["label"] for line in made()["lines"]))
        order = ["Why them", "Why you", "Why now", "Warm path", "Hook", "You could", "Reach", "Not known"]
        assert labels == [label for label in order if label in labels]

    def test_every_line_but_what_is_not_known_has_a_source(self):
        assert all(line["source"] for line in made()["lines"] if line["label"] != "Not known")

    def test_the_terms_add_up(self):
        found = made()
        assert sum(t["contribution"] for t in found["terms"]) == pytest.approx(found["score"], abs=0.006)


class TestRender:
    @pytest.mark.parametrize("form", digest.FORMATS)
    def test_a_week_without_anybody_says_why(self, form):
        assert "Nobody was found" in digest.render(week(), form)

    def test_html_is_escaped(self):
        page = digest.render(week(made(EVIL, name=f"Ann {EVIL}")), "html")
        assert "<script>" not in page
        assert 'href="javascript' not in page

    def test_markdown_is_escaped(self):
        page = digest.render(week(made(EVIL)), "md")
        assert "**bold**" not in page
        assert "<script>" not in page

    def test_text_has_no_control_characters(self):
        page = digest.render(week(made("Rib\x1b[31m fixation\r\nFAILED everything.")), "text")
        assert "\x1b" not in page
        assert "\nFAILED everything" not in page

    def test_pmids_are_links(self):
        assert "https://pubmed.ncbi.nlm.nih.gov/" in digest.render(week(made()), "html")


def test_what_is_due_comes_first_and_the_late_say_so():
    contact = Contact(1, "Lee Moss", next_follow_up="2026-11-20", topics="the rib registry")
    page = digest.render(
        week(made(), contacts=(contact, Contact(2, "Far Off", next_follow_up="2027-03-01"))), "text"
    )
    assert page.index("DUE") < page.index("PEOPLE")
    assert "2026-11-20 (late)  Lee Moss: the rib registry" in page
    assert "Far Off" not in page


def test_what_changed_on_the_pages_is_said():
    change = {
        "what": "new",
        "name": "Lee <Moss>",
        "said": "PGY-1",
        "page_url": "https://x.example/r",
        "at": "2026-11-23",
    }
    for form in digest.FORMATS:
        page = digest.render(week(made(), pages=(change,)), form)
        assert "PGY-1" in page
        assert "<Moss>" not in page or form == "text"


def test_what_failed_is_said():
    assert "FAILED   the page is gone" in digest.render(
        week(report={"ran": "", "failures": ("the page is gone",)}), "text"
    )


@pytest.mark.parametrize(("day", "name"), [(date(2026, 11, 23), "2026-W48"), (date(2027, 1, 1), "2026-W53")])
def test_weeks_are_iso_weeks(day, name):
    assert digest.iso_week(day) == name
