"""The part of a file that is in memory: finds the next tag, and where an element ends, in bytes."""

from __future__ import annotations

import re
from typing import BinaryIO

from sources.errors import ReadError
from sources.pubmed_xml.plain import has_markup

CHUNK = 256 * 1024  # bytes a read; larger ones were slower (page faults, PERFORMANCE.md 1c)
MAX_RECORD = 8 * 1024 * 1024  # bytes; a real record of 15,000 investigators has about 7 million

_SPACE = re.compile(rb"\s*")
_USUAL = re.compile(rb"\s*+(<PubmedArticle>)")
_NAME = re.compile(rb"<(/?[A-Za-z_][\w:.-]*)(?=[\s/>])")
_DOCUMENT_TYPE = re.compile(rb"<!DOCTYPE(?:[^\"'\[>]|\"[^\"]*\"|'[^']*')*+[\[>]")
_SKIPPED = {b"<?": b"?>", b"<!--": b"-->"}


class Window:
    """The part of a file that is in memory; `at` is the place everything before which is done with."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.data = b""
        self.at = 0
        self.done = False
        self.limit = MAX_RECORD
        self.declaration = b""

    def more(self) -> bool:
        """Reads on; False at the end of the file. Doubles, so that scanning again stays linear."""
        pending = len(self.data) - self.at
        if pending > self.limit:
            raise ReadError(f"One element has over {self.limit} bytes, more than any PubMed record: refused.")
        try:
            chunk = self.file.read(min(max(CHUNK, pending), 16 * CHUNK))
        except (OSError, EOFError) as error:  # a damaged or cut gzip file
            raise ReadError(f"The file cannot be read to its end ({error}): fetch it again.") from error
        self.data = self.data[self.at :] + chunk
        self.at = 0
        self.done = not chunk
        return bool(chunk)

    def fill(self, size: int) -> None:
        """Has at least `size` bytes in the window, unless the file ends before."""
        while len(self.data) - self.at < size and self.more():
            pass

    def find(self, what: bytes) -> int:
        """Where `what` begins at or after `at`, reading on as needed; -1 when the file ends before."""
        start = self.at
        while (found := self.data.find(what, start)) < 0:
            seen = max(len(self.data) - len(what), self.at) - self.at
            if not self.more():
                return -1
            start = self.at + seen
        return found

    def token(self) -> bytes:
        """The name of the next tag (`/name` for an end tag), not consumed; b"" at the end of the file."""
        while True:
            self._space()
            opening = next((o for o in _SKIPPED if self.data.startswith(o, self.at)), None)
            if opening is None:
                return self._name()
            end = self.find(_SKIPPED[opening])
            if end < 0:
                raise ReadError("The file is cut short inside a comment: fetch it again.")
            self.declaration = self.declaration or self.data[self.at : end]
            self.at = end + len(_SKIPPED[opening])

    def _space(self) -> None:
        """Goes on to the next byte that is not white space, with some bytes after it in the window."""
        while True:
            found = _SPACE.match(self.data, self.at)
            self.at = found.end() if found else self.at
            if len(self.data) - self.at > 64 or not self.more():  # 64: more than the longest name known
                return

    def _name(self) -> bytes:
        if self.at == len(self.data):
            return b""
        if self.data.startswith(b"<!DOCTYPE", self.at):
            return b"!DOCTYPE"
        found = _NAME.match(self.data, self.at)
        if not found:
            here = " ".join(shown(self.data[self.at : self.at + 60]).split())
            raise ReadError(f"This is not PubMed XML: “{here}”. Fetch it again.")
        return found[1]

    def start_tag(self) -> bytes:
        """The tag at `at`, consumed."""
        end = self.find(b">")
        if end < 0:
            raise ReadError("The file is cut short inside a tag: fetch it again.")
        tag, self.at = self.data[self.at : end + 1], end + 1
        return tag

    def document_type(self) -> bytes:
        """The `<!DOCTYPE` at `at`, to its end or to where it would define something, `[`; consumed."""
        while not (found := _DOCUMENT_TYPE.match(self.data, self.at)):
            if not self.more():
                raise ReadError("The file is cut short inside a tag: fetch it again.")
        self.at = found.end()
        return found[0]

    def usual(self) -> bytes:
        """The next `<PubmedArticle>`, consumed, if it lies in the window and nothing in it may mislead.

        Empty otherwise: what is next is then found out step by step.
        """
        data = self.data
        found = _USUAL.match(data, self.at)
        if not found:
            return b""
        end = data.find(b"</PubmedArticle>", found.end()) + 16
        if end < 16 or has_markup(data, found.end(), end):
            return b""
        self.at = end
        return data[found.start(1) : end]

    def element(self, name: bytes) -> bytes:
        """The element `name` that begins at `at`, consumed."""
        end = self._end_of(name)
        element, self.at = self.data[self.at : end], end
        return element

    def _end_of(self, name: bytes) -> int:
        closing = b"</" + name
        end = self.find(closing)
        tag_end = self.data.find(b">", self.at)
        if tag_end >= 0 and self.data.startswith(b"/", tag_end - 1):
            return tag_end + 1
        past = end + len(closing)
        if end >= 0 and self.data.startswith(b">", past) and not has_markup(self.data, self.at, end):
            return past + 1
        return self._careful_end(name)

    def _careful_end(self, name: bytes) -> int:
        """The same when comments, CDATA or white space in the end tag may mislead a plain search."""
        # \Z: what is in a comment that goes on behind the window may mislead as well
        # one literal < in front: 18 times faster than four alternatives that each begin with it
        steps = re.compile(
            rb"<(?:!--.*?(?:-->|\Z)|!\[CDATA\[.*?(?:\]\]>|\Z)|\?.*?(?:\?>|\Z)|/" + name + rb"(\s*>))",
            re.DOTALL,
        )
        while True:
            end = next((m.end() for m in steps.finditer(self.data, self.at) if m[1]), -1)
            if end >= 0:
                return end
            if not self.more():
                raise ReadError(f"The file is cut short inside a <{name.decode()}>: fetch it again.")


def shown(raw: bytes, length: int = 60) -> str:
    """The beginning of what a file says, fit for a sentence."""
    return raw[:length].decode("utf-8", "replace")
