"""Takes a printed name apart, because pages print one person in a dozen ways and the rest needs parts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache


def word_set(text: str) -> frozenset[str]:
    """The words of a table that is written as text, because a list of quoted words cannot be read."""
    return frozenset(text.split())


# Credentials seen after names of US medicine and academia; the sources are the abbreviations lists of
# AAMC, ACGME and ACS (FACS, FASCRS …). Keys are letters only, lower case; values are the usual spelling.
_DEGREES = {
    key.lower(): key
    for key in word_set("""
MD DO PhD MBA MPH MS MSc MA MSPH MSCI MSCE MSCR MHS MHSc MHA MHPE MEd MEng MFA MPA MPP MPhil MDiv MMSc
MSEd MSN MSW MAS MTR MBBS MBChB MBBCh MBBChir BMBS BMBCh BMedSci MDCM MBI MBE MHCM MRes MAcM BA BS BSc BSN
BE BEng BCh BChir BTech BAO LLB LLM JD EdD DrPH ScD DSc DrSc DPhil DMD DDS DMSc DNP DPT DHSc DPM DVM
PharmD PsyD DHA DBA DCh RN APRN NP FNP FNPC FNPBC ANP AGNP AGACNP ACNP CRNP CNP CNS ARNP APN PA PAC MPAS
MSPAS MMS MPAP CRNA CCRN CNOR RD RDN LD LCSW LMSW MSSW CCC SLP OTR PT CPE CPA PE CCRP CCRC FACS FRCS FRCSC
FRCSEd FRCSI FRCP FRCPC FACP FACOG FAAP FACC FACEP FACHE FACR FAAN FAANS FAAOS FAHA FASCRS FASMBS FSSO
FCCP FCCM FCCS FICS FSVS FAWM FEBS FASGE FACG FAST FASN FIDSA FSCAI FHRS FABA FCAP FAMIA FACMI FAOA FAAD
FACMG FAIUM FSIR FRS FBA FREng FIEEE FACM CBE OBE CSC CSc RVT RPVI MLS MLIS HDR DEA DipEd PGCE ABPP CCTC
FPMRS FNAP FAUA FASTRO FASCO CWSP PMP MLSASCP MTASCP AMFDP Hon DrHC DABR DABS MBBCH MCh MChir Dipl DiplIng
MAEd MSE MSEE PD CMD EMBA MIA MSHS MSHA
""")
}
_DEGREES |= {
    "pac": "PA-C",
    "fnpc": "FNP-C",
    "fnpbc": "FNP-BC",
    "phdc": "PhD(c)",
    "accnsag": "ACCNS-AG",
    "acnpbc": "ACNP-BC",
    "agacnpbc": "AGACNP-BC",
    "agpcnpbc": "AGPCNP-BC",
    "npc": "NP-C",
    "dring": "Dr-Ing",
    "scdr": "ScDr",
    "ccrnk": "CCRN-K",
}
_NAMES_TOO = {
    "ma",
    "do",
    "ba",
    "ms",
    "pa",
    "np",
    "be",
    "pe",
    "ld",
    "an",
    "pd",
    "hon",
    "mas",
    "dea",
    "bs",
    "md",
}
_SUFFIXES = {"jr": "Jr.", "sr": "Sr.", "ii": "II", "iii": "III", "iv": "IV", "junior": "Jr.", "senior": "Sr."}
_HONORIFICS = word_set("""
dr drs prof aprof drd lecturer professor professore mr mrs ms miss mx sir dame lord lady herr frau dott
dottssa ssa dra sra sr rev fr sister brother hon doc assoc asst assistant associate adj adjunct emeritus
emerita ing dipl habil rer nat med phil univ privdoz priv doz pd apl mag rndr mudr phdr mgr doctor
clinical visiting drmed dring drrernat drhc univprof hc ao em col capt lt maj cmdr gen retd hab inz docent
""")
_OPENING = word_set("""
dr drs prof aprof professor mr mrs ms miss mx sir dame herr frau dott dottssa dra drd ass lect conf asist
esq rev assoc asst assistant associate adj adjunct emeritus emerita ing dipl univ privdoz pd apl mag rndr
mudr phdr mgr doctor clinical visiting drmed dring drrernat univprof senior lecturer reader instructor doc
hon docent col lt capt maj
""")
_PARTICLES = word_set("""
van von der den de la las los del della di da das do dos du le ter ten te zu zur vom af av bin ibn ben al
el abu st saint st. y e
""")
_CAPITAL_PARTICLES = frozenset(("st.", "van", "von", "de", "del", "la", "di", "el", "al", "der", "du"))
# A frequent second-last word that is a surname, not a middle name: the 60 most frequent Spanish surnames
# (Instituto Nacional de Estadística, frequencies of surnames).
_SPANISH = word_set("""
garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez hernandez ruiz diaz
moreno munoz alvarez romero gutierrez alonso navarro torres dominguez ramos vazquez ramirez gil serrano
morales molina blanco suarez castro ortega delgado ortiz marin rubio nunez medina sanz castillo iglesias
cortes garrido santos guerrero lozano cano cruz mendez flores prieto herrera pena leon marquez cabrera
gallego calvo vidal campos reyes vega fuentes carrasco diez aguilar caballero nieto vargas pascual rojas
chavez rivera mendoza guzman salazar espinoza contreras
""")
_LEADING_DEGREES = frozenset(("msc", "bsc", "phd", "dipling", "diploming", "meng", "dsc"))
_NUMBERED = re.compile(r"^\s*(?:[#•·*\-–—▪●►»>]+\s*)?(?:\(?\d{1,3}[.):]\s*)?(?:[•·*▪●►»]+\s*)?")
_PGY = re.compile(r"[\[(,\s–-]*\bPGY[\s-]*(?:[1-9]|[IV]{1,3})\b[\])]*", re.I)
_BRACKETED = re.compile(
    r"\(([^()]*)\)|\[([^\[\]]*)\]|[\"“”«»]([^\"“”«»]+)[\"“”«»]|(?<=\s)['‘]([^'’‘]+)['’](?=\s)"
)
_NICKNAME = re.compile(r"[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*)?")
_SPACED = (
    (re.compile(r"\bPh\.?\s+D\b\.?", re.I), "PhD"),
    (re.compile(r"\bM\.\s+D\.(?!\w)"), "MD"),
    (re.compile(r"\bD\.\s+O\.(?!\w)"), "DO"),
    (re.compile(r"\bM\.\s+(?:Sc|S|A|P\.?H)\.(?!\w)"), "MSc"),
)


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A printed name in parts, in the letters of the page (all capitals are put in name case).

    `full` is given name first, without honorific and degrees, with the suffix.
    """

    given: str
    family: str
    suffix: str = ""
    degrees: tuple[str, ...] = ()
    honorific: str = ""
    nickname: str = ""
    full: str = ""
    inverted: bool = False  # printed family name first


