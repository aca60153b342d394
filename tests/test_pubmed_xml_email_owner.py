"""An address goes to the author it names, else to the only one it can belong to, never to all."""

from __future__ import annotations

import pytest

from sources.pubmed_xml.email_owner import addresses, with_emails
from sources.records import Mention


def author(place: int, given: str, family: str, *lines: str, **more: object) -> Mention:
    return Mention(f"pmid:99000001#{place}", f"{given} {family}", family, given, affiliations=lines,
                   initials="".join(w[0] for w in given.split()), position=place, **more)  # type: ignore[arg-type]


def owners(*people: Mention) -> list[str | None]:
    found = with_emails(people)
    assert all(one.corresponding == bool(one.email) for one in found)
    assert [one.affiliations for one in found] == [one.affiliations for one in people], "as printed"
    return [one.email for one in found]


@pytest.mark.parametrize("local", [
    "quillfeather", "anna.quillfeather", "aquillfeather", "quillfeatherab", "quillfea", "aquillfe",
    "ab.quillfeather", "quillfeather77", "anna77", "abq", "aq",
])
def test_a_local_part_that_fits_one_of_two_at_the_same_place(local: str) -> None:
    line = f"Example University. Electronic address: {local}@uni.example."
    assert owners(author(1, "Zed", "Other", line), author(2, "Anna B", "Quillfeather", line)) == [
        None, f"{local}@uni.example"]


def test_an_address_in_the_first_authors_affiliation_can_be_anothers() -> None:
    line = "Example University. senior.lastly@uni.example"
    assert owners(author(1, "Anna", "Quillfeather", line), author(2, "Senior", "Lastly")) == [
        None, "senior.lastly@uni.example"]


def test_letters_that_fit_nobody_belong_to_the_only_holder() -> None:
    line = "Example University. blackcat99@mail.example"
    assert owners(author(1, "Anna", "Quillfeather", line), author(2, "Bo", "Other", "Elsewhere.")) == [
        "blackcat99@mail.example", None]


def test_what_could_be_severals_is_nobodys() -> None:
    line = "Example University. blackcat99@mail.example"
    assert owners(author(1, "Anna", "Quill", line), author(2, "Bo", "Other", line)) == [None, None]
    twins = "Example University. smithson@mail.example"
    assert owners(author(1, "Anna", "Smithson", twins), author(2, "Bo", "Smithson", twins)) == [None, None]


def test_the_fuller_fit_wins_between_people_of_one_name() -> None:
    line = "Example University. bo.smithson@mail.example"
    assert owners(author(1, "Anna", "Smithson", line), author(2, "Bo", "Smithson", line))[1]


@pytest.mark.parametrize("local", ["jane", "jane77", "jane.surg", "dr.jane"])
def test_a_given_name_of_somebody_elsewhere_is_not_the_holders(local: str) -> None:
    line = f"Example University. {local}@uni.example"
    assert owners(author(1, "Al", "Roe", line), author(2, "Jane", "Doe")) == [None, None]
    assert owners(author(1, "Jane", "Roe", line), author(2, "Jane", "Doe"))[0], "the holder is a Jane too"


def test_letters_of_the_holder_do_not_beat_the_name_of_somebody_elsewhere() -> None:
    line = "Example University. jane@uni.example"
    assert owners(author(1, "Anneke", "Janssen", line), author(2, "Jane", "Doe")) == [None, None]


def test_in_order_nobody_gets_what_names_somebody_elsewhere() -> None:
    line = "Example University. jane1@mail.example; dog2@mail.example."
    people = author(1, "Anna", "Quill", line), author(2, "Bo", "Other", line), author(3, "Jane", "Doe")
    assert owners(*people) == [None, None, None]


def test_an_offices_or_a_groups_address_is_nobodys() -> None:
    group = Mention("pmid:99000001#1", "Trauma Group", "", "", collective="Trauma Group")
    for local in ("secretary.surgery", "traumagroup"):
        one = author(2, "Anna", "Quill", f"Dept. of Surgery, {local}@uni.example")
        assert owners(group, one) == [None, None]


def test_as_many_addresses_as_people_go_in_order() -> None:
    line = "Example University. cat1@mail.example; dog2@mail.example."
    assert owners(author(1, "Anna", "Quill", line), author(2, "Bo", "Other", line)) == [
        "cat1@mail.example", "dog2@mail.example"]
    turned = "Example University. bo.other@mail.example; cat1@mail.example; dog2@mail.example"
    names = [("Anna", "Quill"), ("Bo", "Other"), ("Cy", "Third")]
    people = [author(place, *name, turned) for place, name in enumerate(names, start=1)]
    assert owners(*people) == [None, "bo.other@mail.example", None], "the order is not theirs"


def test_accents_and_compound_names() -> None:
    line = "Example University. dozturk@mail.example jl.garciamarquez@mail.example"
    assert owners(author(1, "Deniz", "Öztürk", line), author(2, "José Luis", "García-Márquez", line)) == [
        "dozturk@mail.example", "jl.garciamarquez@mail.example"]


def test_groups_and_corrected_names_get_none() -> None:
    line = "Example University. quill@mail.example"
    assert owners(author(1, "Anna", "Quill", line, valid=False)) == [None]


def test_addresses_are_cut_out_cleanly() -> None:
    assert addresses("E-mail: A.B-c@Uni.Example; (x_y@z.example). No@ here, a@b") == [
        "a.b-c@uni.example", "x_y@z.example"]
