"""Whose address is whose: gives an e-mail printed in an affiliation to one author, or to nobody.

Publishers print one address into the affiliations of everybody at that place, or another author's into
the first one's. An address is therefore given by, in this order: the names in its local part, being in
one author's affiliation only, and, for as many addresses as people, their order. Measured on the 12,270
addresses of ../shared: where only the first author has an affiliation, 71 of the 2,676 addresses that
name somebody name another author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from unidecode import unidecode

from sources.pubmed_xml.build import with_email
from sources.records import Mention

ADDRESS = re.compile(
    r"(?<![\w.+%-])[A-Za-z0-9][\w.+%'&-]*@[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+[A-Za-z]{2,24}(?![\w@])", re.ASCII
)

_WORD = re.compile("[a-z]+")

# mailboxes of an office, not of a person: RFC 2142, and the words journals print
ROLES = frozenset((
    "info", "marketing", "sales", "support", "abuse", "security", "postmaster", "hostmaster", "webmaster",
    "contact", "office", "admin", "administrator", "secretary", "secretariat", "mail", "email", "editor",
    "editorial", "enquiries", "inquiries", "research", "reprints", "department", "dept", "surgery", "clinic",
    "hospital", "correspondence", "author", "noreply",
))

# how well a local part fits a name, best first: jane.doe, jdoe, doe, doe77x, jane77, jd
FULL, INITIAL, ALONE, FAMILY, GIVEN, LETTERS, NOTHING = 6, 5, 4, 3, 2, 1, 0


@dataclass(frozen=True, slots=True)
class _Printed:
    """An address, and the people in whose affiliations it stands (their places)."""

    address: str
    holders: tuple[int, ...]


def with_emails(people: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The same people, those whose own address stands in the record with it and marked corresponding.

    Never gives one address to two people; one that could be several people's is nobody's.
    """
    printed = _printed(people)
    if not printed:
        return people
    owned = _by_evidence(printed, people)
    if len(owned) < len(printed):
        owned |= _by_order(printed, owned, people)
    best: dict[int, tuple[int, str]] = {}
    for address, (place, strength) in owned.items():
        if strength > best.get(place, (-1, ""))[0]:
            best[place] = (strength, address)
    given = list(people)
    for place, (_, address) in best.items():
        given[place] = with_email(people[place], address)
    return tuple(given)


def addresses(affiliation: str) -> list[str]:
    """The addresses in an affiliation, lower-cased, in order, each once."""
    # no address begins before the white space in front of the first @: most of the line need not be looked at
    start = affiliation.rfind(" ", 0, affiliation.find("@") + 1) + 1
    return list(dict.fromkeys([found[0].lower() for found in ADDRESS.finditer(affiliation, start)]))


def _printed(people: Sequence[Mention]) -> list[_Printed]:
    holders: dict[str, dict[int, None]] = {}
    for place, one in enumerate(people):
        for line in one.affiliations:
            for address in addresses(line) if "@" in line else ():
                holders.setdefault(address, {})[place] = None
    return [_Printed(address, tuple(held)) for address, held in holders.items()]


def _by_evidence(printed: Sequence[_Printed], people: Sequence[Mention]) -> dict[str, tuple[int, int]]:
    """address → (place, strength), for those whose owner the record itself shows."""
    owned = {}
    for one in printed:
        found = _named(one, people) or _only_holder(one, printed, people)
        if found:
            owned[one.address] = found
    return owned


def _named(one: _Printed, people: Sequence[Mention]) -> tuple[int, int] | None:
    """By the local part. Anybody in the byline for a family name, holders only for less."""
    local = one.address.partition("@")[0]
    levels = _levels(_letters(local.replace("_", " ")), people)
    strong = _single_best({p: v for p, v in levels.items() if v >= FAMILY}, one.holders)
    if strong is not None:
        return strong, levels[strong]
    if any(level >= FAMILY for level in levels.values()):
        return None  # several people of that name
    weak = _single_best({p: levels[p] for p in one.holders if p in levels}, one.holders)
    return None if weak is None else (weak, levels[weak])


def _levels(words: tuple[str, ...], people: Sequence[Mention]) -> dict[int, int]:
    """place → level, of those in the byline whom the words of a local part fit at all."""
    levels = {}
    letters = "".join(words)
    long = len(letters) > 6  # for initials
    ends = letters[:1] + letters[-1:]  # where the family name's initial stands
    for place, author in enumerate(people):
        given, family, starts = _names(author.given, author.family)
        for start in starts:
            if start in letters:
                break
        else:  # no name in it, and no initials either: the usual case, decided cheaply
            if long or not starts or starts[0][0] not in ends:
                continue
        level = _level(words, letters, author, given, family)
        if level > NOTHING:
            levels[place] = level
    return levels


def _single_best(levels: Mapping[int, int], holders: Iterable[int]) -> int | None:
    """The one with the highest level; between equals, the one in whose affiliation the address stands."""
    if not levels:
        return None
    most = max(levels.values())
    best = [place for place, level in levels.items() if level == most]
    if len(best) > 1:
        best = [place for place in best if place in set(holders)]
    return best[0] if len(best) == 1 else None


