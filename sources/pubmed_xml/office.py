"""Tells the mailbox of an office or of a study group from a person's own.

Asked only about addresses that name nobody: whoever stands in the local part owns it, office or not.
"""

from __future__ import annotations

from collections.abc import Sequence

from sources.office_words import OFFICE_WORDS
from sources.pubmed_xml.local_part import letters_of
from sources.records import Mention

# letters: shorter words of a group's name ("the", "care", "lung") stand in many a person's address
_TELLING = 5
_NAMED_WHOLE = 4  # letters of an address that is a piece of a group's name: "stopit" of "STOP-IT Trial"


def is_office(local: str, holder: Mention, people: Sequence[Mention]) -> bool:
    """Whether a local part is that of an office, or of a group in the same byline.

    An office that has the holder's name in it is the holder's: "qin_office".
    """
    words = letters_of(local)
    letters = "".join(words)
    if OFFICE_WORDS.intersection(words):
        names = letters_of(holder.family) + letters_of(holder.given)
        return not any(len(name) > 2 and name in letters for name in names)
    return any(_is_of_group(letters, one.collective) for one in people if one.collective)


def _is_of_group(letters: str, collective: str) -> bool:
    words = letters_of(collective)
    if any(len(word) >= _TELLING and word in letters for word in words):
        return True
    return len(letters) >= _NAMED_WHOLE and letters in "".join(words)
