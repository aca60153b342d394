"""Writes answers in the shapes NCBI gives them, with its document types and its oddities."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from finder.demo.eutils.search import Found

_HEAD = '<?xml version="1.0" encoding="UTF-8" ?>\n'
_DOCTYPES = {  # as in the recorded answers that APIS.md 1.2, 1.5 and 1.6 point to
    "esearch": '<!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN" '
               '"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20060628/esearch.dtd">\n',
    "efetch": '<!DOCTYPE eEfetchResult PUBLIC "-//NLM//DTD efetch 20131226//EN" '
              '"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20131226/efetch.dtd">\n',
    "epost": '<!DOCTYPE ePostResult PUBLIC "-//NLM//DTD epost 20090526//EN" '
             '"https://eutils.ncbi.nlm.nih.gov/eutils/dtd/20090526/epost.dtd">',
}
_VERSION = {"type": "esearch", "version": "0.3"}
_ROOTS = {"esearch": "eSearchResult", "efetch": "eFetchResult", "epost": "ePostResult"}
_SET_HEAD = (b'<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, '
             b'1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">\n'
             b"<PubmedArticleSet>\n")
JSON, XML = "application/json; charset=UTF-8", "text/xml; charset=UTF-8"
PAST_CAP = (
    "Search Backend failed: Exception:\n'retstart' cannot be larger than {last}. For PubMed, ESearch can "
    "only retrieve the first {cap:,} records matching the query. To obtain more than {cap:,} PubMed records, "
    "consider using EDirect that contains additional logic to batch PubMed search results automatically so "
    "that an arbitrary number can be retrieved. For details see https://www.ncbi.nlm.nih.gov/books/NBK25499/")


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back over the wire. `promised` is a Content-Length that is not kept."""

    body: bytes
    content_type: str = XML
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    promised: int | None = None
    reset: bool = False
    delay: float = 0.0

    @property
    def is_json(self) -> bool:
        """True for a JSON body."""
        return self.content_type.startswith("application/json")


def json_reply(content: Mapping[str, object], status: int = 200, **headers: str) -> Reply:
    """A JSON document."""
    return Reply(json.dumps(content, indent=1).encode(), JSON, status,
                 {name.replace("_", "-"): value for name, value in headers.items()})


def html_reply(status: int, title: str) -> Reply:
    """The page of a gateway before NCBI."""
    body = f"<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
    return Reply(body.encode(), "text/html", status)


def rate_limited(retry_after: int) -> Reply:
    """Too many requests."""
    content = {"error": "API rate limit exceeded", "api-key": "127.0.0.1", "count": "4", "limit": "3"}
    return json_reply(content, 429, Retry_After=str(retry_after))


def bad_key(key: str) -> Reply:
    """A key nobody has: NCBI repeats it in the answer."""
    content = {"error": "API key invalid", "api-key": key, "type": "invalid", "status": "unknown"}
    return json_reply(content, 400)


def error_reply(endpoint: str, as_json: bool, message: str, status: int = 200) -> Reply:
    """An error inside an answer. In JSON a line break stands raw in the text, as NCBI's does."""
    if as_json:
        start = '{"header":{"type":"esearch","version":"0.3"},"esearchresult":{"ERROR":"'
        quoted = json.dumps(message, ensure_ascii=False)[1:-1].replace("\\n", "\n")
        return Reply(f'{start}{quoted}"}}}}'.encode(), JSON, status)
    root = _ROOTS.get(endpoint, "eSearchResult")
    text = f"{_HEAD}{_DOCTYPES.get(endpoint, '')}<{root}>\n\t<ERROR>{escape(message)}</ERROR>\n</{root}>"
    return Reply(text.encode(), XML, status)


def article_set(records: Sequence[bytes]) -> Reply:
    """Records as PubMed sends them; an empty set is an answer like any other."""
    return Reply(_SET_HEAD + b"\n".join(records) + b"\n</PubmedArticleSet>")


def posted(key: int, webenv: str) -> Reply:
    """Where posted ids were put."""
    text = (f"{_HEAD}{_DOCTYPES['epost']}<ePostResult>\n\t<QueryKey>{key}</QueryKey>\n"
            f"\t<WebEnv>{webenv}</WebEnv>\n</ePostResult>\n")
    return Reply(text.encode())


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a search that was asked for, and where the whole was put."""

    found: Found
    start: int
    ids: Sequence[str]
    key: int = 0
    webenv: str = ""
    messages: Sequence[str] = ()


def count_reply(count: int, as_json: bool) -> Reply:
    """Only how many there are."""
    if as_json:
        return json_reply({"header": _VERSION, "esearchresult": {"count": str(count)}})
    text = f"{_HEAD}{_DOCTYPES['esearch']}<eSearchResult>\n\t<Count>{count}</Count>\n</eSearchResult>"
    return Reply(text.encode())


def search_json(part: Slice) -> Reply:
    """esearch in JSON: every number is text; lists of what was dropped only when something was."""
    result: dict[str, object] = {"count": str(len(part.found.pmids)), "retmax": str(len(part.ids)),
                                 "retstart": str(part.start)}
    if part.webenv:
        result |= {"querykey": str(part.key), "webenv": part.webenv}
    result |= {"idlist": list(part.ids), "translationset": [], "querytranslation": part.found.translation}
    if part.found.phrases_not_found or part.found.fields_not_found:
        result["errorlist"] = {"phrasesnotfound": part.found.phrases_not_found,
                               "fieldsnotfound": part.found.fields_not_found}
    if part.found.quoted_not_found or part.messages:
        result["warninglist"] = {"phrasesignored": [], "quotedphrasesnotfound": part.found.quoted_not_found,
                                 "outputmessages": list(part.messages)}
    return json_reply({"header": _VERSION, "esearchresult": result})


def search_xml(part: Slice) -> Reply:
    """esearch in XML."""
    found = part.found
    history = f"<QueryKey>{part.key}</QueryKey><WebEnv>{part.webenv}</WebEnv>" if part.webenv else ""
    listed = "".join(f"<Id>{pmid}</Id>\n" for pmid in part.ids)
    ids = f"<IdList>\n{listed}</IdList>" if listed else "<IdList/>"
    errors = (_elements("PhraseNotFound", found.phrases_not_found)
              + _elements("FieldNotFound", found.fields_not_found))
    warnings = (_elements("QuotedPhraseNotFound", found.quoted_not_found)
                + _elements("OutputMessage", part.messages))
    text = (f"{_HEAD}{_DOCTYPES['esearch']}<eSearchResult><Count>{len(found.pmids)}</Count>"
            f"<RetMax>{len(part.ids)}</RetMax><RetStart>{part.start}</RetStart>{history}{ids}<TranslationSet/>"
            f"<QueryTranslation>{escape(found.translation)}</QueryTranslation>"
            + (f"<ErrorList>{errors}</ErrorList>" if errors else "")
            + (f"<WarningList>{warnings}</WarningList>" if warnings else "") + "</eSearchResult>")
    return Reply(text.encode())


def _elements(name: str, texts: Sequence[str]) -> str:
    return "".join(f"<{name}>{escape(text)}</{name}>" for text in texts)
