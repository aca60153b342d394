"""What connects a person with the student: each kind says what it should, proves it, is silent else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finder import match
from finder.match.designs import design_of
from finder.match.topics import topic_match
from finder.model import Interest, Kind, Place, Training
from tests.factories import (
    PROGRAM,
    SCHOOL,
    STUDENT,
    SURGERY,
    TODAY,
    alumnus,
    article,
    author,
    byline,
    entry,
    person,
)

ACUTE = Interest(
    "acute-care",
    "Trauma and acute care surgery",
    1.0,
    ("rib fixation", "damage control"),
    ("Wounds and Injuries",),
)
CIRCLE = match.Circle.of(STUDENT, (ACUTE,), (PROGRAM,), TODAY)


def found(someone, kind):
    return [e for e in match.evidence(someone, CIRCLE) if e.kind is kind]


def three(*, title="Rib fixation after blunt injury.", **more):
    return article(
        title, author("Jo Reed", SURGERY), author("Kim Lund", SURGERY), author("Ann Harbor", SURGERY), **more
    )


def test_every_piece_of_evidence_has_strength_detail_source_and_mention():
    someone = person(byline(three(), 3), entries=(entry("Ann Harbor", email="ann@lakeshore.example"),))
    evidence = match.evidence(someone, CIRCLE)
    assert {e.kind for e in evidence} >= {
        Kind.INTEREST,
        Kind.AUTHORSHIP,
        Kind.ACTIVITY,
        Kind.PROGRAM,
        Kind.GEOGRAPHY,
        Kind.REACHABLE,
    }
    for e in evidence:
        assert 0 <= e.strength <= 1
        assert e.detail and e.source and e.mention


class TestInterest:
    def test_a_title_is_a_stronger_sign_than_an_abstract(self):
        in_title = person(byline(three(), 3))
        in_abstract = person(byline(three(title="Outcomes.", abstract="We studied rib fixation."), 3))
        assert found(in_title, Kind.INTEREST)[0].strength > found(in_abstract, Kind.INTEREST)[0].strength

    def test_an_old_paper_counts_less(self):
        old = person(byline(three(first_public="2019-01-01"), 3))
        assert (
            found(old, Kind.INTEREST)[0].strength
            < 0.2
            < found(person(byline(three(), 3)), Kind.INTEREST)[0].strength
        )

    def test_one_of_many_counts_less_than_a_leading_author(self):
        paper = three()
        assert (
            found(person(byline(paper, 2)), Kind.INTEREST)[0].strength
            < found(person(byline(paper, 3)), Kind.INTEREST)[0].strength
        )

    @pytest.mark.parametrize("title", ["Rib-fixation in the elderly", "RIB FIXATIONS compared"])
    def test_hyphens_case_and_plural_do_not_hide_a_phrase(self, title):
        assert topic_match(article(title), ACUTE)

    def test_a_phrase_inside_another_word_is_none(self):
        assert topic_match(article("Crib fixation devices"), ACUTE) is None

    def test_a_mesh_heading_is_a_sign(self):
        sign = topic_match(article("Outcomes", mesh=("Wounds and Injuries",)), ACUTE)
        assert sign.where == "as a MeSH heading of"


class TestPapersThatDoNotCount:
    def test_retracted(self):
        paper = three(publication_types=("Journal Article", "Retracted Publication"))
        assert not found(person(byline(paper, 3)), Kind.INTEREST)

    def test_notices(self):
        paper = three(publication_types=("Retraction of Publication",))
        assert not found(person(byline(paper, 3)), Kind.ACTIVITY)


class TestAuthorship:
    def test_the_last_author_of_a_cut_list_is_not_senior(self):
        assert not found(person(byline(three(complete=False), 3)), Kind.AUTHORSHIP)

    def test_a_paper_is_counted_once(self):
        paper = article("T", author("Jo Reed", corresponding=True), author("Kim Lund"), author("Ann Harbor"))
        assert "First author of 1 paper " in found(person(byline(paper, 1)), Kind.AUTHORSHIP)[0].detail


def test_someone_who_stopped_says_so_and_adds_nothing():
    stopped = found(person(byline(three(first_public="2019-03-02"), 3)), Kind.ACTIVITY)[0]
    assert stopped.strength == 0
    assert "the newest came out on 2 March 2019" in stopped.detail


class TestSchool:
    def test_a_bio_that_names_the_school(self):
        school = Training("medical school", SCHOOL, year=2012, quote=f"medical degree from {SCHOOL} in 2012")
        someone = person(entries=(entry("Ann Harbor", training=(school,)),))
        proof = found(someone, Kind.ALUMNI)[0]
        assert proof.strength == 1
        assert proof.quote == school.quote

    def test_a_residency_elsewhere_is_no_tie(self):
        trained = Training("residency", SCHOOL)
        assert not found(person(entries=(entry("Ann Harbor", training=(trained,)),)), Kind.ALUMNI)

    def test_the_alumni_list(self):
        proof = found(person(alumni=(alumnus("Ann Harbor", 4),)), Kind.ALUMNI)[0]
        assert proof.source == "alumni:alumni.csv#4"

    def test_a_coauthor_of_the_school_by_an_alias(self):
        paper = article("T", author("Ann Harbor", SURGERY), author("Lee Moss", "SBUSOM, Grenada"))
        proof = found(person(byline(paper)), Kind.COAUTHOR)[0]
        assert "Lee Moss, of your school," in proof.detail
        assert proof.mention == paper.authors[1].locator

    def test_nobody_is_their_own_coauthor(self):
        paper = article("T", author("Ann Harbor", SURGERY, f"{SCHOOL}, Grenada"))
        assert not found(person(byline(paper)), Kind.COAUTHOR)


class TestEligibility:
    def test_a_us_surgeon(self):
        assert match.eligibility(person(byline(three(), 3))).ok

    @pytest.mark.parametrize(
        ("place", "why"),
        [
            (Place("x", department="general surgery", country="Canada"), "not in the US"),
            (Place("x", department="non-surgical", state="WI", country="US"), "not a surgical department"),
        ],
    )
    def test_who_is_not(self, place, why):
        verdict = match.eligibility(person(byline(three(), 3), place=place))
        assert not verdict.ok
        assert why in verdict.why

    @pytest.mark.parametrize("role", ["coordinator", "research staff", "emeritus"])
    def test_connectors_are_no_targets(self, role):
        assert not match.eligibility(person(byline(three(), 3), role=role)).ok

    def test_a_wish_not_to_be_written_to_is_obeyed(self):
        asks = entry("Ann Harbor", wishes=("Please do not e-mail Dr. Harbor about positions.",))
        verdict = match.eligibility(person(entries=(asks,), place_source="https://surgery.lakeshore.example"))
        assert not verdict.ok
        assert "Please do not e-mail" in verdict.why

    def test_an_invitation_is_no_refusal(self):
        asks = entry("Ann Harbor", wishes=("Accepting students for remote projects.",))
        assert match.eligibility(person(entries=(asks,), place_source="https://surgery.lakeshore.example")).ok

    def test_a_program_director_is_never_a_cold_target(self):
        assert match.eligibility(person(byline(three(), 3), role="program director")).warm_only


class TestEmail:
    def test_the_newest_published_address(self):
        old = article("T", author("Ann Harbor", email="old@lakeshore.example"), first_public="2020-01-01")
        new = article("T", author("Ann Harbor", email="new@lakeshore.example"), first_public="2026-05-01")
        assert (
            match.published_email(person(byline(new), byline(old)), TODAY).address == "new@lakeshore.example"
        )

    def test_an_old_address_is_to_be_verified(self):
        old = article("T", author("Ann Harbor", email="old@lakeshore.example"), first_public="2020-01-01")
        assert match.published_email(person(byline(old)), TODAY).trust.startswith("verify first")

    def test_a_hidden_spelling_stays_hidden_until_asked_for(self):
        hidden = person(entries=(entry("Ann Harbor", email="ann@lakeshore.example", email_how="rot13"),))
        assert match.published_email(hidden, TODAY) is None
        assert match.published_email(hidden, TODAY, show_hidden=True).address == "ann@lakeshore.example"

    def test_evidence_keeps_it_hidden_too(self):
        hidden = person(entries=(entry("Ann Harbor", email="ann@lakeshore.example", email_how="rot13"),))
        assert not found(hidden, Kind.REACHABLE)
        shown = replace(CIRCLE, show_hidden=True)
        assert [e for e in match.evidence(hidden, shown) if e.kind is Kind.REACHABLE]

    def test_none_is_ever_made_up(self):
        assert match.published_email(person(byline(three(), 3)), TODAY) is None


@pytest.mark.parametrize(
    ("paper", "label"),
    [
        (
            article("Rib fixation: a systematic review and meta-analysis."),
            "systematic review or meta-analysis",
        ),
        (article("T", mesh=("Retrospective Studies",)), "retrospective cohort study"),
        (article("T", abstract="We queried the National Trauma Database."), "database or registry study"),
        (article("T", publication_types=("Case Reports",)), "case report or series"),
        (
            article("A trial", publication_types=("Randomized Controlled Trial",), abstract="retrospective"),
            None,
        ),
        (article("Bench work on mouse islets"), None),
    ],
)
def test_designs_a_student_can_help_with(paper, label):
    design = design_of(paper)
    assert (design.label if design else None) == label


class TestWarmPaths:
    def test_an_alumna_who_wrote_with_the_target_comes_before_one_at_the_program(self):
        paper = article("T", author("Ann Harbor", SURGERY), author("Lee Moss", SURGERY))
        near = person(name="Pat Ives", entries=(entry("Pat Ives", "PGY-2 resident"),))
        near = type(near)(**{**{f: getattr(near, f) for f in near.__dataclass_fields__}, "id": 8})
        wrote = type(near)(
            **{
                **{f: getattr(near, f) for f in near.__dataclass_fields__},
                "id": 9,
                "name": "Lee Moss",
                "entries": (),
            }
        )
        paths = match.warm_paths(person(byline(paper)), [near, wrote], {paper.authors[1].locator: 9})
        assert [p.name for p in paths] == ["Lee Moss", "Pat Ives"]
        assert paths[0].source == paper.key

    def test_nobody_is_a_path_to_themselves(self):
        someone = person(byline(three(), 3))
        assert match.warm_paths(someone, [someone], {}) == ()


class TestPortrait:
    def test_the_latest_own_affiliation_decides(self):
        from finder.affiliations import Atlas

        here = article("T", author("Ann Harbor", SURGERY), first_public="2026-01-01")
        there = article(
            "T",
            author("A Harbor", "Department of Surgery, University of Leeds, Leeds, UK"),
            first_public="2021-01-01",
        )
        held = match.Held(3, (byline(there), byline(here)))
        drawn = match.portrait(held, Atlas((PROGRAM,), ()), {})
        assert drawn.place.country == "US"
        assert drawn.place_source == here.key
        assert drawn.name == "Ann Harbor"

    def test_only_the_surest_mentions_speak(self):
        from finder.affiliations import Atlas

        mine, doubtful = three(), three()
        held = match.Held(3, (byline(mine, 3), byline(doubtful, 3, "unsure")))
        drawn = match.portrait(held, Atlas((PROGRAM,), ()), {})
        assert [b.article.key for b in drawn.bylines] == [mine.key]
        assert drawn.identity == "sure"

    def test_a_page_entry_places_a_person_in_its_program(self):
        from finder.affiliations import Atlas

        held = match.Held(3, entries=(entry("Ann Harbor"),))
        drawn = match.portrait(held, Atlas((PROGRAM,), ()), {PROGRAM.acgme: PROGRAM})
        assert drawn.programs == (PROGRAM.acgme,)
        assert match.eligibility(drawn).ok
