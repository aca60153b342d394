"""Decides which candidates are people: a list repeats its shape, and what repeats with names is people."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sources.printed_name import letters
from sources.program_page.candidates import Candidate
from sources.program_page.cards import sections_of
from sources.program_page.document import Document, Element
from sources.program_page.name_likeness import name_likeness
from sources.program_page.ranks import has_rank
from sources.program_page.titles import title_line

THRESHOLD = 1.0
_STATED = 1.2  # what the page's own markup for machines gives a name
_IN_MENU = 1.5  # the penalty of a menu or footer: what stands around a name there says less
_UNDER_PEOPLE = 0.5  # what a heading that announces people gives the names listed on one line
_PEOPLE = re.compile(
    r"\b(?:residents|fellows|faculty|alumni|graduates|interns|PGY[\s-]*[1-7]|surgeons|physicians|"
    r"our team|people|"
    r"class of (?:19|20)\d\d|staff|members|leadership|professors?|emeriti|coordinators?|providers)\b",
    re.I,
)
_HEADED = 0.8  # a name that a first heading or the title prints
_LIFE = re.compile(r"\W*education\b.{0,30}", re.I)
_ENTRY_LINES = 12  # lines of one entry in which the same family name is the same person
_LIST_LEAST = 4  # people of one shape that make a list; fewer on a profile page are colleagues or authors
_CONTACT = re.compile(
    r"\b(?:e-?mail|phone|tel|office|room|fax)\b\s*[:.]|\[at\]|\(at\)|\d{3}[-. )]+\d{3,4}[-. ]\d{4}", re.I
)


@dataclass(frozen=True, slots=True)
class Group:
    """Places of one shape: how many there are, how many read as names, how convincing these are."""

    size: int
    named: int
    mean: float

    @property
    def share(self) -> float:
        """The share that reads as names; a small group is pulled to the middle."""
        return (self.named + 0.7) / (self.size + 1.4)


def people_among(
    found: list[Candidate], document: Document, stated: frozenset[str] = frozenset()
) -> list[Candidate]:
    """The candidates that are people, in reading order; the score of every candidate is set.

    `stated` are the keys of people that the page's own markup states: a strong sign.
    """
    fine, coarse = _groups(found, "shape"), _groups(found, "coarse")
    local, placed = _groups(found, "local"), _groups(found, "placed")
    opening = _heading(document)
    sections = sections_of(document, set())
    enumerated = Counter(c.line.index for c in found if c.likeness is not None)
    for at, candidate in enumerate(found):
        if candidate.likeness is not None:
            context = _context(candidate, found[max(0, at - 1) : at], found[at + 1 : at + 5])
            context *= 0.5 if candidate.penalty >= _IN_MENU else 1.0
            line = candidate.line.index
            context += _UNDER_PEOPLE if enumerated[line] > 1 and _PEOPLE.search(sections[line]) else 0.0
            context += opening.get(candidate.key, 0.0) + (_STATED if candidate.key in stated else 0.0)
            others = (local[candidate.local], placed[candidate.placed])
            score = _score(candidate, fine[candidate.shape], coarse[candidate.coarse], others)
            candidate.score = score + context
    accepted = Counter(c.shape for c in found if c.likeness is not None and c.score >= THRESHOLD)
    people = [
        c
        for c in found
        if c.likeness is not None
        and (c.score >= THRESHOLD or (c.score >= THRESHOLD - 1.3 and _follows(c, accepted, fine[c.shape])))
    ]
    return _of_one(_without_echoes(people), opening, document)


def _without_echoes(people: list[Candidate]) -> list[Candidate]:
    """Without short forms inside a person's own entry: "Jeff Doe's website" under "Jeffrey B. Doe"."""
    kept: list[Candidate] = []
    for candidate in people:
        last = kept[-1] if kept else None
        if last is None or not _echoes(candidate, last):
            kept.append(candidate)
    return kept


def _echoes(candidate: Candidate, last: Candidate) -> bool:
    assert candidate.likeness is not None
    assert last.likeness is not None
    one, two = candidate.likeness.name, last.likeness.name
    return (
        candidate.key != last.key
        and candidate.shape != last.shape
        and letters(one.family) == letters(two.family)
        and letters(one.given)[:1] == letters(two.given)[:1]
        and candidate.line.index - last.line.index <= _ENTRY_LINES
    )


def _of_one(people: list[Candidate], opening: dict[str, float], document: Document) -> list[Candidate]:
    """On a page about one person, only that person: colleagues and cited authors on it are not its list."""
    main = max(people, key=lambda c: (opening.get(c.key, 0.0), -c.line.index), default=None)
    strength = opening.get(main.key, 0.0) if main else 0.0
    shapes = Counter(shape for shape, _ in {(c.shape, c.key) for c in people})
    listed = max(shapes.values(), default=0)
    if main is not None and strength < _HEADED and listed < 2 * _LIST_LEAST:
        main = people[0] if _opens_a_life(people, document) else None
        strength = _HEADED
    if main is None or strength < _HEADED or (strength < 1.6 and listed >= _LIST_LEAST):
        return people
    return [c for c in people if c.key == main.key]


