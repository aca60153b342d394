"""Which contacts and hooks may leave the program, and cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from finder.model import Contact

# before the sign may stand, unseen: controls with NUL, zero-width and direction marks, a byte order mark
_RISKY = re.compile(
    r"[\t\r\n]|[\s\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]"
)
_KEPT_BACK = {"dismissed", "do not contact", "do-not-contact"}


def accepted(contacts: Iterable[Contact]) -> list[Contact]:
    """Those the user means to keep in touch with: not dismissed, not to be left alone."""
    return [contact for contact in contacts if contact.status.strip().lower() not in _KEPT_BACK]


def standing(contacts: Iterable[Contact], withdrawn: Mapping[str, str]) -> tuple[Contact, ...]:
    """The same contacts; a hook on an article withdrawn since is blank, and its source says why it is.

    `withdrawn` is the store's. What was decided stays as it is: an article may come back.
    """
    return tuple(
        replace(c, hook="", hook_source=f"{c.hook_source}, withdrawn: {withdrawn[c.hook_source]}")
        if c.hook_source in withdrawn
        else c
        for c in contacts
    )


def guarded(text: str) -> str:
    """The text with a leading ' when a spreadsheet would run it (= + - @ tab CR).

    Rule: OWASP, CSV injection. White space and unseen marks before the sign do not help: some programs
    trim them.
    """
    return "'" + text if _RISKY.match(text) else text
