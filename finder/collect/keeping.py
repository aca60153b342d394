"""Stores what one page says, in one transaction with the page itself: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from finder.collect.report import Gathered
from finder.store import Store, heard
from sources.records import Alumnus, Article, Deleted, Hit, Listing
from sources.source import Page, Record, Request, Search, Searched, Source

PROFILE_REST = timedelta(days=28)  # a person's own page is not visited more often


@dataclass(slots=True)
class Tally:
    """What was kept so far in this run."""

    keys: set[str] = field(default_factory=set)
    searches: int = 0
    new: int = 0
    changed: int = 0
    pages: int = 0
    people: int = 0
    failures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)  # told, but nothing failed
    translations: dict[str, str] = field(default_factory=dict)  # by a query's name, as PubMed understood it
    retries: int = 0  # of what was answered, and the answer was none
    key_refused: str = ""  # the sentence that says so

    def report(self, states: Mapping[str, int], requests: int, retries: int) -> Gathered:
        """What the run came to, with what became of `keys`, and what the network counted."""
        return Gathered(
            searches=self.searches,
            found=len(self.keys),
            stored=states.get("stored", 0),
            gone=states.get("gone", 0),
            deleted=states.get("deleted", 0),
            missing=states.get("wanted", 0),
            new=self.new,
            changed=self.changed,
            pages=self.pages,
            people=self.people,
            requests=requests,
            retries=self.retries + retries,
            failures=tuple(dict.fromkeys((*self.failures, *self.notes))),
            notes=tuple(dict.fromkeys(self.advice)),
            translations=self.translations,
            key_refused=self.key_refused,
        )


class Keeper:
    """Reads pages with their source and stores them. Raises SourceError for a page that says nothing."""

    def __init__(self, store: Store, run: int, today: date, tally: Tally) -> None:
        self._store, self._run, self._today, self._tally = store, run, today, tally

    def conditional(self, request: Request) -> Request | None:
        """The request with what is known of its page; None when the page need not be visited now."""
        known = heard.latest_page(self._store.db, request.url)
        if known is None:
            return request
        rested = date.fromisoformat(known["fetched_at"][:10]) + PROFILE_REST <= self._today
        if request.context.get("kind") == "profile" and not rested:
            return None
        return replace(request, etag=known["etag"], last_modified=known["last_modified"])

    def keep(self, source: Source, page: Page) -> list[Request]:
        """Stores a page and its records; gives the requests that follow from it."""
        fresh = page if page.status != 304 else self._stored_again(page)
        said = list(source.read(fresh))
        records = [each for each in said if not isinstance(each, Request)]
        follow = [each for each in said if isinstance(each, Request)]
        with self._store.atomic() as db:
            row = heard.save_page(db, self._run, page, keep_body=page.request.context.get("kind") != "search")
            if page.request.source == "pubmed":
                self._keep_pubmed(page, row, records, follow)
            elif page.request.source == "alumni_list":
                self._keep_alumni(page, row, records)
            else:
                self._keep_people(page, row, records)
        if page.request.source != "pubmed":
            self._tally.pages += 1
        return follow

    def _stored_again(self, page: Page) -> Page:
        """A page that has not changed, as it was: its people's own pages may have changed."""
        known = heard.latest_page(self._store.db, page.request.url)
        if known is None:
            return page
        body = heard.body_of(self._store.db, known["body"])
        return replace(page, status=200, body=body, content_type=known["content_type"])

    def _keep_pubmed(self, page: Page, row: int, records: Sequence[Record], follow: list[Request]) -> None:
        articles = [r for r in records if isinstance(r, Article)]
        self._keep_hits(page, records)
        for result in (r for r in records if isinstance(r, Searched)):
            self._keep_search(page, result, follow)
        if page.request.context.get("kind") == "fetch":
            self._keep_articles(page, row, articles, [r.key for r in records if isinstance(r, Deleted)])
            self._keep_gone(page, records, follow)

    def _keep_hits(self, page: Page, records: Sequence[Record]) -> None:
        search = page.request.context.get("search")
        keys = [r.key for r in records if isinstance(r, Hit)]
        if isinstance(search, Search) and keys:
            revised = search.window if search.window.field == "lr" else None
            heard.hit(self._store.db, self._run, keys, revised)
            self._tally.keys.update(keys)

    def _keep_search(self, page: Page, result: Searched, follow: Sequence[Request]) -> None:
        db = self._store.db
        self._tally.notes.extend(heard.answered(db, result, page.fetched_at))
        told = self._tally.advice if result.search.query.shipped else self._tally.failures
        told.extend(result.problems)
        if not result.search.part:  # the wildcards of a part are ours, and its number is checked
            self._tally.advice.extend(result.remarks)
            self._tally.translations.setdefault(result.search.query.name, result.translation)
        if result.divided:
            parts = [s for f in follow if isinstance(s := f.context.get("search"), Search)]
            heard.reserve(db, self._run, parts, result.search)
        self._tally.searches += result.complete

    def _keep_articles(self, page: Page, row: int, articles: Sequence[Article], deleted: list[str]) -> None:
        db = self._store.db
        stored = [a.key for a in articles]
        before = {a.key: a for a in heard.articles(db, stored)}
        known = heard.save_articles(db, self._run, row, page.fetched_at, articles)
        heard.settle(db, stored, "stored")
        heard.delete_articles(db, self._run, deleted, page.fetched_at)
        self._tally.changed += known - sum(before.get(a.key) == a for a in articles)
        self._tally.new += len(stored) - known

    def _keep_gone(self, page: Page, records: Sequence[Record], follow: Sequence[Request]) -> None:
        """What was asked for, did not come, and is not asked for again: NCBI no longer serves it."""
        came = {r.key for r in records if isinstance(r, Article | Deleted)}
        again = {key for request in follow for key in _keys_of(request)}
        absent = _keys_of(page.request) - came - again
        heard.no_longer_served(self._store.db, self._run, absent, page.fetched_at)

    def _keep_people(self, page: Page, row: int, records: Sequence[Record]) -> None:
        listings = [r for r in records if isinstance(r, Listing)]
        program = str(page.request.context.get("program", ""))
        profile = page.request.context.get("kind") == "profile"
        db, url = self._store.db, page.request.url
        if profile:
            url = heard.page_listing(db, [r.mention.locator for r in listings]) or url
        if page.status == 304:
            heard.seen_again(db, self._run, url, page.fetched_at)
        else:
            heard.save_listings(
                db, self._run, row, page.fetched_at, url, listings, program=program, whole=not profile
            )
        self._tally.people += 0 if profile else len(listings)

    def _keep_alumni(self, page: Page, row: int, records: Sequence[Record]) -> None:
        alumni = [r for r in records if isinstance(r, Alumnus)]
        heard.save_alumni(self._store.db, self._run, row, page.fetched_at, page.request.url, alumni)
        self._tally.people += len(alumni)


def _keys_of(request: Request) -> set[str]:
    """The articles a request asks for."""
    pmids = request.context.get("pmids", ())
    assert isinstance(pmids, tuple)
    return {f"pmid:{pmid}" for pmid in pmids}
