"""Cuts a PubMed XML file into its records, so that memory stays the same however large the file is.

The document around the records is checked here (root, encoding, no entities of its own, an end);
what a record holds is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from sources.errors import ReadError
from sources.pubmed_xml.window import MAX_RECORD, Window, shown

MAX_PROLOG = 64 * 1024  # bytes before the root element; real ones have about 200
SETS = (b"PubmedArticleSet", b"MedlineCitationSet")  # the second one until the baseline of 2016
RECORDS = (b"PubmedArticle", b"PubmedBookArticle", b"MedlineCitation", b"DeleteCitation")
ENCODINGS = (b"utf-8", b"utf8", b"us-ascii", b"ascii")

_DECLARATION = re.compile(rb"<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_ERROR_TEXT = re.compile(rb"<ERROR>(.*?)</ERROR>", re.DOTALL)


def cut(file: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """(element name, whole element) of every record, in file order.

    Raises ReadError for anything that is not a whole PubMed set; what was whole before is yielded first.
    """
    window = Window(file)
    root = _prolog(window)
    if root in RECORDS:
        yield root, window.element(root)
    elif root in SETS:
        if not window.start_tag().endswith(b"/>"):
            yield from _records(window, root)
    else:
        raise ReadError(_other_root(window, root))
    if window.token():
        raise ReadError("There is something after the end of the PubMed set: fetch the file again.")


def _records(window: Window, root: bytes) -> Iterator[tuple[bytes, bytes]]:
    while True:
        while usual := window.usual():
            yield b"PubmedArticle", usual
        token = window.token()
        if token == b"/" + root:
            window.start_tag()
            return
        if not token:
            raise ReadError(f"The file is cut short: </{root.decode()}> is missing. Fetch it again.")
        if token not in RECORDS:
            raise ReadError(f"<{shown(token)}> stands where a PubMed record should: fetch the file again.")
        yield token, window.element(token)


def _prolog(window: Window) -> bytes:
    """The root element's name; everything before it is consumed and checked."""
    window.fill(5)
    if window.data.startswith(b"\xef\xbb\xbf"):
        window.at = 3
    if window.data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ReadError("The file is in UTF-16; PubMed XML is UTF-8. Fetch it again.")
    if window.data.startswith(b"\x1f\x8b"):
        raise ReadError("This is gzip: open the file with gzip before reading it.")
    window.limit = MAX_PROLOG
    root = window.token()
    if root == b"!DOCTYPE":
        if window.document_type().endswith(b"["):
            raise ReadError("The file defines entities of its own, which PubMed never does: it is refused.")
        root = window.token()
    if not root:
        raise ReadError("The file is empty, not PubMed XML: fetch it again.")
    declared = _DECLARATION.match(window.declaration)
    if declared and declared[1].lower() not in ENCODINGS:
        raise ReadError(f"The file says it is in {shown(declared[1])}; PubMed XML is UTF-8. Fetch it again.")
    window.limit = MAX_RECORD
    return root


def _other_root(window: Window, root: bytes) -> str:
    """What to say of a document of another kind; an eFetch error speaks for itself."""
    window.fill(MAX_PROLOG)
    said = _ERROR_TEXT.search(window.data, window.at)
    if said:
        return f"PubMed answered with an error: {' '.join(shown(said[1], 500).split())}"
    return f"The root element is <{shown(root)}>: this is not a set of PubMed records. Fetch it again."
