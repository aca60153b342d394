"""Invented bylines for the tests of who is who, as a source says them and as they are compared."""

from __future__ import annotations

from finder.identity import Resolution, resolve
from finder.identity import counts as counts_
from finder.identity.traits import Reader, Traits
from sources.records import Article, Mention

YALTA = ("Department of Surgery, Yalta Valley University, Springfield, OH 45501, USA.",)
BREMEN = ("Institut für Botanik, Universität Neustadt, Neustadt, Germany.",)
COLON = "Laparoscopic colectomy outcomes after anastomotic leak in elderly patients"
MOSS = "Chloroplast genome evolution of liverworts and mosses in alpine bogs"
ONE, TWO, THREE = "pmid:99000001#1", "pmid:99000002#1", "pmid:99000003#1"
COUNTS = counts_.shipped()


def article(number: int, title: str, authors: list[Mention], **more: str) -> Article:
    """A paper of the year 2020, in English."""
    said = {"published": "2020", "language": "eng"} | more
    return Article(f"pmid:{number}", str(number), title, "", tuple(authors), "J Surg Res", "J Surg Res",
                   **said)  # type: ignore[arg-type]


def byline(number: int, place: int, family: str, forenames: str, **more: object) -> Mention:
    """A place in the byline of a paper."""
    return Mention(f"pmid:{number}#{place}", f"{forenames} {family}", family, forenames, position=place,
                   **more)  # type: ignore[arg-type]


def paper(number: int, forenames: str, family: str = "Quillfeather", where: tuple[str, ...] = YALTA,
          title: str = COLON, friend: str = "Abernackle", **more: object) -> Article:
    """A paper of two authors; `more` is said of the first."""
    return article(number, title, [
        byline(number, 1, family, forenames, affiliations=where, **more),
        byline(number, 2, friend, "Tobias")])


def entry(forenames: str, family: str = "Quillfeather", where: tuple[str, ...] = YALTA) -> Mention:
    """An entry on a page of people."""
    url = f"https://surgery.example/people#{family}-{forenames}".replace(" ", "-").lower()
    return Mention(url, f"{forenames} {family}", family, forenames, affiliations=where)


def traits(mention: Mention, of: Article | None = None) -> Traits:
    """What a mention says, made comparable; by a new reader, for one keeps the papers it has read."""
    return Reader(COUNTS).traits(mention, of)


def first_of(one: Article) -> Traits:
    """The traits of a paper's first author."""
    return traits(one.authors[0], one)


def run(papers: list[Article], **more: object) -> Resolution:
    """Who is who among all authors of these papers."""
    return resolve([m for a in papers for m in a.authors], papers, **more)  # type: ignore[arg-type]


def same(resolution: Resolution, one: str, other: str) -> bool:
    """True when two mentions are one person."""
    return resolution.person_of[one] == resolution.person_of[other]