_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "AE", "đ": "d", "ı": "i"}
)


@lru_cache(maxsize=20_000)
def letters(text: str) -> str:
    """The letters of a text, lower case, without marks: the form in which names are compared."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.translate(_PLAIN)).lower() if c.isalpha())


def degree(token: str, after_comma: bool = False) -> str:
    """The usual spelling of a credential, or empty. Without a comma before it, its case must show it."""
    key = letters(token)
    if key not in _DEGREES or not key:
        return ""
    if key in ("hon", "pd", "sr"):
        return ""
    capitals = sum(c.isupper() for c in token)
    shown = capitals >= 2 or ("." in token.rstrip(".") and len(key) > 1)
    return _DEGREES[key] if shown or (after_comma and key not in _NAMES_TOO) else ""


def suffix(token: str) -> str:
    """The generational suffix a token is ("Jr.", "III"), or empty."""
    return _SUFFIXES.get(letters(token), "") if len(token) <= 7 else ""


def take_apart(text: str) -> PrintedName:
    """The parts of one printed name; a text that is no name still comes back, as a family name."""
    text, nickname = _without_brackets(_tidy(text))
    parts = [part.strip(" ;:-–") for part in text.split(",") if part.strip(" .;:-–")]
    degrees: list[str] = []
    suffixes: list[str] = []
    kept = []
    for number, part in enumerate(parts):
        # what follows the credentials of a whole name is a school or a place, not a forename
        closed = bool(degrees) and len(parts[0].split()) > 1
        left = _peel(part, number > 0, degrees, suffixes)
        kept += [left] if left and not (closed and number) else []
    honorifics: list[str] = []
    bare = (_without_honorific(part, honorifics, at > 0) for at, part in enumerate(kept))
    kept = [part for part in bare if part]
    family, given, inverted = _split(kept)
    given, family = _name_case(given, 3), _name_case(family, 2)
    end = suffixes[0] if suffixes else ""
    full = " ".join(x for x in (given, family, end) if x)
    return PrintedName(
        given, family, end, tuple(dict.fromkeys(degrees)), " ".join(honorifics), nickname, full, inverted
    )


def _tidy(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).replace("\xad", "").replace("’", "'").replace("`", "'")
    text = re.sub(r"[​‌‍﻿]", "", " ".join(text.split()))
    text = _NUMBERED.sub("", _PGY.sub("", text), count=1)
    text = re.sub(r"\bA/(?=Prof)", "A", text)
    text = re.sub(r"\b((?:Dr|Prof|Mr|Mrs|Ms)\.)(?=[^\W\d_a-z][^\W\d_A-Z])", r"\1 ", text)
    for pattern, plain in _SPACED:
        text = pattern.sub(plain, text)
    return text.strip(" ,;:*†‡|/–—-")


def _without_brackets(text: str) -> tuple[str, str]:
    """The text without bracketed parts, and the one that is a nickname: one or two plain words."""
    nickname = ""
    for match in _BRACKETED.finditer(text):
        inner = next(group for group in match.groups() if group is not None).strip()
        if _NICKNAME.fullmatch(inner) and inner[0].isupper() and not degree(inner):
            nickname = nickname or inner
    return " ".join(_BRACKETED.sub(" ", text).split()), nickname


def _peel(part: str, after_comma: bool, degrees: list[str], suffixes: list[str]) -> str:
    """A comma part without the credentials and suffixes at its end, which are collected in order."""
    tokens = re.sub(r"(?<=[A-Za-z.])/(?=[A-Z])", " ", part).split() if _all_degrees(part) else part.split()
    found: list[str] = []
    shouted = part.upper() == part
    while tokens:
        last = tokens[-1]
        several = [degree(t, after_comma) for t in re.split(r"[-–]", last)]
        if suffix(last) and (after_comma or len(tokens) > 2 or (len(tokens) == 2 and "." in last)):
            suffixes.append(suffix(tokens.pop()))
        elif (named := degree(last, after_comma)) and (
            (
                after_comma
                and not (
                    len(tokens) == 1
                    and letters(last) in _NAMES_TOO
                    and not last.isupper()
                    and "." not in last
                )
            )
            or (
                len(tokens) > 2
                and not (shouted and len(letters(last)) < 3 and "." not in last and letters(last) != "md")
            )
        ):
            found.insert(0, named)
            tokens.pop()
        elif len(several) > 1 and all(several) and (after_comma or len(tokens) > 2):
            found[:0] = several
            tokens.pop()
        else:
            break
    degrees.extend(found)
    return " ".join(tokens).rstrip(" -–")


def _all_degrees(part: str) -> bool:
    """True when the last word is credentials joined by a slash: "MD/PhD"."""
    pieces = (part.split() or [""])[-1].split("/")
    return len(pieces) > 1 and all(degree(piece) for piece in pieces)


def _without_honorific(part: str, honorifics: list[str], after_comma: bool) -> str:
    """A part without the honorifics it opens with; never empties a first part that may be a name."""
    part = re.sub(r"^((?:[A-Za-z]{2,5}\.)+)(?=[A-Z][a-z])", r"\1 ", part)
    tokens = part.split()
    count = 0
    while count < len(tokens) and _is_honorific(tokens[count], count):
        count += 1
    if count == len(tokens) == 1 and not after_comma and "." not in part:
        return part
    honorifics.extend(tokens[:count])
    return " ".join(tokens[count:])


def _is_honorific(token: str, at: int) -> bool:
    pieces = [letters(piece) for piece in re.split(r"[.\-/]+", token) if piece]
    known = _OPENING if at == 0 else _HONORIFICS
    if token in ("Phil", "Nat", "Med", "Col", "Rer", "Brother", "Sister"):
        return False
    if letters(token) in _LEADING_DEGREES and not token.isupper():
        return True
    titled = len(pieces) > 1 and bool({"dr", "prof"} & set(pieces))
    if "." in token and (titled or _is_abbreviation(token, pieces)):
        return True
    if not pieces or (len(pieces) == 1 and len(token.rstrip(".")) == 1):
        return False
    return letters(token) in known or (pieces[0] in _OPENING and all(p in _HONORIFICS for p in pieces))


def _is_abbreviation(token: str, pieces: list[str]) -> bool:
    """A title of another country before the name: "Lect.", "Dipl.-Inf.", "M.Sc."; never initials."""
    if len(pieces) == 1:
        return token.endswith(".") and len(pieces[0]) > 2
    known = "".join(pieces) in _DEGREES or (bool(pieces) and pieces[0] in _HONORIFICS)
    return known and any(len(piece) > 1 for piece in pieces)


def _split(parts: list[str]) -> tuple[str, str, bool]:
    """(family, given, inverted) of the parts that are left after the comma split."""
    if not parts:
        return "", "", False
    if len(parts) > 1:
        return parts[0], parts[1], True
    tokens = parts[0].split()
    if len(tokens) == 1:
        return tokens[0], "", False
    shouted = [len(letters(t)) > 1 and t.isupper() and "." not in t for t in tokens]
    if any(shouted) and not all(s or len(letters(t)) < 2 for s, t in zip(shouted, tokens, strict=True)):
        return _by_capitals(tokens, shouted)
    start = _family_start(tokens)
    return " ".join(tokens[start:]), " ".join(tokens[:start]), False


def _by_capitals(tokens: list[str], shouted: list[bool]) -> tuple[str, str, bool]:
    """Pages of many countries print the family name, and only it, in capitals: "Wei BAO", "BAO Wei"."""
    first, last = shouted.index(True), len(shouted) - 1 - shouted[::-1].index(True)
    while first > 0 and tokens[first - 1].islower():
        first -= 1
    family = tokens[first : last + 1]
    if len(family) == len(tokens):
        return " ".join(tokens[-1:]), " ".join(tokens[:-1]), False
    return " ".join(family), " ".join(tokens[:first] + tokens[last + 1 :]), first == 0


def _family_start(tokens: list[str]) -> int:
    """Where the family name starts: at a particle, at a frequent Spanish surname, else the last word."""
    for at in range(1, len(tokens) - 1):
        word = tokens[at]
        if word.lower() in _PARTICLES and (word.islower() or word.lower() in _CAPITAL_PARTICLES):
            return at
    if len(tokens) > 2 and letters(tokens[-2]) in _SPANISH:
        return len(tokens) - 2
    if len(tokens) > 2 and re.fullmatch(r"[A-Z]\.?", tokens[-1]) and len(tokens[-2].rstrip(".")) > 1:
        return len(tokens) - 2
    return len(tokens) - 1


def _name_case(text: str, least: int) -> str:
    """Words of capitals in name case: "MCDONALD" → "McDonald"; shorter ones than `least` are initials."""

    def word(match: re.Match[str]) -> str:
        found = match.group().capitalize().replace("i\u0307", "i")  # the dotted capital İ
        return "Mc" + found[2:].capitalize() if found.startswith("Mc") and len(found) > 4 else found

    shouted = [t for t in text.split() if len(letters(t)) >= least and t.isupper() and "." not in t]
    return " ".join(re.sub(r"[^\W\d_]+", word, t) if t in shouted else t for t in text.split())
