"""The PubMed source: searches and fetches as requests, their answers as hits and articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO

from sources.errors import (
    CapError,
    ExpiredHistoryError,
    KeyRefusedError,
    QueryError,
    ReadError,
    TransientError,
)
from sources.pubmed.answer import Answer, NotAnAnswerError, read_answer, root_of
from sources.pubmed.split import CAP, IndivisibleError, divide, term_of
from sources.pubmed.term import Meaning, meaning_without, words_of
from sources.pubmed_xml import read_records
from sources.records import Article, Deleted, Hit
from sources.source import Page, Record, Request, Search, Searched, Wanted

BASE_URL = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"  # NBK25497
BATCH = 200  # records asked for at once (APIS.md 1.5)
TRIES = 6
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds; NCBI's own Retry-After is 2 (APIS.md 1.1)

# What NCBI says when it is not well, when it forgot a search, and when a list is at its end (APIS.md 1.6)
_BUSY = ("rate limit", "unable to open connection", "database is not supported: pubmed", "timeout",
         "external viewer error", "empty response", "temporarily", "try again", "overload")
_EXPIRED = ("unable to obtain query", "webenv", "query_key")
_CAPPED = ("retstart", "cannot be larger than 9998", "first 9,999")


class PubMed:
    """A `Source`: pure. `base_url` is where E-utilities answer; all its requests are forms.

    `read` raises TransientError, ExpiredHistoryError or CapError with what to ask `instead`, QueryError
    for a question PubMed does not take as written, KeyRefusedError when no question can be asked.
    """

    name = "pubmed"

    def __init__(self, base_url: str = BASE_URL) -> None:
        self._base = base_url.rstrip("/") + "/"

    def start(self, wanted: Wanted) -> Iterable[Request]:
        """One esearch per search, one efetch per 200 keys."""
        for search in wanted.searches:
            yield self._esearch(search)
        pmids = [key.removeprefix("pmid:") for key in wanted.keys]
        for at in range(0, len(pmids), BATCH):
            yield self._efetch(pmids[at : at + BATCH])

    def read(self, page: Page) -> Iterator[Record | Request]:
        """A search page: Hits, a Searched, and the requests that remain. A fetch page: Articles, Deleted."""
        kind = page.request.context.get("kind", "fetch")
        if kind == "fetch":
            yield from self._fetched(page)
        else:
            yield from self._searched(page, kind == "count")

    def _request(self, tool: str, data: dict[str, str], context: dict[str, object]) -> Request:
        return Request("pubmed", f"{self._base}{tool}.fcgi", {"db": "pubmed", **data}, context)

    def _esearch(self, search: Search, tries: int = 0) -> Request:
        data = {"term": term_of(search), "retmode": "xml", "rettype": "uilist", "retmax": str(CAP),
                "usehistory": "y"}
        return self._request("esearch", data, {"kind": "search", "search": search, "tries": tries})

    def _more(self, search: Search, answer: Answer, start: int, tries: int) -> Request:
        data = {"WebEnv": answer.webenv, "query_key": answer.query_key, "retstart": str(start),
                "retmax": str(CAP - start), "retmode": "xml", "rettype": "uilist"}
        context = {"kind": "search", "search": search, "start": start, "tries": tries}
        return self._request("esearch", data, context)

    def _efetch(self, pmids: Sequence[str], tries: int = 0) -> Request:
        return self._request("efetch", {"id": ",".join(pmids), "retmode": "xml"},
                             {"kind": "fetch", "pmids": tuple(pmids), "tries": tries})

    # -- searches

    def _searched(self, page: Page, count_only: bool) -> Iterator[Record | Request]:
        search = page.request.context["search"]
        assert isinstance(search, Search)
        answer = self._answer(page, search)
        if answer.count is None:
            raise _again(page, f"PubMed did not say how much it found for {search.query.name!r}")
        found, problems = _judge(search, answer)
        result = Searched(search, found, True, False, answer.translation, answer.unknown, problems)
        if count_only or not found:
            yield result
        elif found > CAP:
            yield replace(result, complete=False, divided=True)
            yield from (self._esearch(part) for part in _divided(search, found))
        else:
            yield from self._listed(page, result, answer)

    def _listed(self, page: Page, result: Searched, answer: Answer) -> Iterator[Record | Request]:
        start = page.request.context.get("start", 0)
        assert isinstance(start, int)
        end = start + len(answer.ids)
        if end > result.found or not all(i.isascii() and i.isdigit() for i in answer.ids):
            raise _again(page, f"PubMed listed other records than it found for {result.search.query.name!r}")
        yield from (Hit(f"pmid:{pmid}") for pmid in answer.ids)
        yield replace(result, complete=end == result.found)
        if end < result.found:
            if not answer.ids or not answer.webenv:
                raise self._search_again(page, "PubMed listed fewer records than it found")
            yield self._more(result.search, answer, end, 0)

    def _answer(self, page: Page, search: Search) -> Answer:
        try:
            if root_of(page.body) == "eFetchResult":
                raise NotAnAnswerError("an answer to another question")
            answer = read_answer(page.body)
        except NotAnAnswerError as error:
            raise _again(page, f"NCBI answered the search {search.query.name!r} with {error}") from error
        if answer.errors:
            raise self._refusal(page, answer, f"the search {search.query.name!r}")
        return answer

    def _search_again(self, page: Page, why: str) -> ExpiredHistoryError:
        search, tries = page.request.context["search"], _tries(page)
        assert isinstance(search, Search)
        instead = [self._esearch(search, tries + 1)] if tries + 1 < TRIES else []
        return ExpiredHistoryError(f"{why} ({search.query.name!r}). {_LATER}", instead)

    # -- fetches

    def _fetched(self, page: Page) -> Iterator[Record | Request]:
        asked = _asked(page)
        if root_of(page.body) not in ("PubmedArticleSet", "PubmedBookArticleSet"):
            raise self._no_records(page)
        try:
            records = [r for r in read_records(BytesIO(page.body)) if isinstance(r, Article | Deleted)]
        except ReadError as error:
            raise self._smaller(page, f"NCBI's records were cut short ({error})") from error
        wanted = {f"pmid:{pmid}" for pmid in asked}
        if asked and any(record.key not in wanted for record in records):
            raise _again(page, "NCBI sent other records than those asked for")
        if not records and _tries(page) == 0 and len(asked) > 1:
            # all of them gone at once is possible, but not likely: believed when it is said twice
            raise _again(page, "NCBI sent none of the records asked for")
        yield from {record.key: record for record in records}.values()

    def _no_records(self, page: Page) -> ReadError | KeyRefusedError | QueryError:
        try:
            answer = read_answer(page.body)
        except NotAnAnswerError as error:
            if root_of(page.body):
                return _again(page, f"NCBI sent {error} where records were asked for")
            return self._smaller(page, f"NCBI sent {error} where records were asked for")
        if not answer.errors:
            return _again(page, "NCBI sent another answer where records were asked for")
        return self._refusal(page, answer, "a request for records")

    def _smaller(self, page: Page, why: str) -> TransientError:
        """A body that was cut: in two halves, so that each takes less time to send."""
        asked, tries = _asked(page), _tries(page)
        middle = (len(asked) + 1) // 2
        halves = [half for half in (asked[:middle], asked[middle:]) if half]
        instead = [self._efetch(half, tries + 1) for half in halves] if tries + 1 < TRIES else []
        return TransientError(f"{why}. {_LATER}", instead)

    # -- errors

    def _refusal(self, page: Page, answer: Answer, what: str) -> ReadError | KeyRefusedError | QueryError:
        """What an error text means (APIS.md 1.6). NCBI's own words are quoted, never what was sent."""
        said = " ".join("; ".join(answer.errors).split())[:200]
        low = said.lower()
        if answer.refused_key or "api key" in low or "api_key" in low:
            return KeyRefusedError("NCBI does not accept the API key. Correct NCBI_API_KEY, or leave it out: "
                                   "without a key everything works, at 3 requests a second.")
        is_search = "search" in page.request.context
        if is_search and any(sign in low for sign in _CAPPED):
            return self._capped(page, said)
        if is_search and any(sign in low for sign in _EXPIRED):
            return self._search_again(page, f"PubMed forgot a search: {said}")
        if "timeout" in low and not is_search:
            return self._smaller(page, f"NCBI said: {said}")
        if any(sign in low for sign in _BUSY) or not is_search or _tries(page) < 2:
            return _again(page, f"NCBI answered {what} with: {said}", 2.0 if "rate limit" in low else 0.0)
        return QueryError(f"PubMed did not take {what}: {said}. Correct its words in finder.toml "
                          f"([sources.pubmed] queries) or interests.toml.")

    def _capped(self, page: Page, said: str) -> ReadError:
        search = page.request.context["search"]
        assert isinstance(search, Search)
        try:
            parts = divide(search, CAP + 1)
        except IndivisibleError:
            return ReadError(_indivisible(search))
        return CapError(f"PubMed lists no more of {search.query.name!r}: {said}",
                        [self._esearch(part) for part in parts])


