"""Reads what a person is on a page: the printed title, and the role it stands for."""

from __future__ import annotations

import re

from sources.program_page.ranks import has_rank

ROLES = (
    "program director",
    "associate program director",
    "chair",
    "chief",
    "faculty",
    "fellow",
    "resident",
    "coordinator",
    "research staff",
    "alumnus",
    "emeritus",
    "staff",
    "",
)

_DEPUTY = r"(?:associate|assistant|assoc\.?|asst\.?|deputy|vice|co-?)"
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.I))
    for role, pattern in (
        (
            "alumnus",
            r"\balumn(?:us|a|i|ae)\b|\bgraduates of\b|\bformer (?:residents?|fellows?)\b|\bclass of "
            r"(?:19|20)\d\d\b",
        ),
        ("emeritus", r"\bemerit(?:us|a|i|ae)\b|\bretired\b"),
        (
            "coordinator",
            r"\b(?:program|residency|fellowship|education|clerkship|academic) (?:coordinator|"
            r"administrator|manager)s?\b|"
            r"\bcoordinators?\b",
        ),
        (
            "associate program director",
            rf"\b{_DEPUTY}[ -](?:residency[ -]|fellowship[ -])?(?:program )?director\b|"
            r"\bAPD\b|\bprogram director, associate\b",
        ),
        (
            "program director",
            r"\b(?:residency |fellowship )?program(?:me)? director\b|\bdirector,? (?:of )?(?:the )?"
            r"(?:general surgery |surgical |surgery )?(?:residency|fellowship)\b|\bresidency director\b",
        ),
        (
            "resident",
            r"\bPGY[\s-]*\d|\b(?:chief |administrative chief )?residents?\b|\bintern(?:s)?\b|"
            r"\bhouse ?staff\b|"
            r"\bpreliminary\b|\bcategorical\b",
        ),
        (
            "chair",
            r"(?<!vice )(?<!vice-)(?<!vice)\bchair(?:man|woman|person)?\b(?! professor)|\bdepartment head\b|"
            r"\bsurgeon[ -]in[ -]chief\b",
        ),
        ("chief", r"\b(?:division|section|service)? ?(?:chief|head)\b(?! of staff)"),
        (
            "research staff",
            r"\bresearch (?:assistant|associate|staff|scientist|specialist|coordinator|nurse|fellow|"
            r"technician|engineer)s?\b|"
            r"\bpost-?doc\w*|\bstatistician\b|\blab(?:oratory)? (?:manager|technician)\b|\bdata "
            r"(?:analyst|scientist)\b|"
            r"\bstudents?\b|\bresearchers?\b",
        ),
        ("fellow", r"\b(?:clinical |surgical |visiting |\w+ )?fellows?\b(?! (?:of|at) the)"),
        (
            "faculty",
            r"\bprofessors?\b|\bprof\b|\bfaculty\b|\blecturers?\b|\binstructors?\b|\bsurgeons?\b|"
            r"\bphysicians?\b|"
            r"\battendings?\b|\bdirector\b|\bdean\b|\bconsultants?\b|\breader\b|\bclinicians?\b|"
            r"\bvice[ -]chair\w*|"
            r"\bhospitalist\b|\bscientist\b|\binvestigators?\b|\b\w+ologist\b",
        ),
        (
            "staff",
            r"\bstaff\b|\bassistant\b|\bmanager\b|\badministrat\w+|\bnurse\b|\bpractitioner\b|\bsecretary\b|"
            r"\bofficer\b|\btechnician\b|\banalyst\b|\bspecialist\b|\bengineer\b|\badvis[eo]r\b|"
            r"\bphysician assistant\b",
        ),
    )
)
_NOT_FACULTY = re.compile(
    r"\bphysician(?:'s)? assistant\b|\bassistant to\b|\bnurse\b|\bexecutive assistant\b|"
    r"\badministrative assistant\b|\bstaff assistant\b",
    re.I,
)
_PGY = re.compile(
    r"\bPGY[\s-]*([1-9])\b|\bpost-?graduate year (?:([1-9])|(one|two|three|four|five|six|seven))\b|"
    r"\bPGY[\s-]*(I{1,3}|IV|VI{0,2})\b",
    re.I,
)
_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7}
_NO_TITLE = re.compile(
    r"\b(?:19|20)\d\d\s*(?:[-–—]|to)\s*(?:present|(?:19|20)\d\d)|\bfellow of the (?:american|royal)\b|"
    r"@|\bhttps?:|www\.|\bgoogle\b|\bprofile\b|\bsearch\b|\bview\b|"
    r"\b(?:school|university|college|hospital)\b.*\s-\s|"
    r"^\W*(?:phone|tel|telephone|fax|e-?mail|office(?: hours)?|room|building|website|homepage|view|"
    r"read|more|click|visit|"
    r"download|curriculum vitae|cv|ph\.?d\.?|m\.?d\.?|born|education(?: (?:and|&) training)?|"
    r"(?:research |clinical )?interests?|"
    r"areas?|specialt(?:y|ies)|residency|fellowship|internship|medical school|board certifications?|"
    r"publications?|"
    r"overview|contact|associations|biography|bio|locations?|languages?|hours|assistant)\s*(?::|$)|"
    r"^\W*(?:dr|prof|mr|ms|mrs)\W*$|^\W*\d+\W*$|\s-\s+(?:intern|resident|fellow)\b|^m\.?d\.?,? "
    r"(?:from )?\w+ universi|"
    r"^ph\.?d\.?,? (?:from )?(?:the )?[A-Z]",
    re.I,
)
_LABEL = re.compile(r"^\s*(?:job )?(?:title|position|rank|role|designation|appointment|job)s?\s*:\s*", re.I)
MAX_TITLE = 400  # characters; longer text with a rank in it is prose
_PROSE = re.compile(
    r"\b(?:is|was|has|he|she|his|her|they|received|earned|completed|joined|born|graduated|serves|served)\b"
)


