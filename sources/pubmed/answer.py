"""Reads what E-utilities answer, and tells an answer from an error by the body: the status often lies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from Bio import Entrez
from lxml import etree

DTDS = Path(Entrez.__file__).parent / "DTDs"
HEAD = 2_000  # bytes in which a document says what it is
_DOCTYPE = re.compile(rb"<!DOCTYPE\s+(\w+)([^>\[]*)([>\[])")
_SYSTEM = re.compile(rb"""["'][^"']*/([\w.-]+\.dtd)["']\s*$""")
_ROOT = re.compile(rb"<([A-Za-z_][\w.-]*)")
_SMALL = {"eSearchResult", "ePostResult", "eFetchResult"}
_TAGS = {  # the XML's names of what JSON calls by others (APIS.md 1.2)
    "PhraseNotFound": "phrasesnotfound", "QuotedPhraseNotFound": "quotedphrasesnotfound",
    "PhraseIgnored": "phrasesignored", "FieldNotFound": "fieldsnotfound", "OutputMessage": "outputmessages",
}


class NotAnAnswerError(Exception):
    """The body is not what E-utilities answer with."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A small E-utilities document. `errors` non-empty: it is no answer, and they say why."""

    count: int | None = None
    ids: tuple[str, ...] = ()
    webenv: str = ""
    query_key: str = ""
    translation: str = ""
    unknown: tuple[str, ...] = ()  # phrases not found, quoted or not, and fields
    ignored: tuple[str, ...] = ()  # phrases that it knows, and did not search for
    messages: tuple[str, ...] = ()  # whatever else it has to say
    errors: tuple[str, ...] = ()
    refused_key: bool = False


def root_of(body: bytes) -> str:
    """What kind of document a body is: the root tag of XML, `{` for JSON, else empty."""
    head = body[:HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head[:1] in (b"{", b"["):
        return "{"
    # not the DOCTYPE's name: that of an efetch error is not its root's (APIS.md 1.6)
    first = _ROOT.search(re.sub(rb"<!--.*?-->", b"", head, flags=re.DOTALL))
    return first[1].decode() if first and head.startswith(b"<") else ""


def read_answer(body: bytes) -> Answer:
    """A small document in XML, JSON or bare error text. Raises NotAnAnswerError for anything else."""
    if not body.strip():
        raise NotAnAnswerError("nothing")
    root = root_of(body)
    if root == "{":
        return _from_json(body)
    if root in _SMALL:
        return _from_xml(body)
    if not root and len(body) < HEAD:
        return Answer(errors=(body.decode("utf-8", errors="replace").strip(),))
    raise NotAnAnswerError("a web page" if root.lower() == "html" else f"<{root}>")


def _from_json(body: bytes) -> Answer:
    try:
        # strict=False: NCBI puts raw newlines into strings (APIS.md 1.2)
        document = json.loads(body, strict=False)
    except (ValueError, RecursionError) as error:
        raise NotAnAnswerError("broken JSON") from error
    if not isinstance(document, dict):
        raise NotAnAnswerError("JSON of another shape")
    if "error" in document:
        said = str(document["error"])
        return Answer(errors=(said,), refused_key="key invalid" in said.lower())
    result = document.get("esearchresult")
    if not isinstance(result, dict):
        raise NotAnAnswerError("JSON of another shape")
    return _from_fields(result)


def _from_fields(result: Mapping[str, Any]) -> Answer:
    if result.get("ERROR"):
        return Answer(errors=(str(result["ERROR"]),))
    errors, warnings = _table(result.get("errorlist")), _table(result.get("warninglist"))
    return Answer(
        count=_number(result.get("count")),
        ids=tuple(str(i) for i in result.get("idlist") or ()),
        webenv=str(result.get("webenv") or ""),
        query_key=str(result.get("querykey") or ""),
        translation=str(result.get("querytranslation") or ""),
        unknown=tuple(_said(errors, "phrasesnotfound", "fieldsnotfound"))
        + tuple(_said(warnings, "quotedphrasesnotfound")),
        ignored=tuple(_said(warnings, "phrasesignored")),
        messages=tuple(_said(warnings, "outputmessages")),
    )


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _said(table: Mapping[str, Any], *names: str) -> Iterator[str]:
    for name in names:
        value = table.get(name) or ()
        yield from (value,) if isinstance(value, str) else (str(v) for v in value)


def _number(value: object) -> int | None:
    text = str(value or "").strip() if value != 0 else "0"
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _from_xml(body: bytes) -> Answer:
    fields = _by_biopython(body) if _bundled(body) else None
    return _from_fields(_by_lxml(body) if fields is None else fields)


def _bundled(body: bytes) -> bool:
    """True when Biopython has the DTD on disk and the document defines no entities of its own.

    Bio.Entrez fetches any DTD it does not have (APIS.md 1.7): such a document is not handed to it.
    """
    doctype = _DOCTYPE.search(body[:HEAD])
    if not doctype or doctype[3] != b">" or b"<!ENTITY" in body:
        return False
    system = _SYSTEM.search(doctype[2])
    return bool(system and b"ncbi.nlm.nih.gov/" in doctype[2] and (DTDS / system[1].decode()).is_file())


def _by_biopython(body: bytes) -> dict[str, Any] | None:
    """The document's fields by JSON's names; None when the DTD does not describe it."""
    try:
        read = Entrez.read(BytesIO(body))
    except RuntimeError as error:  # how Bio.Entrez tells of <ERROR>
        return {"ERROR": str(error)}
    # a damaged DOCTYPE without an address, or elements where the DTD has none, trips Bio.Entrez itself
    except (ValueError, OSError, AttributeError, TypeError, LookupError):
        return None
    names = {"errorlist": read.get("ErrorList"), "warninglist": read.get("WarningList")}
    return {
        "count": read.get("Count"), "idlist": list(read.get("IdList") or ()), "webenv": read.get("WebEnv"),
        "querykey": read.get("QueryKey"), "querytranslation": read.get("QueryTranslation"),
        **{name: {_TAGS[t]: v for t, v in (table or {}).items() if t in _TAGS}
           for name, table in names.items()},
    }


def _by_lxml(body: bytes) -> dict[str, Any]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotAnAnswerError("XML that is cut short or broken") from error
    if root.find("ERROR") is not None:
        return {"ERROR": "; ".join("".join(e.itertext()).strip() for e in root.iter("ERROR"))}
    said = {name: [(e.text or "").strip() for e in root.iter(tag)] for tag, name in _TAGS.items()}
    return {
        "count": root.findtext("Count"), "idlist": [(e.text or "").strip() for e in root.iter("Id")],
        "webenv": root.findtext("WebEnv"), "querykey": root.findtext("QueryKey"),
        "querytranslation": root.findtext("QueryTranslation"), "errorlist": said, "warninglist": said,
    }
