"""Says how much a short text looks like one person's name, from its words and letters alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sources.printed_name import PrintedName, degree, letters, take_apart, word_set
from sources.program_page.given_names import is_given_name
from sources.program_page.vocabulary import is_common_word, may_be_surname

MAX_LENGTH = 90  # characters; the longest printed name with degrees on the pages measured has 84
_IMPOSSIBLE = re.compile(r"[@/\\&?!=<>{}|+%$#_;:~^]|\d|\.\.|https?|www\.|\.(?:edu|com|org|pdf)\b", re.I)
_WORD = re.compile(r"[^\W\d_][^\W\d_]*(?:[.'’\-‐‑–][^\W\d_]*)*\.?$")
_PARTICLE = word_set("""
van von der den de la las los del della di da das dos du le ter ten te zu zur vom af av bin ibn ben al el
abu e y st
""")

_PLACES = word_set("san santa los las saint fort mount port lake new north south east west greater")
_STATES = word_set("""
AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH
OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR
""")


@dataclass(frozen=True, slots=True)
class Likeness:
    """A text read as a name, and how convincing it is: 0 means the shape only, 1 a known forename."""

    name: PrintedName
    score: float


def name_likeness(text: str) -> Likeness | None:
    """The text as a name, or None when it cannot be one."""
    text = " ".join(text.split()).strip(" ,;:*–—-|·•")
    if not 4 <= len(text) <= MAX_LENGTH or not any(c.isalpha() for c in text):
        return None
    name = take_apart(text)
    core = f"{name.given} {name.family}".strip()
    tokens = core.split()
    if not 2 <= len(tokens) <= 6 or not name.given or _IMPOSSIBLE.search(core) or len(core) > 50:
        return None
    if text.count(",") > 6 or not all(_WORD.match(t) for t in tokens) or _all_initials(tokens):
        return None
    if _several_people(text):
        return None
    if tokens[0].lower() in _PLACES and not (name.honorific or name.degrees or name.inverted):
        return None
    doubtful = _doubtful(tokens)
    if doubtful is None:
        return None
    if name.inverted and name.given in _STATES:
        doubtful += 1.5
    return Likeness(name, _score(name, tokens, text) - doubtful)


_CITED = re.compile(r"[^\W\d_]{2,}\s[A-Z]{1,3}\.?$")


def _several_people(text: str) -> bool:
    """True for a list of people or of cited authors: "Smith J, Doe A", "Jane Doe, John Smith"."""
    parts = [part.strip() for part in text.split(",")]
    if (
        len(parts) > 1
        and sum(bool(_CITED.search(part)) and not degree(part.split()[-1]) for part in parts) > 1
    ):
        return True
    ends = [at for at, part in enumerate(parts) if at and degree(part.split()[0] if part else "", True)]
    if ends and any(_is_whole_name(part) for part in parts[ends[0] + 1 :]):
        return True
    first, second = [*parts, ""][:2]
    opens = first.split()
    return (
        len(opens) > 1
        and is_given_name(opens[0])
        and len(second.split()) > 1
        and is_given_name(second.split()[0])
    )


def _is_whole_name(part: str) -> bool:
    """True for a comma part that is a name of its own, as in "Jane Doe, MD, John Poe, DO"."""
    tokens = part.split()
    return 1 < len(tokens) < 5 and all(
        _WORD.match(t) and t[0].isupper() and not is_common_word(t) and not degree(t, True) for t in tokens
    )


def _all_initials(tokens: list[str]) -> bool:
    return all(len(letters(t)) < 2 for t in tokens) or max(len(t) for t in tokens) < 2


def _doubtful(tokens: list[str]) -> float | None:
    """How much to take off for words that are seldom names; None when one never is."""
    off, common = 0.0, 0
    for at, token in enumerate(tokens):
        if len(token.rstrip(".")) == 1 and token.rstrip(".").isupper():
            continue
        if token.lower() in _PARTICLE and at:
            continue
        if is_common_word(token):
            if not may_be_surname(token):
                return None
            off += 1.2 if at else 1.6
            common += 1
        elif not token[0].isupper() and not re.match(r"[a-z]{1,2}'?[A-Z]", token):
            off += 0.9
    return None if common == len(tokens) else off


def _score(name: PrintedName, tokens: list[str], text: str) -> float:
    score = 0.0
    score += 1.0 if any(is_given_name(t) for t in name.given.split()) else 0.0
    score += 0.5 if not score and any(is_given_name(t) for t in tokens) else 0.0
    score += 1.2 * bool(name.honorific) + 1.2 * bool(name.degrees) + 0.8 * bool(name.suffix)
    score += 0.5 * any(re.fullmatch(r"[A-Z]\.", t) for t in tokens)
    score += 0.4 * name.inverted
    score -= 0.5 * max(0, len(tokens) - 4)
    score -= _acronyms(text) if not score or name.inverted else 0.0
    return score


def _acronyms(text: str) -> float:
    """What short words of capitals take off: "ART, CSE", "DSP WSN"."""
    words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 1]
    short = [w for w in words if w.isupper() and len(w) <= 5 and not is_given_name(w)]
    unspoken = [
        w for w in short if not set(w.lower()) & set("aeiouyàáâäãåèéêëìíîïòóôöõùúûüıøœæ") and w != "NG"
    ]
    return 1.5 * bool(unspoken) + 0.8 * (len(short) == len(words))