def role_of(text: str) -> str:
    """The role of ROLES that a title or a section heading says, or empty. The most telling word wins."""
    if _NOT_FACULTY.search(text):
        return "staff"
    return next((role for role, pattern in _RULES if pattern.search(text)), "")


def pgy_of(text: str) -> int | None:
    """The postgraduate year a text prints ("PGY-3", "PGY II", "postgraduate year two"), or None."""
    match = _PGY.search(text)
    if not match:
        return None
    digit, year, word, roman = match.groups()
    if digit or year:
        return int(digit or year)
    return _WORDS[word.lower()] if word else _ROMAN.get(roman.lower())


def title_line(text: str) -> str:
    """The title that one line prints, without its label, or empty when the line says something else."""
    text = _LABEL.sub("", text).strip(" ,;|-–—•·:")
    if not 2 < len(text) <= MAX_TITLE or _NO_TITLE.search(text) or _PROSE.search(text):
        return ""
    return text if has_rank(text) else ""


_TOLD = re.compile(
    r"^(?:is|serves as|works as|currently serves as|is currently|joined \w+ as)\s+(?:currently\s+)"
    r"?(?:an?|the|our)?\s*"
    r"(?P<title>(?:(?!\.\s|\bwho\b|\bwith\b|\bwhose\b|\bspecializ).){3,120})",
    re.I,
)


def told_title(sentence: str) -> str:
    """The title that a bio's first words give: "is an assistant professor of surgery at …", or empty."""
    match = _TOLD.match(sentence)
    title = match.group("title").strip(" ,.;") if match else ""
    return title if has_rank(title) else ""


def plain_line(text: str) -> str:
    """A short line that could be a title by its place alone (a specialty, a department), or empty."""
    text = _LABEL.sub("", text).strip(" ,;|-–—•·")
    if not 3 < len(text) <= 80 or _NO_TITLE.search(text) or _PROSE.search(text) or re.search(r"\d", text):
        return ""
    return text if text[0].isupper() and ":" not in text and not text.endswith((".", "?", "!")) else ""
