"""Every hook is proven word for word, or there is no hook."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from finder import hooks, match, score
from finder.hooks.finding import split_sentences
from finder.model import Interest, Kind
from sources.records import Correction
from tests.factories import PROGRAM, SCHOOL, STUDENT, SURGERY, TODAY, alumnus, article, author, byline, person

SHIPPED = tomllib.loads((Path(__file__).parents[1] / "config/hooks.toml").read_text("utf-8"))["hook"]
WORDING = hooks.wordings(SHIPPED)
ACUTE = Interest("acute-care", "Trauma and acute care surgery", 1.0, ("rib fixation",))
CIRCLE = match.Circle.of(STUDENT, (ACUTE,), (PROGRAM,), TODAY)
CONCLUSION = "Early rib fixation was associated with fewer ventilator days in adults over 65 years."
PAPER = article(
    "Rib fixation in older adults: a retrospective cohort study.",
    author("Jo Reed"),
    author("Kim Lund"),
    author("Ann Harbor", SURGERY),
    journal_abbreviation="J Invent Surg",
    first_public="2026-10-12",
    abstract=f"BACKGROUND: Ribs break.\nCONCLUSION: {CONCLUSION} Further studies are needed.",
    sections=(("BACKGROUND", "Ribs break."), ("CONCLUSION", f"{CONCLUSION} Further studies are needed.")),
)


def opportunity(someone):
    weights = dict.fromkeys(Kind, 1.0)
    return score.opportunity(someone, match.evidence(someone, CIRCLE), weights)


def text_of(source):
    return {PAPER.key: f"{PAPER.title}\n{PAPER.abstract}", "alumni:alumni.csv#1": "Ann Harbor, 2019"}.get(
        source, ""
    )


def suggest(someone, source_text=text_of):
    return hooks.suggest(opportunity(someone), STUDENT, WORDING, source_text)


def test_the_finding_is_quoted_word_for_word():
    hook = next(h for h in suggest(person(byline(PAPER, 3))) if h.kind == "interest")
    assert hook.quote == CONCLUSION
    assert hook.source == PAPER.key
    assert CONCLUSION.rstrip(".") in hook.text


def test_the_strongest_kind_comes_first():
    someone = person(byline(PAPER, 3), alumni=(alumnus("Ann Harbor"),))
    assert suggest(someone)[0].kind == "alumni"


def test_words_that_the_source_does_not_hold_make_no_hook():
    assert suggest(person(byline(PAPER, 3)), lambda source: "another text") == ()


@pytest.mark.parametrize("bin_", ["unsure", "conflict"])
def test_an_unsure_identity_has_none(bin_):
    assert suggest(person(byline(PAPER, 3), identity=bin_)) == ()


def test_a_middle_author_is_not_told_that_the_paper_is_theirs():
    text = next(h for h in suggest(person(byline(PAPER, 2))) if h.kind == "interest").text
    assert "co-wrote" in text


@pytest.mark.parametrize("kind", ["ErratumIn", "CorrectedandRepublishedIn", "UpdateIn"])
def test_a_corrected_paper_is_not_quoted_another_one_is(kind):
    corrected = replace(PAPER, corrections=(Correction(kind, "99000001"),))
    assert suggest(person(byline(corrected, 3))) == ()
    older = article("Rib fixation in athletes.", author("Jo Reed"), author("Kim Lund"), author("Ann Harbor"),
                    first_public="2025-01-12")
    found = suggest(person(byline(corrected, 3), byline(older, 3)), lambda _: f"{older.title} {PAPER.title}")
    assert found and {hook.source for hook in found} == {older.key}


def test_a_correction_takes_the_words_and_not_the_weight():
    mate = author("Lee Moss", "SBUSOM, Grenada")
    newest, older = (
        article("Rib fixation: a retrospective cohort study.", mate, author("Kim Lund"),
                author("Ann Harbor", SCHOOL), first_public=day)
        for day in ("2026-10-12", "2022-01-12")
    )
    corrected = replace(newest, corrections=(Correction("ErratumIn", "99000001"),))
    before, after = (opportunity(person(byline(paper, 3), byline(older, 3))) for paper in (newest, corrected))
    told = {t.kind: t.evidence.source for t in after.terms}
    assert {t.kind: t.strength for t in after.terms} == {t.kind: t.strength for t in before.terms}
    proven = (Kind.ALUMNI, Kind.COAUTHOR, Kind.INTEREST, Kind.AUTHORSHIP, Kind.REMOTE)
    assert {told[kind] for kind in proven} == {older.key}


def test_a_paper_that_corrects_or_comments_on_another_may_be_quoted():
    other = replace(PAPER, corrections=(Correction("ErratumFor", "1"), Correction("CommentIn", "2")))
    assert suggest(person(byline(other, 3)))


def test_every_kind_that_can_open_has_a_shipped_wording_that_renders():
    assert not hooks.check(SHIPPED)
    assert {w.kind for w in WORDING} == set(Kind) - {Kind.REACHABLE}


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"kind": "alumnus", "text": "x"}, "it must be one of"),
        ({"kind": "alumni", "text": "{{ nobody }}"}, "'nobody' is undefined"),
        ({"kind": "alumni", "text": "{% if %}"}, "cannot be used"),
        ({"kind": "alumni", "text": "{{ ''.__class__.__mro__ }}"}, "cannot be used"),
        ({"kind": "alumni", "text": " "}, "it is empty"),
    ],
)
def test_a_wording_that_cannot_be_used_is_said(table, said):
    assert said in hooks.check([table])[0]


class TestFinding:
    def test_a_plea_for_research_is_none(self):
        paper = replace(
            PAPER,
            sections=(("CONCLUSION", "Further prospective studies are needed to confirm this result."),),
        )
        assert hooks.finding(paper) == ""

    def test_without_labels_the_end_of_the_abstract_is_read(self):
        paper = article(
            "T",
            abstract="Ribs break often in old age. We reviewed 200 charts of adults. "
            "In conclusion, fixation was associated with shorter stays in hospital.",
        )
        assert hooks.finding(paper).startswith("In conclusion, fixation")

    def test_it_always_stands_in_the_abstract(self):
        assert hooks.finding(PAPER) in " ".join(PAPER.abstract.split())

    def test_an_abbreviation_does_not_end_a_sentence(self):
        assert split_sentences("Open vs. Closed repair (i.e. Mesh) by J. Reed was safe. It held.") == [
            "Open vs. Closed repair (i.e. Mesh) by J. Reed was safe.",
            "It held.",
        ]
