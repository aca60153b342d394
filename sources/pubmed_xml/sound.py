"""Proves that a record is well-formed XML, for the reading that looks for elements by name and counts tags.

`grammar` proves the nesting of usual records by itself; those in other order are some in a hundred, so that
a real parser can look at each of them.
"""

from __future__ import annotations

from xml.parsers import expat

from sources.errors import ReadError

DEEPEST = 256  # levels; libxml2, which `rewrite` uses, refuses more too. PubMed's deepest has some 12


def check_sound(record: bytes) -> None:
    """Raises ReadError when a record is not well-formed.

    A record has no document type, so that no entity can be defined and nothing outside be asked for.
    """
    parser = expat.ParserCreate("utf-8")
    parser.ordered_attributes = True  # a list costs less than a dictionary
    depth = 0

    def begin(_name: str, _marks: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise ReadError(f"A record nests over {DEEPEST} elements: it is refused.")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    try:
        parser.Parse(record, True)
    except expat.ExpatError as error:
        raise ReadError(f"A record is broken XML ({error}): fetch the file again.") from error
