"""Which contacts may leave the program, and cells that no spreadsheet takes for a formula."""

from __future__ import annotations

from collections.abc import Iterable

from finder.model import Contact

_KEPT_BACK = {"dismissed", "do not contact", "do-not-contact"}


def accepted(contacts: Iterable[Contact]) -> list[Contact]:
    """Those the user means to keep in touch with: not dismissed, not to be left alone."""
    return [contact for contact in contacts if contact.status.strip().lower() not in _KEPT_BACK]


def guarded(text: str) -> str:
    """The text with a leading ' when a spreadsheet would run it (= + - @ tab CR).

    Rule: OWASP, CSV injection. White space before the sign does not help: some programs trim it.
    """
    risky = text[:1] in ("\t", "\r", "\n") or text.lstrip()[:1] in (
        "=",
        "+",
        "-",
        "@",
        "＝",
        "＋",
        "－",
        "＠",
    )
    return "'" + text if text and risky else text
