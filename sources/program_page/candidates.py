"""Finds every place on a page that could be a person's name, with the shape of that place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from sources.printed_name import PrintedName, degree, letters, word_set
from sources.program_page.document import Document, Element, Line, Run
from sources.program_page.name_likeness import Likeness, name_likeness
from sources.program_page.ranks import has_rank

_INLINE_STYLE = word_set("""
b strong em i span font u small big a sup sub mark abbr
""")
_FURNITURE = frozenset(("nav", "header", "footer", "aside"))
_FURNITURE_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar")
)
_FURNITURE_WORDS = re.compile(
    r"(?:^|\s)(?:(?:main|top|side|sub|site|global|primary|secondary|mega|footer)[-_]?)?"
    r"(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|footer|masthead|topbar|"
    r"menu-item|nav-item|dropdown-menu|site-header|cookie-\w+)(?=\s|$)",
    re.I,
)
_WHOLE = 0.5  # a block that covers more of the page's lines than this is the layout, whatever its class says
_COUNTED = re.compile(r"[\d]+|\b(?:odd|even|first|last|active|alt)\b")
_SPLIT = re.compile(r"\s+[-–—|•·]\s+|\s*[:;|•\t(]\s*|\s*,\s+|\s{2,}|\s*（")
_TOLD = re.compile(  # a bio in prose: "Jane Doe, MD, is an associate professor …"
    r"((?:(?:Dr|Prof|Professor)\.?\s+)?[^\W\d_a-z][\w.'’-]*(?:\s+(?:[^\W\d_a-z][\w.'’-]*|van|von|de|"
    r"der|la|del)){1,4}"
    r"(?:,\s*(?:[A-Z][A-Za-z]{0,3}\.?(?:[A-Z][A-Za-z]?\.?){0,5}))*),?\s+(?:is|was|has|received|"
    r"earned|completed|graduated|joined|"
    r"holds|works|serves|specializes|attended|grew|currently|leads|directs|obtained|came|studied|"
    r"practices|focuses|did)\b"
)
_LONGEST_LIST = 1500  # characters of a line of names; a longer one is prose
_LEAST_LISTED = 3  # names between semicolons; two may be one person's two names
_AFTER_DEGREES = re.compile(  # the comma behind one person's credentials, before the next person's name
    r"(?:(?<=[MP]D)|(?<=hD)|(?<=DO)|(?<=MPH)|(?<=\.[DO]\.)|(?<=ACS)|(?<=MBA)|(?<=BBS)),\s+"
    r"(?=[^\W\d_a-z][^\W\d_A-Z]+\s+[^\W\d_a-z])"
)
_NAMED_FOR_ANOTHER = re.compile(
    r"\b(?:advis[eo]r|mentor|supervisor|investigator|author|speaker|presenter|"
    r"assistant|editor|student|with|by)s?\b",
    re.I,
)
_FIRST = re.compile(r"[\s,]+")
_OFFICE = re.compile(r"(.{4,60}?)\s*(?::|\s[–—-])\s+(.{4,90})$")
_OPENERS = re.compile(r"\b(?:by|with|from|to|of|and|for|contact|the|in|at)\s*:?\s*$", re.I)


@dataclass(slots=True, eq=False)
class Candidate:
    """A place that may print a name: its runs, how it reads, and what else its line says."""

    likeness: Likeness | None
    text: str
    line: Line
    runs: tuple[Run, ...]
    rest: str = ""  # what follows the name in the same text
    shape: str = ""
    coarse: str = ""
    penalty: float = 0.0
    score: float = 0.0
    told: bool = False  # the line is a sentence that opens with the name
    local: object = None  # the very list, and the place in it
    placed: str = ""  # the shape, and how far down its card the line stands

    @property
    def element(self) -> Element:
        """The element that directly holds the name."""
        return self.runs[0].element

    @property
    def name(self) -> PrintedName:
        """The name as it reads; only a text with a likeness has one."""
        assert self.likeness is not None
        return self.likeness.name

    @property
    def key(self) -> str:
        """The name folded, the same for "Family, Given" and "Given Family"."""
        return letters(self.name.given) + "-" + letters(self.name.family)


def candidates(document: Document) -> Iterator[Candidate]:
    """Every text of the page that a name could be, also those that do not read as one (likeness None)."""
    shapes: dict[Element, tuple[str, str, bool]] = {}
    for line in document.lines:
        for found in _of_line(line):
            shape, coarse, furniture = _shape(found.element, shapes, document)
            kind = "" if not found.rest or found.told else "+"
            found.shape, found.coarse = shape + kind, coarse
            found.local = _local(found.element)
            found.placed = f"{shape}#{_place(found, document)}"
            found.penalty += 1.6 if furniture else 0.0
            yield found


def _of_line(line: Line) -> Iterator[Candidate]:
    runs = [run for run in line.runs if run.text.strip(" \t\r\n\xa0,;:|")]
    if not runs:
        return
    if several := _enumerated(line, runs):
        yield from several
        return
    whole = name_likeness(line.text)
    if whole and not has_rank(line.text):
        yield Candidate(whole, line.text, line, tuple(runs))
        return
    if prefixed := _prefix(line, runs) or (None if whole else _labelled(line, runs)):
        yield prefixed
        return
    if whole:
        yield Candidate(whole, line.text, line, tuple(runs))
        return
    names = [(run, name_likeness(run.text)) for run in runs] if len(runs) > 1 else []
    if not any(likeness for _, likeness in names):
        yield Candidate(None, line.text, line, tuple(runs[:1]))
        return
    for at, (run, likeness) in enumerate(names):
        yield Candidate(
            likeness,
            run.text,
            line,
            (run,),
            rest=_after(runs, at) if likeness else "",
            penalty=_out_of_place(line, runs, at),
        )


def _after(runs: list[Run], at: int) -> str:
    return " ".join(" ".join(run.text for run in runs[at + 1 :]).split()).strip(" ,;:–-|")


def _out_of_place(line: Line, runs: list[Run], at: int) -> float:
    """What a run loses for standing inside a sentence instead of opening a line."""
    before = "".join(run.text for run in runs[:at]).strip()
    if not before:
        return 0.0 if len(line.text) < 250 else 0.4
    if _OPENERS.search(before):
        return 3.0
    linked = runs[at].element.tag == "a"
    words = len(before.split())
    return 0.3 if words < 3 else (0.9 if linked and len(line.text) < 200 else 2.0)


def _prefix(line: Line, runs: list[Run]) -> Candidate | None:
    """A line that opens with a name and goes on with a title, degrees or an address."""
    best: Candidate | None = None
    if told := _TOLD.match(line.text):
        likeness = name_likeness(told.group(1))
        if likeness is not None:
            rest = line.text[told.end(1) :].lstrip(" ,")
            return Candidate(likeness, told.group(1), line, (runs[0],), rest=rest, penalty=0.4, told=True)
    for match in _SPLIT.finditer(line.text[:160]):
        head, rest = line.text[: match.start()], line.text[match.end() :]
        if len(head) > 70 or not rest:
            break
        if re.match(r"(?:Jr|Sr)\b", rest):  # "Ann B. Donor, Jr. Professor of …" is a chair, not its holder
            continue
        likeness = name_likeness(head)
        if likeness and (
            best is None or "," not in match.group() or likeness.name.degrees or likeness.name.inverted
        ):
            first = runs[0]
            if len(runs) > 1 and name_likeness(first.text) and len(first.text.strip()) >= len(head) - 2:
                return Candidate(name_likeness(first.text), first.text, line, (first,), rest=_after(runs, 0))
            penalty = 0.2 if has_rank(rest[:80]) or "@" in rest or match.group().strip() in "(（" else 0.9
            best = Candidate(likeness, head, line, (first,), rest=rest, penalty=penalty)
        if best and has_rank(rest[:40]) and not degree(_FIRST.split(rest)[0], True):
            break
    if best and len(line.text) > 300:
        best.penalty += 1.0
    return best


def _enumerated(line: Line, runs: list[Run]) -> list[Candidate]:
    """The names of a line that lists several: "A. Doe; B. Poe; C. Roe", "Ann Doe, MD, Bo Poe, DO"."""
    if len(line.text) > _LONGEST_LIST or not any(mark in line.text for mark in ",;•|"):
        return []
    pieces = [p.strip() for p in re.split(r"[;•|]", line.text) if p.strip()]
    if len(pieces) < _LEAST_LISTED:
        pieces = _AFTER_DEGREES.split(line.text) if _AFTER_DEGREES.search(line.text) else []
    likenesses = [name_likeness(piece) for piece in pieces]
    if len(pieces) < 2 or not all(likenesses):
        return []
    return [
        Candidate(likeness, piece, line, (runs[0],))
        for piece, likeness in zip(pieces, likenesses, strict=True)
    ]


def _labelled(line: Line, runs: list[Run]) -> Candidate | None:
    """A line that names an office and then its holder: "Program Director: Jane Doe, MD"."""
    match = _OFFICE.match(line.text)
    if match is None or not has_rank(match.group(1)) or name_likeness(match.group(1)):
        return None
    if _NAMED_FOR_ANOTHER.search(match.group(1)):
        return None
    likeness = name_likeness(match.group(2)) or name_likeness(_SPLIT.split(match.group(2))[0])
    return Candidate(likeness, match.group(2), line, (runs[-1],), rest=match.group(1)) if likeness else None


def _shape(
    element: Element, known: dict[Element, tuple[str, str, bool]], document: Document
) -> tuple[str, str, bool]:
    """(fine, coarse, furniture): the tags and classes around an element; in a menu or not."""
    if element in known:
        return known[element]
    fine: list[str] = []
    coarse: list[str] = []
    furniture = False
    node, depth = element, 0
    while node is not None and isinstance(node.tag, str) and node.tag != "body":
        if depth < 5:
            fine.append(_label(node))
        if depth < 3 or (depth < 5 and node.tag not in _INLINE_STYLE):
            coarse.append(node.tag if node.tag not in ("td", "th") else f"{node.tag}{_column(node)}")
        furniture = furniture or _is_furniture(node, document)
        node, depth = node.getparent(), depth + 1
    known[element] = ("<".join(fine), "<".join(coarse[:4]), furniture)
    return known[element]


def _local(element: Element) -> tuple[Element, str]:
    """The very list an element stands in, and its place there: one table's column, one list's items."""
    node, tag = element, ""
    for ancestor in element.iterancestors():
        if ancestor.tag in ("table", "ul", "ol", "dl"):
            return ancestor, tag
        if node.tag in ("td", "th"):
            tag = f"{node.tag}{_column(node)}"
        elif node.tag in ("li", "dt", "dd"):
            tag = str(node.tag)
        node = ancestor
    return element.getparent(), str(element.tag)


def _place(candidate: Candidate, document: Document) -> int:
    """How many lines stand above in the nearest block that has a twin beside it; 3 stands for more."""
    for ancestor in (candidate.element, *candidate.element.iterancestors()):
        first, last = document.span.get(ancestor, (0, 0))
        if last > first and (_has_twin(ancestor)):
            return min(3, candidate.line.index - first)
    return 3


def _has_twin(element: Element) -> bool:
    """True when an element of the same tag stands close by: comments and one odd element may lie between."""
    after = islice(element.itersiblings(), 4)
    before = islice(element.itersiblings(preceding=True), 4)
    return any(neighbour.tag == element.tag for neighbour in (*after, *before))


def _label(node: Element) -> str:
    classes = _COUNTED.sub("", node.get("class") or "").split()[:3]
    column = str(_column(node)) if node.tag in ("td", "th") else ""
    return f"{node.tag}{column}" + "".join("." + c for c in classes)


def _column(cell: Element) -> int:
    return sum(1 for _ in cell.itersiblings("td", "th", preceding=True))


def _is_furniture(node: Element, document: Document) -> bool:
    first, last = document.span[node]
    if last - first > _WHOLE * len(document.lines):
        return False
    if node.tag in _FURNITURE and node.tag not in ("aside", "header"):
        return True
    if (node.get("role") or "").lower() in _FURNITURE_ROLES:
        return True
    return bool(_FURNITURE_WORDS.search(f"{node.get('class') or ''} {node.get('id') or ''}"))
