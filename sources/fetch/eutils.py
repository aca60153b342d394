"""Speaks to NCBI's E-utilities as NCBI asks: at its rate, named, by POST, and with the key nowhere else."""

from __future__ import annotations

from functools import partial
from urllib.parse import parse_qsl, urljoin, urlsplit, urlunsplit

from sources.errors import AskedToWaitError, FetchError
from sources.fetch.pace import Pace
from sources.fetch.retry import LONGEST_WAIT, FailedTryError, retry_after, retrying
from sources.fetch.tally import Tally
from sources.fetch.wire import Answer, Ask, Wire
from sources.source import Page, Request

BASE = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"  # NBK25497
TOOL = "finder"
TRIES = 6
FIRST_WAIT = 0.5  # seconds before the second try; doubled after each
MAX_REDIRECTS = 5
REDACTED = b"REDACTED"


class Eutils:
    """Sends requests under `base`; `pace` and `gap` are those of the whole process.

    NCBI wants `tool` and `email` to name the software and a person who can be reached (NBK25497).
    """

    def __init__(self, *, wire: Wire, base: str, pace: Pace, gap: float, email: str, api_key: str,
                 limit: int, tally: Tally) -> None:
        self._wire, self._base = wire, base.rstrip("/") + "/"
        self._pace, self._gap, self._limit, self._tally = pace, gap, limit, tally
        named = {"tool": TOOL, "email": email, "api_key": api_key}
        self._named = {field: value for field, value in named.items() if value}
        self._key = api_key.encode()
        self._left_alone = ""  # why nothing else is asked, once NCBI wants more patience than a run has

    def handles(self, url: str) -> bool:
        """True for an address under the base."""
        return url.startswith(self._base)

    def fetch(self, request: Request) -> Page:
        """The answer with status 200 or 400; whether it is an error in disguise, the source can tell.

        Raises FetchError after the last try, for another status, and for a redirect to another host;
        AskedToWaitError when NCBI wants to be left alone for long, for this request and all after it.
        """
        answer = retrying(
            partial(self._once, self._ask(request)), tries=TRIES, what=_plain(request.url),
            wait=partial(self._tally.pause, first=FIRST_WAIT),
            then="Look at NCBI's status page, and run again later: what was fetched is kept.")
        return Page(request=request, url=request.url, status=answer.status, body=self._clean(answer.body),
                    content_type=answer.headers.get("Content-Type", ""), fetched_at=self._tally.stamp())

    def _ask(self, request: Request) -> Ask:
        """Everything goes into the form: terms are long, and a key in an address ends up in logs."""
        form = {**dict(parse_qsl(urlsplit(request.url).query, keep_blank_values=True)),
                **request.data, **self._named}
        return Ask(_plain(request.url), self._limit, form=form)

    def _once(self, ask: Ask) -> Answer:
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._wire.send(ask, before=self._turn)
            if not 300 <= answer.status < 400:
                return self._check(ask.url, answer)
            ask = Ask(_same_host(ask.url, answer), ask.limit, form=ask.form)
        raise FetchError(f"{ask.url} leads on and on. Check base_url in finder.toml, [sources.pubmed].")

    def _turn(self) -> None:
        """Waits for this request's turn, and counts it unless NCBI has asked for peace since."""
        self._pace.wait(self._gap)
        if self._left_alone:
            raise AskedToWaitError(self._left_alone)
        self._tally.count()

    def _check(self, url: str, answer: Answer) -> Answer:
        if answer.status == 429 or answer.status >= 500:
            wait = retry_after(answer.headers.get("Retry-After", ""), self._tally.real())
            if wait is not None and wait > LONGEST_WAIT:
                self._left_alone = (
                    f"NCBI answered {answer.status} and asks to be left alone for {wait:.0f} seconds, longer "
                    f"than a run waits. What is missing is noted: run again later.")
                raise AskedToWaitError(self._left_alone)
            self._pace.hold(wait or 0.0)
            raise FailedTryError(f"NCBI answered {answer.status}", wait)
        if answer.status not in (200, 400):
            raise FetchError(f"{url} answered {answer.status}. Check base_url, email and api_key in "
                             f"finder.toml, [sources.pubmed]; if they are right, write to "
                             f"eutilities@ncbi.nlm.nih.gov.")
        return answer

    def _clean(self, body: bytes) -> bytes:
        """The body without the key: NCBI repeats a wrong key in its answer (APIS.md 1.6)."""
        return body.replace(self._key, REDACTED) if self._key else body


def _plain(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


def _same_host(url: str, answer: Answer) -> str:
    """Where a redirect leads, when that is the same server: the form may carry a key."""
    target = urljoin(url, answer.headers.get("Location", ""))
    here, there = urlsplit(url), urlsplit(target)
    upgrade = (here.scheme, there.scheme) == ("http", "https") and here.hostname == there.hostname
    if target == url or not (upgrade or (here.scheme, here.netloc) == (there.scheme, there.netloc)):
        raise FetchError(f"{url} leads to another server, so it was not followed: the request may carry "
                         f"your key. Check base_url in finder.toml, [sources.pubmed].")
    return target
