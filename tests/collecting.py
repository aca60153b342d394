"""What the tests of `finder.collect` collect from: our own E-utilities, a small web, an alumni file."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

from finder.collect import gather
from finder.store import heard
from sources.errors import FetchError
from sources.fetch import Fetcher
from sources.pubmed import PubMed
from sources.records import Alumnus, Listing, Mention
from sources.source import Page, Query, Request, WatchedPage

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
WEEK = timedelta(days=7)
SURGERY = Query("surgery", "surgery[ad]", ("surgery",))
HERNIA = Query("hernia", '"hernia repair"[tiab]', ("hernia repair",))
FACULTY = "https://surgery.invented.example/faculty"
KEY = "0123456789secretkey"
PROGRAM = "4400000000"
WATCHED = (WatchedPage(FACULTY, PROGRAM),)


def fetcher(server, **more):
    """A real fetcher that asks our own server, in no hurry to be polite."""
    return Fetcher(contact="owner@finder.example", eutils_base=server.base_url, eutils_per_second=5_000,
                   **more)


def run(store, server, queries=(SURGERY, HERNIA), today=TODAY, *, fetch=None, status="done", years_back=1,
        **more):
    """One run's report."""
    at = datetime(today.year, today.month, today.day, 7, tzinfo=UTC)
    number = heard.start_run(store.db, "weekly", at)
    report = gather(store, {"pubmed": PubMed(server.base_url)}, fetch or fetcher(server, now=lambda: at),
                    queries=queries, today=today, years_back=years_back, run_id=number,
                    sleep=lambda _: None, **more)
    if status:
        heard.finish_run(store.db, number, at, status, report.as_json())
    return report


def fetched(server):
    """The PMIDs a server was asked for, in order."""
    return [pmid for asked in server.requests if asked.endpoint == "efetch"
            for pmid in asked.form["id"].split(",")]


def contents(store):
    """All that is stored of articles and bylines, without ids, pages and times."""
    articles = heard.articles(store.db, [r["key"] for r in store.db.query("SELECT key FROM articles")])
    return {a.key: a for a in articles}


class Lists:
    """A source of people pages: the body is JSON, names and whether each has an own page."""

    name = "program_page"

    def start(self, wanted):
        return [Request(self.name, page.url, context={"kind": "listing", "program": page.program})
                for page in wanted.pages]

    def read(self, page):
        for name, own in json.loads(page.body).items():
            at = page.request.context.get("locator") or f"{page.request.url}#{name}"
            profile = "locator" in page.request.context
            url = f"{page.request.url}/{name}" if own is True else page.request.url
            email = own if isinstance(own, str) else None
            yield Listing(Mention(at, name, name.title(), "Ada", url=url if own is True or profile else None,
                                  email=email))
            if own is True:
                yield Request(self.name, url, context={"kind": "profile", "locator": at})


class Web:
    """Answers of a small web; a page that is asked for with its own etag has not changed."""

    def __init__(self, pages):
        self.pages, self.asked = pages, []

    def __call__(self, request):
        self.asked.append(request.url)
        if request.url not in self.pages:
            raise FetchError(f"{request.url} did not answer. Check its address.")
        body = json.dumps(self.pages[request.url]).encode()
        etag = f'"{hash(body)}"'
        if request.etag == etag:
            return Page(request, request.url, 304, b"", etag=etag, fetched_at=NOW.isoformat())
        return Page(request, request.url, 200, body, etag=etag, fetched_at=NOW.isoformat())


def visit(store, web, today=TODAY, pages=WATCHED, **more):
    """One run over people pages."""
    return gather(store, {"program_page": Lists()}, web, pages=pages, today=today, years_back=1,
                  run_id=heard.start_run(store.db, "weekly", NOW), sleep=lambda _: None, **more)


class AlumniFile:
    """A source of alumni lists: the body is names."""

    name = "alumni_list"

    def start(self, wanted):
        return [Request(self.name, f"file://{path}") for path in wanted.files]

    def read(self, page):
        file = page.url.rpartition("/")[2]
        for number, name in enumerate(page.body.decode().split(), 1):
            yield Alumnus(Mention(f"alumni:{file}#{number}", name, name, "Ada"), row=name)
