"""The papers believed to be a person's say what is usual of that person, and belief spreads from them."""

from __future__ import annotations

from finder.identity import counts, weights
from finder.identity.faculty import case_of
from finder.identity.pair_scores import PairScores
from finder.identity.seeds import Candidate, Seeds, Usual
from finder.identity.traits import NOTHING, Reader
from sources.records import Article, Mention

PAGE = Mention("https://surgery.example/people#wang-jin", "Jin Wang", "Wang", "Jin",
               affiliations=("Yalta Valley University",))
HERE = ("Department of Surgery, Yalta Valley University, Springfield, OH 45501, USA.",)
BEFORE = ("Department of Surgery, Uthal Hospital, Port Amber, Canada.",)
LEAK, MOSS = "Colectomy leak outcomes", "Chloroplast genome of alpine liverworts"
READER = Reader(counts.shipped())


def paper(number: int, given: str = "Jin", title: str = LEAK, journal: str = "J Surg Res",
          where: tuple[str, ...] = HERE, friend: str = "Abernackle") -> Article:
    key = f"pmid:{number}"
    authors = (Mention(f"{key}#1", f"{given} Wang", "Wang", given, affiliations=where, position=1),
               Mention(f"{key}#2", f"Tobias {friend}", friend, "Tobias", position=2))
    return Article(key, str(number), title, "", authors, journal, published="2019", language="eng")


def candidate(article: Article, seed: bool = True) -> Candidate:
    return Candidate(article.pmid, READER.traits(article.authors[0], article), (), seed, None)


def told(article: Article, seeds: list[Candidate], among: bool = False) -> dict[str, str]:
    scores = PairScores(weights.shipped(), counts.shipped())
    levels = Seeds(seeds, scores).levels(candidate(article, among))
    return dict(level.split(": ") for level in levels)


SEEDS = [candidate(paper(99000001 + n, given)) for n, given in enumerate(("Jin K", "Jin", "Jin K"))]


def test_topics_and_journals_are_compared_with_those_of_all_seeds() -> None:
    like, unlike = told(paper(99000021), SEEDS), told(paper(99000022, title=MOSS, journal="Bryology"), SEEDS)
    assert (like["faculty topics of the seeds"], like["faculty journals of the seeds"]) == ("6", "5")
    assert (unlike["faculty topics of the seeds"], unlike["faculty journals of the seeds"]) == ("0", "0")


def test_a_middle_name_is_compared_with_those_most_seeds_print() -> None:
    kind = "faculty middle name of the seeds"
    assert told(paper(99000009, "Jin P"), SEEDS)[kind] == "other"
    assert told(paper(99000009, "Jin K"), SEEDS)[kind] == "fits"
    assert kind not in told(paper(99000009), SEEDS)


def test_a_seed_is_not_compared_with_itself() -> None:
    moss = paper(99000008, "Jin P", MOSS, "Bryology")
    found = told(moss, [*SEEDS, candidate(moss)], among=True)
    assert found["faculty topics of the seeds"] == found["faculty journals of the seeds"] == "0"
    assert found["faculty middle name of the seeds"] == "other"
    assert told(moss, [candidate(moss)], among=True) == {"faculty seeds": "none"}


def test_a_word_of_every_paper_is_as_usual_as_can_be() -> None:
    leak, moss = (READER.vector("topic", text.split()) for text in ("leak", "moss"))
    usual = Usual([leak, leak, leak, leak, moss, NOTHING])
    assert usual.share(leak, among=True) == (3 / 4) ** 0.5
    assert usual.share(moss, among=False) == (1 / 5) ** 0.5 and usual.share(moss, among=True) == 0
    assert usual.share(NOTHING, among=False) is None and Usual([leak]).share(leak, among=True) is None


def test_what_is_believed_is_a_seed_of_the_second_judgement() -> None:
    seeds = [paper(99000001 + n) for n in range(4)]
    far, near = (paper(99000010 + n, where=BEFORE, title=MOSS, friend="Zimtstern") for n in range(2))
    case = case_of(PAGE, [*seeds, far, near], "", weights.shipped(), counts.shipped())
    timid = dict(case.levels({"faculty: prior": -9.0}))
    bold = dict(case.levels({"faculty: prior": 9.0}))
    assert timid == dict(case.levels({}))
    assert graded(bold[far.pmid], "faculty best seeds") > graded(timid[far.pmid], "faculty best seeds")


def graded(levels: tuple[str, ...], kind: str) -> int:
    return next(int(level.split(": ")[1]) for level in levels if level.startswith(f"{kind}: "))
