"""Who is who is worked out from what the store heard, years of alumni and of residents among it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest

from finder.pipeline.believing import believe, promising_blocks
from finder.pipeline.reviewing import doubts
from finder.store import believed, heard, open_store
from sources.records import Alumnus, Article, Listing, Mention, Training
from sources.source import Page, Request

PAGE, LIST = "https://surgery.yalta.example/residents", "file:///match.csv"
AT = datetime(2026, 11, 23, tzinfo=UTC)
PLACE = "Yalta Valley University"
SAME_PROGRAM = "alumnus: same program, in the years a residency after that class lasts"


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path) as opened:
        yield opened


def person(locator, place, role=""):
    return Mention(locator, "Jane Quillfeather", "Quillfeather", "Jane", affiliations=(place,), role=role)


def hear(store, row, listing):
    with store.atomic() as db:
        run = heard.start_run(db, "weekly", AT)
        for url, source in ((LIST, "alumni_list"), (PAGE, "program_page")):
            page = heard.save_page(db, run, Page(Request(source, url), url, 200, url.encode(),
                                                 fetched_at=AT.isoformat()))
            if source == "alumni_list":
                heard.save_alumni(db, run, page, AT.isoformat(), url, [row])
            else:
                heard.save_listings(db, run, page, AT.isoformat(), url, [listing])
    believe(store, promising_blocks(store, heard.blocks_changed(store.db)))
    heard.finish_run(store.db, run, AT, "done", {})
    return believed.person_of(store.db)


def row(year):
    return Alumnus(person("alumni:match.csv#1", f"{PLACE}, Springfield, OH"), year, institution=PLACE)


def entry(*training, pgy=None):
    return Listing(person(f"{PAGE}#jane-quillfeather", PLACE, "resident"), pgy=pgy, training=training)


def test_the_class_year_and_the_program_of_a_row_are_a_reason_that_review_and_show_print(store):
    held = hear(store, row(2022), entry(pgy=4))
    assert len(set(held.values())) == 1
    told = believed.attributions(store.db, set(held.values()))
    assert all(SAME_PROGRAM in [label for label, _ in json.loads(each["because"])] for each in told)
    assert all(SAME_PROGRAM in doubt["because"] for doubt in doubts(store))


def test_a_row_whose_year_alone_is_corrected_is_no_longer_the_resident_of_another_year(store):
    held = hear(store, row(2022), entry(Training("medical school", "Lakeside", year=2022)))
    assert len(set(held.values())) == 1
    held = hear(store, row(2009), entry(Training("medical school", "Lakeside", year=2022)))
    assert len(set(held.values())) == 2


def test_a_name_printed_with_an_initial_before_it_is_the_entrys_and_parts_again_when_it_is_corrected(store):
    def heard_as(given):
        row = Alumnus(Mention("alumni:match.csv#1", f"{given} Quillfeather", "Quillfeather", given,
                              affiliations=(PLACE,)), 2022, institution=PLACE)
        return hear(store, row, entry(pgy=4))

    assert len(set(heard_as("W. Jane").values())) == 1
    assert len(set(heard_as("W. Thomas").values())) == 2


# what two papers may or may not have in common, so that each may decide who is who
TOPICS = ("Colectomy outcomes after anastomotic leak", "Rib fracture fixation", "Genomes of liverworts")
HEADINGS = ((), ("Colectomy", "Anastomotic Leak"), ("Bryophyta",))
PLACES = ((), ("Department of Surgery, Lakeshore University, Milwaukee, WI, USA.",),
          ("Department of Urology, Hudson Heights Medical Center, New York, NY, USA.",))
FAMILIES, FRIENDS = ("Kim", "Quillfeather", "Smith"), ("Abernackle", "Quorble", "Zimtstern")


def paper(number, draw, family):
    """Any paper by somebody of this family, with a friend before or after them."""
    pmid = f"{99000001 + number}"
    own = draw.choice(((family, "Jane"), (family, "Jane"), (family, "J"), ("Jane", family)))
    names = [own, (draw.choice(FRIENDS), "Tobias")]
    draw.shuffle(names)
    byline = tuple(
        Mention(f"pmid:{pmid}#{n}", f"{given} {family}", family, given, affiliations=draw.choice(PLACES),
                position=n, of=2) for n, (family, given) in enumerate(names, 1))
    return Article(f"pmid:{pmid}", pmid, draw.choice(TOPICS), "", byline, "J Inv Surg", language="eng",
                   mesh=draw.choice(HEADINGS), published=draw.choice(("1996", "2020", "2020-05")))


def revision(one, draw):
    """The same paper, with one thing corrected."""
    other = paper(0, draw, FAMILIES[0])
    friend = next(n for n, each in enumerate(one.authors) if each.family in FRIENDS)
    change = draw.choice(("title", "mesh", "published", "friend", "place"))
    if change not in ("friend", "place"):
        return replace(one, **{change: getattr(other, change)})
    name, byline = draw.choice(FRIENDS), list(one.authors)
    new = {"family": name, "printed": name} if change == "friend" else {"affiliations": draw.choice(PLACES)}
    byline[friend] = replace(byline[friend], **new)
    return replace(one, authors=tuple(byline))


def weekly(store, weeks):
    """Hears these weeks of papers and of the page's interests, one after another; gives who is who."""
    for number, (papers, interests) in enumerate(weeks):
        with store.atomic() as db:
            run = heard.start_run(db, "weekly", AT)
            page = heard.save_page(db, run, Page(Request("program_page", PAGE), PAGE, 200, b"%d" % number,
                                                 fetched_at=AT.isoformat()))
            heard.save_articles(db, run, page, AT.isoformat(), papers)
            heard.save_listings(db, run, page, AT.isoformat(), PAGE, faculty(interests))
        believe(store, promising_blocks(store, heard.blocks_changed(store.db)))
        heard.finish_run(store.db, run, AT, "done", {})
    return who_is_who(store)


def faculty(interests):
    return [Listing(Mention(f"{PAGE}#jane-{family.lower()}", f"Jane {family}", family, "Jane",
                            affiliations=PLACES[1], role="faculty"), interests=(interests,))
            for family in FAMILIES]


def who_is_who(store):
    """With whom each mention of the families is one person, how surely, and why."""
    held = believed.person_of(store.db)
    named = dict(store.db.execute("SELECT locator, family FROM mentions").fetchall())
    return {each["locator"]: ({at for at in held if held[at] == each["person"]}, each["bin"],
                              each["because"], round(each["confidence"], 6))
            for each in believed.attributions(store.db, set(held.values()))
            if named[each["locator"]] in (*FAMILIES, "Jane")}


@pytest.mark.parametrize("seed", range(12))
def test_weeks_of_revisions_end_as_one_week_with_everything(tmp_path, seed):
    draw = Random(seed)
    papers = [paper(n, draw, family) for n, family in enumerate(FAMILIES * 4)]
    weeks = [(papers, draw.choice(TOPICS))]
    for _ in range(3):
        papers = [revision(each, draw) if draw.random() < 0.2 else each for each in papers]
        weeks.append((papers, draw.choice(TOPICS)))
    with open_store(tmp_path / "weekly") as store, open_store(tmp_path / "once") as other:
        assert weekly(store, weeks) == weekly(other, weeks[-1:])
