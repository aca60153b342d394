"""Lines of MEDLINE text: the records they make up, and the values of a record's tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sources.errors import ReadError

_TAG = re.compile(r"[A-Z0-9]{2,4} *- ?")


def records(lines: Iterable[str]) -> Iterator[list[str]]:
    """The lines of one record each; a record begins with its PMID."""
    record: list[str] = []
    for line in lines:
        line = line.removeprefix("\ufeff")  # a byte order mark, of each of several files put together
        if line.startswith("PMID-"):
            if record:
                yield record
            record = []
        elif not record and line.strip():
            raise ReadError("This does not begin with “PMID-”, so it is not MEDLINE text: export it again.")
        if record and line.startswith("      "):  # Bio.Medline begins a new value here for some tags
            record[-1] = f"{record[-1].rstrip()} {line.strip()}"
        elif record or line.startswith("PMID-"):
            record.append(line.rstrip("\r\n"))
    if record:
        yield record


def tag_of(line: str) -> str:
    """The tag a line begins with; empty for one that goes on."""
    return line[:4].strip() if _TAG.match(line) else ""


def one(fields: Mapping[str, Any], tag: str) -> str:
    """The first value of a tag, white space folded; empty when there is none."""
    value = fields.get(tag, "")
    return _folded(value[0] if isinstance(value, list) and value else value or "")


def every(fields: Mapping[str, Any], tag: str) -> list[str]:
    """All values of a tag, white space folded."""
    value = fields.get(tag, [])
    return [_folded(item) for item in (value if isinstance(value, list) else [value])]


def _folded(value: object) -> str:
    return " ".join(str(value).split())