def _only_holder(
    one: _Printed, printed: Sequence[_Printed], people: Sequence[Mention]
) -> tuple[int, int] | None:
    if len(one.holders) != 1 or not _personal(one.address, people[one.holders[0]]):
        return None
    # of several addresses in one affiliation the others' owners are somewhere else in the byline
    alone = [other for other in printed if one.holders[0] in other.holders] == [one]
    return (one.holders[0], NOTHING) if alone else None


def _by_order(
    printed: Sequence[_Printed], owned: Mapping[str, tuple[int, int]], people: Sequence[Mention]
) -> dict[str, tuple[int, int]]:
    """As many nameless addresses as people without one, in the same affiliations: first to first."""
    taken = {place for place, _ in owned.values()}
    found: dict[str, tuple[int, int]] = {}
    for holders in dict.fromkeys(one.holders for one in printed if len(one.holders) > 1):
        group = [one.address for one in printed if one.holders == holders]
        left = [address for address in group if address not in owned]
        free = [place for place in holders if place not in taken]
        pairs = list(zip(left, free, strict=False))
        ordered = len(left) == 1 or _in_order(group, holders, owned)
        if ordered and len(left) == len(free) and all(_personal(a, people[p]) for a, p in pairs):
            found |= {address: (place, NOTHING) for address, place in pairs}
            taken |= set(free)
    return found


def _in_order(group: Sequence[str], holders: Sequence[int], owned: Mapping[str, tuple[int, int]]) -> bool:
    """Whether the addresses whose owner is known stand where their owners do."""
    if len(group) != len(holders):
        return False
    pairs = zip(group, holders, strict=True)
    return all(address not in owned or owned[address][0] == place for address, place in pairs)


def _personal(address: str, author: Mention) -> bool:
    local = address.partition("@")[0].strip("0123456789")
    return author.valid and not author.collective and local not in ROLES


def _letters(text: str) -> tuple[str, ...]:
    """The words of a name or local part, in plain small letters."""
    plain = (text if text.isascii() else unidecode(text)).lower()
    if plain.isalpha() and plain.isascii():
        return (plain,)
    return tuple(_WORD.findall(plain.replace("'", "")))


@lru_cache(maxsize=4096)
def _names(given: str, family: str) -> tuple[tuple[str, ...], tuple[str, ...], list[str]]:
    """The words of the given and of the family name, and the first four letters of each."""
    words, last = _letters(given), _letters(family)
    return words, last, [word[:4] for word in last + words]


def _level(
    words: tuple[str, ...], letters: str, author: Mention, given: tuple[str, ...], family: tuple[str, ...]
) -> int:
    """How well the words of a local part fit an author's name; NOTHING when they do not."""
    if author.collective or not author.valid or not family:
        return NOTHING
    initials = "".join(given) if author.given == author.initials else "".join([word[0] for word in given])
    level = _name_level(letters, given, initials, family)
    return max(level, FAMILY) if "".join(family) in words else level


def _name_level(local: str, given: tuple[str, ...], initials: str, family: tuple[str, ...]) -> int:
    whole = "".join(family)
    several = family if len(family) < 2 else dict.fromkeys((whole, *sorted(family, key=len, reverse=True)))
    for name in several:
        if len(name) > 1 and name in local:
            level = _rest_level(local.replace(name, "", 1), name, given, initials)
            if level:
                return level
    if _cut_short(local, whole, initials):
        return FAMILY
    if any(len(word) > 3 and word in local for word in given):
        return GIVEN
    return LETTERS if _are_letters_of(local, "".join(given), initials, whole[0]) else NOTHING


def _rest_level(rest: str, name: str, given: tuple[str, ...], initials: str) -> int:
    """The level of a local part that has the family name and, besides, `rest`."""
    if rest and (rest in given or rest == "".join(given)):
        return FULL if len(rest) > 1 else INITIAL
    if rest and (initials.startswith(rest) or any(word.startswith(rest) for word in given)):
        return INITIAL
    if _abbreviates(rest, "".join(given)):
        return INITIAL
    if len(name) < 4:  # "li" is in "delight"
        return NOTHING
    return ALONE if not rest else FAMILY


def _abbreviates(short: str, given: str) -> bool:
    """Two or three letters of a given name, in order from its first: "xt" of "Xiangtian"."""
    if not 2 <= len(short) <= 3 or short[0] != given[:1]:
        return False
    letters = iter(given)
    return all(letter in letters for letter in short)


def _are_letters_of(local: str, given: str, initials: str, first: str) -> bool:
    if local in {initials + first, first + initials, initials[:1] + first} and len(local) > 1:
        return True
    return (local[:1] == first and _abbreviates(local[1:], given)) or (
        local[-1:] == first and _abbreviates(local[:-1], given)
    )


def _cut_short(local: str, family: str, initials: str) -> bool:
    """Mail systems that allow eight letters or fewer: "jhernand", "hernandj", "hernan"."""
    for start in {"", initials[:1], initials}:
        for part in (local.removeprefix(start), local.removesuffix(start)):
            if (len(part) < len(local) or not start) and len(part) > 3 and family.startswith(part):
                return True
    return False