def _opens_a_life(people: list[Candidate], document: Document) -> bool:
    """True for a CV: a name with degrees, one heading on education after it, and only then other names."""
    first = people[0]
    start = first.line.index
    end = next((c.line.index for c in people if c.key != first.key), len(document.lines))
    headings = [line.index for line in document.lines[start:] if _LIFE.fullmatch(line.text)]
    assert first.likeness is not None
    return bool(first.likeness.name.degrees) and len(headings) == 1 and headings[0] < end


def _follows(candidate: Candidate, accepted: Counter[str], group: Group) -> bool:
    """True in a list most of whose names were accepted: the odd spelling in it is a person as well."""
    assert candidate.likeness is not None
    return (
        accepted[candidate.shape] >= max(4, 0.7 * group.named)
        and group.share > 0.6
        and candidate.penalty < 1.0
    )


def _heading(document: Document) -> dict[str, float]:
    """Names in the page's title or first headings: what a page about one person opens with."""
    keys: dict[str, float] = {}
    for element in document.root.iter("title", "h1", "h2"):
        text = " ".join(element.text_content().split())
        for piece in (text, *re.split(r"\s+[|–—-]\s+|\s*[|:]\s*", text)):
            likeness = name_likeness(piece)
            if likeness is not None and likeness.score >= 0:
                key = letters(likeness.name.given) + "-" + letters(likeness.name.family)
                keys[key] = keys.get(key, 0.0) + {"title": 0.9, "h1": 0.8, "h2": 0.3}[element.tag]
                break
    return {key: min(1.6, bonus) for key, bonus in keys.items()}


def _context(candidate: Candidate, before: list[Candidate], following: list[Candidate]) -> float:
    """What stands around a name: a rank, an address or a telephone number are said of people."""
    bonus = 0.3 if any(c.likeness is None and title_line(c.text[:120]) for c in before) else 0.0
    if has_rank(candidate.rest[:100]) or has_rank(" ".join(re.findall(r"\(([^)]*)\)", candidate.text))):
        bonus += 0.7
    for near in following:
        if near.likeness is not None and near.likeness.score > 0 and near.shape == candidate.shape:
            break
        text = near.text[:120]
        if has_rank(text) and len(text) < 100:
            bonus += 0.4
        if "@" in text or _CONTACT.search(text):
            bonus += 0.4
        if _mails(f"{text} {_href(near.element)}", candidate.key.partition("-")[2]):
            bonus += 0.6
    return min(1.3, bonus)


def _mails(text: str, family: str) -> bool:
    """True when an address in the text spells the family name before its @."""
    local = re.search(r"([\w.+-]{3,})(?:@|%40|\s*\[at\]\s*|\s*\(at\)\s*)", text)
    return local is not None and len(family) > 2 and family in letters(local.group(1))


def _groups(found: list[Candidate], attribute: str) -> dict[object, Group]:
    members: dict[object, list[Candidate]] = defaultdict(list)
    for candidate in found:
        members[getattr(candidate, attribute)].append(candidate)
    return {shape: _group(group) for shape, group in members.items()}


def _group(members: list[Candidate]) -> Group:
    named = [c for c in members if c.likeness is not None]
    total = sum(c.likeness.score - 0.5 * c.penalty for c in named if c.likeness)
    return Group(len(members), len({c.key for c in named}), total / len(named) if named else 0.0)


def _score(candidate: Candidate, fine: Group, coarse: Group, others: Sequence[Group]) -> float:
    assert candidate.likeness is not None
    own = candidate.likeness.score - candidate.penalty
    best = max([_bonus(fine), *(_bonus(group) for group in others if _convinces(group))])
    return own + 0.75 * best + 0.25 * _bonus(coarse) + _linked(candidate)


def _convinces(group: Group) -> bool:
    """True for a place where nearly everything is a name: only then may it overrule the shape."""
    return group.named >= 3 and group.share >= 0.7 and group.mean >= 0


def _bonus(group: Group) -> float:
    """What a shape gives its members: up to 2 for a long list of convincing names, down to −1."""
    if group.named < 2:
        return 0.0
    weight = min(1.0, group.named / 4)
    return weight * (2.4 * (group.share - 0.5) + 0.9 * min(group.mean, 1.0))


def _linked(candidate: Candidate) -> float:
    """A link or picture that spells the family name is a strong sign."""
    assert candidate.likeness is not None
    family = candidate.key.partition("-")[2]
    href = _href(candidate.element)
    plain = "".join(c for c in href.lower() if c.isalpha())
    return 0.7 if len(family) > 2 and family in plain else 0.0


def _href(element: Element) -> str:
    node, depth = element, 0
    while node is not None and depth < 4:
        if node.tag == "a":
            return str(node.get("href") or "")
        node, depth = node.getparent(), depth + 1
    inner = element.find(".//a")
    return str(inner.get("href") or "") if inner is not None else ""
