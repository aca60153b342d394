"""Who is who is worked out from what the store heard, years of alumni and of residents among it."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from finder.pipeline.believing import believe, promising_blocks
from finder.pipeline.reviewing import doubts
from finder.store import believed, heard, open_store
from sources.records import Alumnus, Listing, Mention, Training
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
