"""Invented people and papers for tests, said in one line."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from finder.model import (
    Alumnus,
    Article,
    Byline,
    Entry,
    Listing,
    Mention,
    Person,
    Place,
    Program,
    Student,
    Training,
    UsImg,
)

TODAY = date(2026, 11, 23)
SURGERY = "Department of Surgery, Lakeshore University, Milwaukee, WI, USA."
SCHOOL = "Saint Brendan University School of Medicine"
_pmids = count(99_500_001)

STUDENT = Student(
    name="Robin Vale",
    email="robin@students.example",
    school=SCHOOL,
    school_aliases=("SBUSOM",),
    class_year=2028,
    apply_year=2027,
    interests=("acute-care", "colorectal"),
    states=("WI",),
    skills=("data entry", "R"),
    hours_per_week=6,
)
PROGRAM = Program(
    "4409900001",
    "Lakeshore University Program",
    "Lakeshore University",
    city="Milwaukee",
    state="WI",
    us_img=UsImg(12, 2021, "invented"),
)


def author(name: str, *affiliations: str, **more: Any) -> Mention:
    """`Given Family` as a byline place; the locator is set by `article`."""
    given, _, family = name.rpartition(" ")
    return Mention("", name, family, given, affiliations=affiliations, **more)


def article(
    title: str = "Rib fixation after blunt injury.", *authors: Mention, pmid: str = "", **more: Any
) -> Article:
    """A paper with its byline placed."""
    pmid = pmid or str(next(_pmids))
    placed = tuple(
        Mention(
            **{
                **{f: getattr(a, f) for f in Mention.__dataclass_fields__},
                "locator": f"pmid:{pmid}#{n}",
                "position": n,
                "of": len(authors),
            }
        )
        for n, a in enumerate(authors, start=1)
    )
    given = {"abstract": "", "first_public": "2026-10-01", "journal": "Journal of Invented Surgery"} | more
    return Article(key=f"pmid:{pmid}", pmid=pmid, title=title, authors=placed, **given)


def byline(paper: Article, place: int = 1, bin_: Any = "sure") -> Byline:
    """The place-th author of a paper as attributed to a person."""
    return Byline(paper.authors[place - 1], paper, bin_)


def entry(
    name: str,
    title: str = "Assistant Professor of Surgery",
    url: str = "https://surgery.lakeshore.example/faculty",
    program: str = PROGRAM.acgme,
    training: tuple[Training, ...] = (),
    wishes: tuple[str, ...] = (),
    role: str = "faculty",
    **mention: Any,
) -> Entry:
    """An entry on a watched page."""
    given, _, family = name.rpartition(" ")
    at = f"{url}#{given}-{family}".lower()
    held = Mention(at, name, family, given, role=role, **mention)
    return Entry(
        Listing(held, title=title, training=training, wishes=wishes), url, TODAY.isoformat(), program
    )


def alumnus(name: str, row: int = 1, **more: Any) -> Alumnus:
    """A row of the alumni list."""
    given, _, family = name.rpartition(" ")
    held = Mention(f"alumni:alumni.csv#{row}", name, family, given)
    return Alumnus(held, row=f"{name}, 2019", **more)


def person(*bylines: Byline, name: str = "Ann Harbor", **more: Any) -> Person:
    """A sure person in surgery at Lakeshore, Wisconsin, who holds these bylines."""
    given, _, family = name.rpartition(" ")
    at = bylines[0].mention.locator if bylines else ""
    fields = {
        "place": Place(
            SURGERY, (PROGRAM.acgme,), "general surgery", ("Lakeshore University",), "Milwaukee", "WI", "US"
        ),
        "place_source": bylines[0].article.key if bylines else "",
        "place_mention": at,
        "programs": (PROGRAM.acgme,),
    } | more
    return Person(id=7, name=name, family=family, given=given, bylines=tuple(bylines), **fields)
