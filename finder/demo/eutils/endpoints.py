"""What each endpoint answers: esearch, efetch and epost over a corpus, with NCBI's history and its cap."""

from __future__ import annotations

import itertools
from datetime import timedelta
from threading import Lock

from finder.demo.eutils.corpus import Corpus
from finder.demo.eutils.documents import (
    PAST_CAP,
    Reply,
    Slice,
    article_set,
    count_reply,
    error_reply,
    html_reply,
    posted,
    search_json,
    search_xml,
)
from finder.demo.eutils.query import QuerySyntaxError
from finder.demo.eutils.search import Found, search

Form = dict[str, list[str]]
DEFAULT_RETMAX = 20  # esearch (NBK25499)
FETCH_RETMAX = 10_000  # efetch and epost take at most so many (NBK25499)
DATE_TAGS = {"mdat": "lr", "pdat": "dp", "edat": "edat", "crdt": "crdt"}
_UNREADABLE = "Search Backend failed: the term could not be read: {}"
_EXPIRED = "Unable to obtain query #{}"


class Endpoints:
    """Replies to forms. The history lives as long as this object, unless `forget` is called."""

    def __init__(self, corpus: Corpus, cap: int, drop_unknown: bool) -> None:
        self._corpus, self._cap, self._drop = corpus, cap, drop_unknown
        self._history: dict[str, dict[int, list[str]]] = {}
        self._names = (f"MCID_{number:024x}" for number in itertools.count(1))
        self._lock = Lock()

    def forget(self, webenv: str) -> None:
        """Lets a history expire."""
        self._history.pop(webenv, None)

    def reply(self, endpoint: str, form: Form, others: bool = False) -> Reply:
        """The reply to one form. With `others`, efetch gives records that nobody asked for."""
        if endpoint not in ("esearch", "efetch", "epost"):
            return html_reply(404, "Not Found")
        db = _one(form, "db")
        if db != "pubmed":
            return error_reply(endpoint, False, f"Invalid db name specified: {db}")
        if endpoint == "esearch":
            return self._esearch(form)
        return self._epost(form) if endpoint == "epost" else self._efetch(form, others)

    def _esearch(self, form: Form) -> Reply:
        as_json = _one(form, "retmode") == "json"
        start, webenv = _number(form, "retstart", 0), _one(form, "WebEnv")
        try:
            found = self._search(form)
        except QuerySyntaxError as error:
            return error_reply("esearch", as_json, _UNREADABLE.format(error))
        except KeyError as error:
            return error_reply("esearch", as_json, _EXPIRED.format(error.args[0]))
        if _one(form, "rettype") == "count":
            return count_reply(len(found.pmids), as_json)
        if start >= self._cap:
            return error_reply("esearch", as_json, PAST_CAP.format(last=self._cap - 1, cap=self._cap))
        key, webenv = self._remember(found.pmids, webenv) if _one(form, "usehistory") == "y" else (0, "")
        part = self._slice(found, start, _number(form, "retmax", DEFAULT_RETMAX), key, webenv)
        return search_json(part) if as_json else search_xml(part)

    def _search(self, form: Form) -> Found:
        """The search a form asks for. Raises QuerySyntaxError, and KeyError for an expired history."""
        webenv, key = _one(form, "WebEnv"), _one(form, "query_key")
        if webenv and webenv not in self._history:
            raise KeyError(key or 1)
        history = self._history.get(webenv, {})
        terms = [f"({term})" for term in (_one(form, "term"), self._window(form)) if term]
        if key:
            terms.append(f"#{key}")
        if not terms:
            raise QuerySyntaxError("Empty term and query_key - nothing todo")
        text = terms[0][1:-1] if len(terms) == 1 and not key else " AND ".join(terms)
        return search(self._corpus, text, history, self._drop)

    def _window(self, form: Form) -> str:
        """The term that datetype with mindate and maxdate, or with reldate, stands for."""
        tag = DATE_TAGS.get(_one(form, "datetype") or "pdat", "dp")
        low, high = _one(form, "mindate"), _one(form, "maxdate")
        if not (low and high):
            days = _one(form, "reldate")
            if not days.isdigit():
                return ""
            latest = self._corpus.latest
            low, high = f"{latest - timedelta(days=int(days)):%Y/%m/%d}", f"{latest:%Y/%m/%d}"
        return f'"{low}"[{tag}] : "{high}"[{tag}]'

    def _slice(self, found: Found, start: int, retmax: int, key: int, webenv: str) -> Slice:
        messages = [] if found.pmids else ["No items found."]
        if retmax > self._cap:
            messages.append(f"Too many UIDs requested. The maximum is {self._cap}.")
        ids = found.pmids[start:min(start + retmax, self._cap)]
        return Slice(found, start, ids, key, webenv, messages)

    def _remember(self, pmids: list[str], webenv: str) -> tuple[int, str]:
        with self._lock:
            webenv = webenv if webenv in self._history else next(self._names)
            sets = self._history.setdefault(webenv, {})
            key = len(sets) + 1
            sets[key] = pmids
        return key, webenv

    def _epost(self, form: Form) -> Reply:
        ids = [pmid for pmid in _ids(form) if pmid.isdigit()]
        if not ids:
            return error_reply("epost", False, "Empty ID list; Nothing to store")
        if len(ids) > FETCH_RETMAX:
            return error_reply("epost", False, f"Too many IDs: at most {FETCH_RETMAX} in one request")
        return posted(*self._remember(ids, _one(form, "WebEnv")))

    def _efetch(self, form: Form, others: bool) -> Reply:
        ids = list(dict.fromkeys(_ids(form)))
        start, retmax = _number(form, "retstart", 0), min(_number(form, "retmax", FETCH_RETMAX), FETCH_RETMAX)
        if not ids:
            webenv, key = _one(form, "WebEnv"), _number(form, "query_key", 1)
            if key not in self._history.get(webenv, {}):
                return error_reply("efetch", False, _EXPIRED.format(key))
            if start >= self._cap:
                return error_reply("efetch", False, PAST_CAP.format(last=self._cap - 1, cap=self._cap), 400)
            ids = self._history[webenv][key][:self._cap]
        asked = ids[start:start + retmax]
        if others:
            known = set(asked)
            asked = [pmid for pmid in self._corpus.pmids if pmid not in known][:max(1, len(asked))]
        records = [self._corpus.xml[pmid] for pmid in asked if pmid in self._corpus.xml]
        if _one(form, "retmode") == "xml":
            return article_set(records)
        # Without retmode=xml PubMed sends text; there is no JSON of a record (APIS.md 1.5).
        return Reply("\n\n".join(f"PMID: {pmid}" for pmid in asked).encode(), "text/plain; charset=UTF-8")


def _one(form: Form, name: str) -> str:
    return form.get(name, [""])[-1].strip()


def _number(form: Form, name: str, default: int) -> int:
    text = _one(form, name)
    return int(text) if text.isdigit() else default


def _ids(form: Form) -> list[str]:
    return [pmid.strip() for value in form.get("id", []) for pmid in value.split(",") if pmid.strip()]
