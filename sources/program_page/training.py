"""Reads where a person trained: from labelled lists, CV lines and prose, always in the page's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sources.program_page.ranks import has_rank
from sources.program_page.sentences import sentence_around
from sources.records import Training

_LABELS = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        (
            "medical school",
            r"(?:medical (?:school|education|degree|college)|doctor of (?:medicine|osteopathic medicine)|"
            r"m\.?d\.? degree)(?:s| training)?",
        ),
        (
            "residency",
            r"(?:(?:general )?surg(?:ery|ical) )?(?:residenc(?:y|ies)|resident)(?: training)?(?:\(s\))?",
        ),
        ("fellowship", r"(?:clinical |research |advanced )?fellow(?:ship)?(?:s|\(s\))?(?: training)?"),
        ("internship", r"internship(?:s|\(s\))?"),
        (
            "undergraduate",
            r"(?:undergraduate(?: (?:school|education|degree|college))?|college|bachelor'?s(?: degree)?)",
        ),
        (
            "graduate",
            r"(?:graduate (?:school|education|degree)|doctorate|ph\.?d\.?|master'?s(?: degree)?|graduate)",
        ),
        (
            "",
            r"(?:board certifications?|certifications?|licensure|honou?rs(?: (?:and|&) awards)?|"
            r"awards?|publications?|"
            r"interests?|specialt(?:y|ies)|memberships?|appointments?|positions?|professional "
            r"(?:experience|memberships?)|"
            r"research(?: interests?)?|experience|biography|languages?|hospital affiliations?|"
            r"contact|locations?|"
            r"education(?: (?:and|&) training)?|training|participating trials|clinical trials|"
            r"articles|patient reviews?|"
            r"grants?|comments|insights?)",
        ),
    )
)
_INSTITUTION = (
    r"(?:(?:the )?(?:(?-i:[A-Z])[\w.'’&/-]*|(?-i:[A-Z])\.)(?:[ ,]+(?:of|and|the|at|in|for|de|la|del|y|&|–|-|"
    r"(?-i:[A-Z(])[\w.'’&/)-]*))*)"
)
_MD = (
    r"(?:medical degree|medical doctorate|doctor of medicine(?: degree)?|doctor of osteopathic "
    r"medicine|m\.?d\.?(?:/ph\.?d\.?)?"
    r"(?: degree)?|d\.?o\.? degree|medical doctor degree)"
)
_PROSE = tuple(
    (kind, re.compile(pattern, re.I))
    for kind, pattern in (
        (
            "medical school",
            rf"\b(?:earned|received|obtained|completed|holds?|has|got|was awarded)\b[^.;]{{0,60}}?\b{_MD}"
            rf"[^.;]{{0,60}}?\b(?:from|at|in)\s+(?P<at>{_INSTITUTION})",
        ),
        (
            "medical school",
            rf"\b(?:attended|completed|finished|went to|pursued|did)\b[^.;]{{0,40}}?\bmedical "
            rf"(?:school|education|"
            rf"studies|training)\b[^.;]{{0,30}}?\b(?:at|from|in)\s+(?P<at>{_INSTITUTION})",
        ),
        (
            "medical school",
            r"\b(?:graduated|graduate)\b[^.;]{0,40}?\b(?:from|of)\s+(?P<at>(?:the )?(?-i:[A-Z])[^.;,]{0,80}?"
            r"(?:medical (?:school|college)|school of medicine|college of (?:osteopathic )?medicine|"
            r"school of osteopathic medicine|faculty of medicine)(?: (?:at|of) [A-Z][\w ]{2,50})?)",
        ),
        ("medical school", r"\bmedical school\b[^.;]{0,20}?\b(?:at|from)\s+(?P<at>" + _INSTITUTION + ")"),
        (
            "medical school",
            r"\b(?:attended|graduated from)\s+(?P<at>(?:the )?" + _INSTITUTION + r")\s+(?:for|and)\s+"
            r"(?:medical school|(?:her|his|their) medical degree)",
        ),
        (
            "residency",
            rf"\b(?:residency|internship and residency|surgical training|postgraduate training)"
            rf"\b[^.;]{{0,60}}?"
            rf"\b(?:at|from|with|in)\s+(?P<at>(?:the )?{_INSTITUTION})",
        ),
        (
            "residency",
            rf"\btrained in (?:general )?surgery\s+(?:at|with)\s+(?P<at>(?:the )?{_INSTITUTION})",
        ),
        (
            "fellowship",
            rf"\bfellowships?\b[^.;]{{0,80}}?\b(?:at|from|with)\s+(?P<at>(?:the )?{_INSTITUTION})",
        ),
        (
            "undergraduate",
            rf"\b(?:undergraduate|bachelor)\b[^.;]{{0,60}}?\b(?:from|at)\s+(?P<at>{_INSTITUTION})",
        ),
    )
)
_CV_SCHOOL = re.compile(
    r"\b(?:medical (?:school|college)|school of medicine|college of medicine|m\.?d\.?|doctor of "
    r"medicine|d\.o\.|"
    r"college of osteopathic medicine|m\.?b\.?b\.?s\.?)(?![a-z])",
    re.I,
)
_SCHOOL = re.compile(
    r"\b(?:universi\w+|college|school|institute|faculty of medicine|academy|politecnico|"
    r"medical center|hospital|clinic|UC[LS][AF]|NYU|MIT)\b",
    re.I,
)
_PLACE = re.compile(
    _SCHOOL.pattern
    + r"|\b(?:health|medical|medicine|cent(?:er|re)|infirmary|foundation|memorial|kettering|mayo|"
    r"veterans|army|navy|air force)\b",
    re.I,
)
_DEGREE_TAIL = re.compile(
    r"\s*(?:[-–—,:(]\s*)?\b(M\.?D\.?(?:[,/ ]+Ph\.?D\.?)?|D\.?O\.?|MB ?BS|MB ?BCh|MBChB|M\.?B\.?B\.?S\.?|"
    r"Ph\.?D\.?|Doctor of (?:Osteopathic )?Medicine|Medical Degree|Doctorate)\)?\s*$",
    re.I,
)
_YEAR = re.compile(r"\b(19[4-9]\d|20[0-4]\d)\b")
_TRAIL = re.compile(
    r"\s*(?:,?\s+(?:in|and|where|before|after|with|then|for|followed|she|he|the|at|of)|[,;(–-])*\s*$", re.I
)
_STOP = re.compile(
    r"\s+(?:and (?:then )?(?:completed|his|her|their|subsequently|went|did|is|was|a|an|the|general|moved|"
    r"fellowship|residency|finished|remained|has|served)|where|before|after|followed|in (?:19|20)\d\d|while|"
    r"with|for (?:his|her|a|residency|fellowship))\b.*$",
    re.I,
)
_EDUCATION = re.compile(r"\W*education(?: (?:and|&) training)?\W*", re.I)
MAX_LINE = 220  # characters; a longer line is prose, not an entry of a list


def training_in(lines: Sequence[str]) -> tuple[Training, ...]:
    """What the lines of one person say, labelled lists and CV lines first, then prose. Empty when nothing."""
    found = list(_labelled(lines))
    kinds = {training.kind for training in found}
    for line in lines:
        for training in _of_prose(line):
            if training.kind not in kinds:
                found.append(training)
        kinds = {training.kind for training in found} if line is lines[-1] else kinds
    if not any(t.kind == "medical school" for t in found):
        found.extend(_cv_school(lines))
    unique: dict[tuple[str, str], Training] = {}
    for training in (t for t in found if t.institution):
        unique.setdefault((training.kind, training.institution), training)
    return tuple(sorted(unique.values(), key=lambda t: _ORDER.index(t.kind)))


_ORDER = ("medical school", "residency", "fellowship", "internship", "undergraduate", "graduate")


_BARE_SCHOOL = re.compile(
    r"[A-Z][\w.'’&, -]*?(?:(?:school|college|faculty) of (?:osteopathic )?medicine\b|medical "
    r"(?:school|college|university)\b|"
    r"university of (?:the )?(?:caribbean|health sciences|medical sciences)\b|university of "
    r"medicine\b)[\w.'’&, ()-]{0,50}",
    re.I,
)


def school_line(lines: Sequence[str]) -> tuple[Training, ...]:
    """The first line that is nothing but a medical school: what lists of residents print under a name."""
    found = next((line for line in lines if len(line) < 100 and _BARE_SCHOOL.fullmatch(line)), "")
    return (_entry("medical school", found, found),) if found and not has_rank(found) else ()


def _labelled(lines: Sequence[str]) -> Iterator[Training]:
    """Entries under a heading ("Residency"), or after one on the same line ("Residency: …")."""
    kind, left = "", 0
    for line in lines:
        head, _, rest = line.partition(":")
        named = _label_kind(head.strip(" •·-–"))
        if named is not None and (not rest.strip() or len(head) < 45):
            kind, left = named, 6
            if (kind and _SCHOOL.search(rest)) or (
                kind and rest.strip() and len(rest) < MAX_LINE and rest.strip()[0].isupper()
            ):
                yield _entry(kind, rest, line)
            continue
        left -= 1
        if kind and left > 0 and len(line) <= MAX_LINE and _looks_like_entry(line):
            yield _entry(kind, line, line)
        elif kind and (left <= 0 or len(line) > MAX_LINE):
            kind = ""


def _label_kind(text: str) -> str | None:
    """The kind a heading names, "" for another heading that ends a list, None for no heading."""
    if not text or len(text) > 45:
        return None
    return next((kind for kind, pattern in _LABELS if pattern.fullmatch(text)), None)


def _looks_like_entry(line: str) -> bool:
    """True for "Gullhaven Medical Center - General Surgery"; not for a city, a date or a task below it."""
    return line[:1].isalnum() and (bool(_PLACE.search(line)) or " - " in line) and not line.endswith("?")


def _entry(kind: str, text: str, quote: str) -> Training:
    text = " ".join(text.split()).strip(" ,;:-–—•·")
    year = _YEAR.findall(text)
    degree = _DEGREE_TAIL.search(text)
    plain = _DEGREE_TAIL.sub("", text) if degree else text
    plain = re.sub(r"^(?:19|20)\d\d\s*(?:[-–—to]+\s*(?:(?:19|20)\d\d|present))?\s*[:,-]?\s*", "", plain)
    plain = re.sub(r"[\s,;(–-]*\b(?:19|20)\d\d\b\s*(?:[-–—]\s*(?:(?:19|20)\d\d|present))?\)?\s*$", "", plain)
    return Training(
        kind,
        plain.strip(" ,;:-–—"),
        degree.group(1) if degree else "",
        int(year[-1]) if year else None,
        quote,
    )


def _of_prose(line: str) -> Iterator[Training]:
    if len(line) < 40:
        return
    for kind, pattern in _PROSE:
        for match in pattern.finditer(line):
            said = re.split(r"(?<=[a-z]{4})\.\s", match.group("at"))[
                0
            ]  # "St. Louis" goes on, a sentence ends
            place = _TRAIL.sub("", _STOP.sub("", said)).strip(" ,;.")
            place = re.sub(r"\s*,?\s+\(?(?:class of )?(?:19|20)\d\d\)?$", "", place).removeprefix("the ")
            place = re.sub(r"(?<=\w\w)\s+in\s+(?:[A-Z]\w+[, ]*){1,4}$", "", place)
            if _SCHOOL.search(place) or (kind != "medical school" and len(place.split()) > 1):
                quote = sentence_around(line, match.start(), match.end())
                yield Training(kind, place, year=_year_of(place, quote), quote=quote)


def _year_of(said: str, sentence: str) -> int | None:
    """The year beside a school: in its own words, or right behind them ("in 2008", "(class of 2012)")."""
    beside = re.match(
        r"[^.;]{0,12}?\(?(?:in|class of|\()?\s*((?:19[4-9]|20[0-4])\d)\b", sentence.partition(said)[2]
    )
    years = _YEAR.findall(said) or ([beside.group(1)] if beside else [])
    return int(years[-1]) if years else None


def _cv_school(lines: Sequence[str]) -> Iterator[Training]:
    """CV lines under "Education": a school beside "M.D.", else one whose neighbour line says only that."""
    start = next((at for at, line in enumerate(lines) if _EDUCATION.fullmatch(line)), len(lines))
    under = [line for line in lines[start + 1 :] if len(line) <= MAX_LINE]
    for at, line in enumerate(under):
        if _SCHOOL.search(line) and _CV_SCHOOL.search(line):
            yield _entry("medical school", _school_part(line), line)
            return
        before = under[max(0, at - 2) : at]
        if _SCHOOL.search(line) and any(_is_degree_line(text) for text in before):
            yield _entry("medical school", _school_part(line), line)
            return


def _is_degree_line(text: str) -> bool:
    return (
        len(text) < 80
        and not _SCHOOL.search(text)
        and bool(
            re.search(r"\bM\.? ?D\.?(?![a-z])|doctor of medicine|medical school|medical degree", text, re.I)
        )
    )


def _school_part(line: str) -> str:
    """The part of a CV line that names the school: between tabs, dashes and commas."""
    parts = [part.strip() for part in re.split(r"\t|\s[-–—]\s|;|,(?=\s)|:", line) if _SCHOOL.search(part)]
    return parts[0] if parts else line
