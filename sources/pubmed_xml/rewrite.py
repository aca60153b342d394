"""Brings an unusual record into the plain form that the fast reading takes.

About one record in a thousand has comments, CDATA, MathML or odd tags. A real XML parser reads those, and
writes them out plainly, so that there is one place only that knows what a record's elements mean.
"""

from __future__ import annotations

from lxml import etree

from sources.errors import ReadError

# where MathML or inline markup may stand (pubmed_250101.dtd: %text; and mml:math)
TEXT = frozenset((
    "AbstractText", "Affiliation", "ArticleTitle", "BookTitle", "CollectionTitle", "CollectiveName",
    "Keyword", "PublisherName", "SectionTitle", "Suffix", "VernacularTitle", "VolumeTitle",
))
ATTRIBUTES = frozenset((
    "CompleteYN", "DateType", "EIdType", "EqualContrib", "IdType", "Label", "MajorTopicYN", "PubStatus",
    "RefType", "Source", "Status", "Type", "ValidYN", "Version",
))
MAX_REWRITTEN = 3 * 1024 * 1024  # bytes; the tree of a dense record takes 30 times as much memory
_SPACES = (
    b'<set xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:xlink="http://www.w3.org/1999/xlink" '
    b'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)  # prefixes that a document may declare outside the record


def rewritten(record: bytes) -> str:
    """The same record in plain form. Raises ReadError when it is not well-formed XML."""
    if len(record) > MAX_REWRITTEN:
        raise ReadError(f"A record in unusual form has over {MAX_REWRITTEN} bytes: it is refused.")
    # no huge_tree: libxml2 then refuses over 256 levels and text over 10 MB by itself
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True,
        encoding="utf-8",
    )
    try:
        element = etree.fromstring(_SPACES + record + b"</set>", parser)[0]
    except etree.XMLSyntaxError as error:
        reason = " ".join(str(error.msg).split())
        raise ReadError(f"A record is broken XML ({reason}): fetch the file again.") from error
    etree.strip_elements(element, "ReferenceList", with_tail=False)
    for part in list(element.iter()):
        _make_plain(part)
    etree.cleanup_namespaces(element)
    return str(etree.tostring(element, encoding="unicode", with_tail=False))


def _make_plain(part: etree._Element) -> None:
    if len(part) and (part.tag in TEXT or any(_is_markup(child.tag) for child in part)):
        text = "".join(part.itertext())
        del part[:]
        part.text = text
    if not len(part):
        part.text = part.text or ""  # so that <A/> is written <A></A>
    for name in set(part.attrib) - ATTRIBUTES:
        del part.attrib[name]


def _is_markup(tag: object) -> bool:
    return isinstance(tag, str) and (tag[:1].islower() or tag.startswith("{"))