_LATER = "Run again later: what was fetched is kept, and only the rest is asked for."


def counting(request: Request) -> Request:
    """The same search, asked only how much it finds."""
    return replace(request, data={**request.data, "rettype": "count", "retmax": "0"},
                   context={**request.context, "kind": "count"})


def _tries(page: Page) -> int:
    tries = page.request.context.get("tries", 0)
    assert isinstance(tries, int)
    return tries


def _asked(page: Page) -> tuple[str, ...]:
    """The PMIDs a page was asked for; none for a saved page that is only read."""
    asked = page.request.context.get("pmids", ())
    assert isinstance(asked, tuple)
    return asked


def _again(page: Page, why: str, wait: float = 0.0) -> TransientError:
    """The same request once more, later each time; none after the last try."""
    tries = _tries(page) + 1
    request = replace(page.request, context={**page.request.context, "tries": tries})
    wait = max(wait, min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT))
    return TransientError(f"{why}. {_LATER}", [request] if tries < TRIES else [], wait)


def _judge(search: Search, answer: Answer) -> tuple[int, tuple[str, ...]]:
    """How much was found of what was meant, and what the user has to correct.

    A result is believed only when the phrases that PubMed dropped change nothing. Raises QueryError.
    """
    assert answer.count is not None
    if not answer.unknown:
        return answer.count, ()
    own = {words_of(word) for word in search.query.own}
    mine = [p for p in dict.fromkeys(words_of(u) for u in answer.unknown) if p in own]
    named = ", ".join(f'"{p}"' for p in mine or answer.unknown)
    sentence = (f"The query {search.query.name!r}: PubMed does not know {named}. Correct or remove it in "
                f"interests.toml, or in finder.toml ([sources.pubmed] queries).")
    meaning = meaning_without(search.query.term, answer.unknown)
    if meaning is Meaning.OTHER or (mine and meaning is Meaning.EMPTY):
        raise QueryError(f"{sentence} What PubMed found without it was not believed.")
    return (answer.count if meaning is Meaning.SAME else 0), ((sentence,) if mine else ())


def _divided(search: Search, found: int) -> tuple[Search, ...]:
    try:
        return divide(search, found)
    except IndivisibleError as error:
        raise ReadError(_indivisible(search)) from error


def _indivisible(search: Search) -> str:
    return (f"The query {search.query.name!r} finds more than PubMed lists on {search.window.since}, and "
            f"cannot be divided further. Make it narrower.")
