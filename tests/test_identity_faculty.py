"""A faculty member's own papers are found among namesakes' papers."""

from __future__ import annotations

from finder.identity import faculty_papers
from sources.records import Article, Mention

PAGE = Mention("https://surgery.example/people#wang-jin", "Jin Wang", "Wang", "Jin",
               affiliations=("Department of Surgery", "Yalta Valley University"), email="jwang@yalta.example")
HERE = ("Department of Surgery, Yalta Valley University, Springfield, OH 45501, USA.",)
THERE = ("Institute of Botany, Neustadt Academy, Neustadt, Germany.",)


def paper(number: int, where: tuple[str, ...], title: str, friend: str, given: str = "Jin",
          email: str | None = None) -> Article:
    key = f"pmid:{number}"
    authors = (Mention(f"{key}#1", f"{given} Wang", "Wang", given, affiliations=where, email=email,
                       position=1),
               Mention(f"{key}#2", f"Tobias {friend}", friend, "Tobias", position=2))
    return Article(key, str(number), title, "", authors, "J Surg Res", published="2019", language="eng")


OWN = [paper(99000001 + n, HERE, f"Colectomy leak outcomes {word}", "Abernackle")
       for n, word in enumerate(("early", "late", "robotic", "elderly"))]
SILENT = paper(99000010, (), "Colectomy leak outcomes in anastomosis", "Abernackle")
NAMESAKE = paper(99000011, THERE, "Chloroplast genome of alpine liverworts", "Zimtstern")
OTHER = paper(99000012, HERE, "Colectomy leak outcomes", "Abernackle", given="Jun")


def test_papers_with_the_own_institution_and_their_like_are_accepted() -> None:
    scores = faculty_papers(PAGE, [*OWN, SILENT, NAMESAKE])
    assert all(scores[a.pmid] >= 0.5 for a in OWN)
    assert scores[SILENT.pmid] > scores[NAMESAKE.pmid] and scores[NAMESAKE.pmid] < 0.5


def test_a_name_that_conflicts_is_no_candidate() -> None:
    assert OTHER.pmid not in faculty_papers(PAGE, [*OWN, OTHER])


def test_an_address_speaks_for_a_paper() -> None:
    plain = paper(99000020, THERE, "Chloroplast genome", "Zimtstern")
    signed = paper(99000020, THERE, "Chloroplast genome", "Zimtstern", email="jwang@yalta.example")
    assert faculty_papers(PAGE, [signed])["99000020"] > faculty_papers(PAGE, [plain])["99000020"]


def test_research_areas_speak_for_a_paper() -> None:
    bare = faculty_papers(PAGE, [*OWN, SILENT])[SILENT.pmid]
    told = faculty_papers(PAGE, [*OWN, SILENT], "Colectomy, anastomosis and leak outcomes")[SILENT.pmid]
    assert told >= bare


def test_the_order_of_papers_never_matters_and_several_entries_may_describe_one_person() -> None:
    papers = [*OWN, SILENT, NAMESAKE]
    assert faculty_papers(PAGE, papers) == faculty_papers([PAGE], papers[::-1])


def test_no_papers_and_no_names_are_no_error() -> None:
    assert faculty_papers(PAGE, []) == {}
    nobody = Mention("https://surgery.example/people#x", "", "", "")
    assert isinstance(faculty_papers(nobody, OWN), dict)
