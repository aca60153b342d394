"""The PubMed source: searches and fetches as requests, their answers as hits and articles."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from io import BytesIO

from sources.errors import ReadError
from sources.pubmed.answer import Answer, NotAnAnswerError, read_answer, root_of
from sources.pubmed.asking import BASE_URL, Asking, pmids_of, search_of, start_of, tries_of
from sources.pubmed.belief import asides, dropped, judge
from sources.pubmed.refusal import Refusals, again, divided
from sources.pubmed.split import CAP, clipped
from sources.pubmed_xml import read_records
from sources.records import Article, Deleted, Hit
from sources.source import Page, Record, Request, Search, Searched, Wanted

BATCH = 200  # records asked for at once (APIS.md 1.5)


class PubMed:
    """A `Source`: pure. `base_url` is where E-utilities answer.

    `read` raises TransientError, ExpiredHistoryError or CapError with what to ask `instead`, QueryError
    for a question PubMed does not take as written, KeyRefusedError when no question can be asked.
    """

    name = "pubmed"

    def __init__(self, base_url: str = BASE_URL) -> None:
        self._asking = Asking(base_url)
        self._refusals = Refusals(self._asking)

    def start(self, wanted: Wanted) -> Iterable[Request]:
        """One esearch per search, one efetch per 200 keys."""
        for search in wanted.searches:
            yield self._asking.search(search)
        pmids = [key.removeprefix("pmid:") for key in wanted.keys]
        for at in range(0, len(pmids), BATCH):
            yield self._asking.records(pmids[at : at + BATCH])

    def read(self, page: Page) -> Iterator[Record | Request]:
        """A search page: Hits, a Searched, and the requests that remain. A fetch page: Articles, Deleted,
        and a request for what it left out. What is asked once more in vain is no longer served.
        """
        kind = page.request.context.get("kind", "fetch")
        if kind == "fetch":
            yield from self._fetched(page)
        else:
            yield from self._searched(page, kind == "count")

    # -- searches

    def _searched(self, page: Page, count_only: bool) -> Iterator[Record | Request]:
        search = search_of(page)
        answer = self._answer(page, search)
        if answer.count is None:
            raise again(page, f"PubMed did not say how much it found for {search.query.name!r}")
        found, problems = judge(search, answer)
        result = Searched(search, found, True, False, answer.translation, dropped(search, answer), problems,
                          asides(search, answer))
        if count_only or not found:
            yield result
        elif found > CAP or clipped(search, answer.messages):
            yield replace(result, complete=False, divided=True)
            yield from (self._asking.search(part) for part in divided(search, found))
        else:
            yield from self._listed(page, result, answer)

    def _listed(self, page: Page, result: Searched, answer: Answer) -> Iterator[Record | Request]:
        end = start_of(page) + len(answer.ids)
        if end > result.found or not all(i.isascii() and i.isdigit() for i in answer.ids):
            raise again(page, f"PubMed listed other records than it found for {result.search.query.name!r}")
        yield from (Hit(f"pmid:{pmid}") for pmid in answer.ids)
        yield replace(result, complete=end == result.found)
        if end < result.found:
            if not answer.ids or not answer.webenv:
                raise self._refusals.search_again(page, "PubMed listed fewer records than it found")
            # with the tries so far: a search that is forgotten each time it goes on must end, too
            yield self._asking.more(result.search, answer.webenv, answer.query_key, end, tries_of(page))

    def _answer(self, page: Page, search: Search) -> Answer:
        try:
            if root_of(page.body) == "eFetchResult":
                raise NotAnAnswerError("an answer to another question")
            answer = read_answer(page.body)
        except NotAnAnswerError as error:
            raise again(page, f"NCBI answered the search {search.query.name!r} with {error}") from error
        if answer.errors:
            raise self._refusals.of_answer(page, answer, f"the search {search.query.name!r}")
        return answer

    # -- fetches

    def _fetched(self, page: Page) -> Iterator[Record | Request]:
        asked = pmids_of(page)
        if root_of(page.body) not in ("PubmedArticleSet", "PubmedBookArticleSet"):
            raise self._refusals.no_records(page)
        try:
            records = [r for r in read_records(BytesIO(page.body)) if isinstance(r, Article | Deleted)]
        except ReadError as error:
            raise self._refusals.smaller(page, f"NCBI's records were cut short ({error})") from error
        wanted = {f"pmid:{pmid}" for pmid in asked}
        # a deletion may name any record (APIS.md 1.8)
        came = {r.key: r for r in records if not asked or r.key in wanted or isinstance(r, Deleted)}
        strayed = len(came) < len({r.key for r in records})
        if strayed and (tries_of(page) == 0 or not wanted & came.keys()):
            raise self._refusals.strayed(page)
        if not records and tries_of(page) == 0 and len(asked) > 1:
            # all of them gone at once is possible, but not likely: asked for a third time
            raise again(page, "NCBI sent none of the records asked for")
        yield from came.values()
        yield from self._absent(page, came, strayed)

    def _absent(self, page: Page, came: Container[str], strayed: bool) -> Iterator[Request]:
        """What is to be asked once more: an answer may be short, and still look whole.

        Nothing when the page answers such a request, and brings no more than the one before it.
        """
        asked = pmids_of(page)
        absent = [pmid for pmid in asked if f"pmid:{pmid}" not in came]
        if absent and strayed:  # an answer with strangers in it proves nothing
            yield self._asking.records(absent, tries_of(page))
        elif absent and not (page.request.context.get("absent") and len(absent) == len(asked)):
            yield self._asking.absent(absent, tries_of(page))
