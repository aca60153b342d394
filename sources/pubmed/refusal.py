"""What an answer that is none calls for: the same again, less at once, another search, or the user."""

from __future__ import annotations

from sources.errors import (
    CapError,
    ExpiredHistoryError,
    KeyRefusedError,
    QueryError,
    ReadError,
    TransientError,
)
from sources.pubmed.answer import Answer, NotAnAnswerError, read_answer, root_of
from sources.pubmed.asking import Asking, once_more, pmids_of, search_of, tries_of
from sources.pubmed.split import CAP, IndivisibleError, divide
from sources.source import Page, Search

TRIES = 6
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0  # seconds; NCBI's own Retry-After is 2 (APIS.md 1.1)

# What NCBI says when it is not well, when it forgot a search, and when a list is at its end (APIS.md 1.6)
_BUSY = ("rate limit", "unable to open connection", "database is not supported: pubmed", "timeout",
         "external viewer error", "empty response", "temporarily", "try again", "overload")
_EXPIRED = ("unable to obtain query", "webenv", "query_key")
_CAPPED = ("retstart", "cannot be larger than 9998", "first 9,999")
_LATER = "Run again later: what was fetched is kept, and only the rest is asked for."

Refused = ReadError | KeyRefusedError | QueryError


def again(page: Page, why: str, wait: float = 0.0) -> TransientError:
    """The same request once more, later each time; none after the last try."""
    request = once_more(page)
    tries = tries_of(page) + 1
    wait = max(wait, min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT))
    return TransientError(f"{why}. {_LATER}", [request] if tries < TRIES else [], wait)


def divided(search: Search, found: int) -> tuple[Search, ...]:
    """The parts of a search that found more than PubMed lists. Raises ReadError when there are none."""
    try:
        return divide(search, found)
    except IndivisibleError as error:
        raise ReadError(
            f"The query {search.query.name!r} finds more than PubMed lists on {search.window.since}, and "
            f"cannot be divided further. Make it narrower."
        ) from error


class Refusals:
    """The errors of a page, with what to ask `instead`; they quote NCBI's words, never what was sent."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def of_answer(self, page: Page, answer: Answer, what: str) -> Refused:
        """What the error text of an answer to `what` means (APIS.md 1.6)."""
        said = " ".join("; ".join(answer.errors).split())[:200]
        low = said.lower()
        if answer.refused_key or "api key" in low or "api_key" in low:
            return KeyRefusedError("NCBI does not accept the API key. Correct NCBI_API_KEY, or leave it out: "
                                   "without a key everything works, at 3 requests a second.")
        is_search = "search" in page.request.context
        if is_search and any(sign in low for sign in _CAPPED):
            return self._capped(page, said)
        if is_search and any(sign in low for sign in _EXPIRED):
            return self.search_again(page, f"PubMed forgot a search: {said}")
        if "timeout" in low and not is_search:
            return self.smaller(page, f"NCBI said: {said}")
        if any(sign in low for sign in _BUSY) or not is_search or tries_of(page) < 2:
            return again(page, f"NCBI answered {what} with: {said}", 2.0 if "rate limit" in low else 0.0)
        return QueryError(f"PubMed did not take {what}: {said}. Correct its words in finder.toml "
                          f"([sources.pubmed] queries) or interests.toml.")

    def no_records(self, page: Page) -> Refused:
        """What came where records were asked for, and is none."""
        try:
            answer = read_answer(page.body)
        except NotAnAnswerError as error:
            # a body that does not say what it is was cut short: less of it at once may come through
            ask = again if root_of(page.body) else self.smaller
            return ask(page, f"NCBI sent {error} where records were asked for")
        if not answer.errors:
            return again(page, "NCBI sent another answer where records were asked for")
        return self.of_answer(page, answer, "a request for records")

    def smaller(self, page: Page, why: str) -> TransientError:
        """A body that was cut: in two halves, so that each takes less time to send."""
        asked, tries = pmids_of(page), tries_of(page)
        middle = (len(asked) + 1) // 2
        halves = [half for half in (asked[:middle], asked[middle:]) if half]
        instead = [self._asking.records(half, tries + 1) for half in halves] if tries + 1 < TRIES else []
        return TransientError(f"{why}. {_LATER}", instead)

    def strayed(self, page: Page) -> TransientError:
        """Records that were not asked for: all again once, then in halves until the odd ones are alone."""
        asked, tries = pmids_of(page), tries_of(page)
        why = "NCBI sent other records than those asked for"
        if tries == 0:
            return again(page, why)
        if len(asked) == 1 and tries > 1:
            return TransientError(f"NCBI sends another record for PMID {asked[0]}, as when two were merged. "
                                  f"It was left out, and the next run asks for it again.")
        return self.smaller(page, why)

    def search_again(self, page: Page, why: str) -> ExpiredHistoryError:
        """A search from its beginning, because its continuation can not be had."""
        search, tries = search_of(page), tries_of(page) + 1
        instead = [self._asking.search(search, tries)] if tries < TRIES else []
        return ExpiredHistoryError(f"{why} ({search.query.name!r}). {_LATER}", instead)

    def _capped(self, page: Page, said: str) -> CapError:
        search = search_of(page)
        return CapError(f"PubMed lists no more of {search.query.name!r}: {said}",
                        [self._asking.search(part) for part in divided(search, CAP + 1)])
