"""Knows the credentials and suffixes that stand behind a name, and takes them off its end."""

from __future__ import annotations

import re

from sources.printed_name.folding import letters
from sources.printed_name.word_table import word_set

# Credentials seen after names of US medicine and academia; the sources are the abbreviations lists of
# AAMC, ACGME and ACS (FACS, FASCRS …). Keys are letters only, lower case; values are the usual spelling.
# Sorted, so that two spellings of one key would not take turns with the hash seed.
_DEGREES = {
    key.lower(): key
    for key in sorted(
        word_set("""
MD DO PhD MBA MPH MS MSc MA MSPH MSCI MSCE MSCR MHS MHSc MHA MHPE MEd MEng MFA MPA MPP MPhil MDiv MMSc
MSEd MSN MSW MAS MTR MBBS MBChB MBBCh MBBChir BMBS BMBCh BMedSci MDCM MBI MBE MHCM MRes MAcM BA BS BSc BSN
BE BEng BCh BChir BTech BAO LLB LLM JD EdD DrPH ScD DSc DrSc DPhil DMD DDS DMSc DNP DPT DHSc DPM DVM
PharmD PsyD DHA DBA DCh RN APRN NP FNP FNPC FNPBC ANP AGNP AGACNP ACNP CRNP CNP CNS ARNP APN PA PAC MPAS
MSPAS MMS MPAP CRNA CCRN CNOR RD RDN LD LCSW LMSW MSSW CCC SLP OTR PT CPE CPA PE CCRP CCRC FACS FRCS FRCSC
FRCSEd FRCSI FRCP FRCPC FACP FACOG FAAP FACC FACEP FACHE FACR FAAN FAANS FAAOS FAHA FASCRS FASMBS FSSO
FCCP FCCM FCCS FICS FSVS FAWM FEBS FASGE FACG FAST FASN FIDSA FSCAI FHRS FABA FCAP FAMIA FACMI FAOA FAAD
FACMG FAIUM FSIR FRS FBA FREng FIEEE FACM CBE OBE CSc RVT RPVI MLS MLIS HDR DEA DipEd PGCE ABPP CCTC
FPMRS FNAP FAUA FASTRO FASCO CWSP PMP MLSASCP MTASCP AMFDP Hon DrHC DABR DABS MCh MChir Dipl DiplIng
MAEd MSE MSEE PD CMD EMBA MIA MSHS MSHA
""")
    )
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
# Told by case alone: CSC is a nurse's cardiac surgery certification (AACN), CSc a Candidate of Sciences.
_TOLD_BY_CASE = frozenset(("CSC",))
_NAMES_TOO = word_set("ma do ba ms pa np be pe ld an pd hon mas dea bs md")
_SUFFIXES = {"jr": "Jr.", "sr": "Sr.", "ii": "II", "iii": "III", "iv": "IV", "junior": "Jr.", "senior": "Sr."}


def degree(token: str, after_comma: bool = False) -> str:
    """The usual spelling of a credential, or empty. Without a comma before it, its case must show it."""
    key = letters(token)
    if key not in _DEGREES or not key:
        return ""
    if key in ("hon", "pd", "sr"):
        return ""
    capitals = sum(c.isupper() for c in token)
    shown = capitals >= 2 or ("." in token.rstrip(".") and len(key) > 1)
    if not shown and (not after_comma or key in _NAMES_TOO):
        return ""
    bare = token.replace(".", "")
    return bare if bare in _TOLD_BY_CASE else _DEGREES[key]


def is_degree_key(key: str) -> bool:
    """True for the letters of a credential, whatever way it was printed."""
    return key in _DEGREES


def suffix(token: str) -> str:
    """The generational suffix a token is ("Jr.", "III"), or empty."""
    return _SUFFIXES.get(letters(token), "") if len(token) <= 7 else ""


def without_credentials(part: str, after_comma: bool) -> tuple[str, list[str], list[str]]:
    """A comma part without the credentials and suffixes at its end, and these: (rest, degrees, suffixes)."""
    tokens = re.sub(r"(?<=[A-Za-z.])/(?=[A-Z])", " ", part).split() if _all_degrees(part) else part.split()
    degrees: list[str] = []
    suffixes: list[str] = []
    shouted = part.upper() == part
    while tokens:
        last = tokens[-1]
        if suffix(last) and (after_comma or len(tokens) > 2 or (len(tokens) == 2 and "." in last)):
            suffixes.append(suffix(last))
        elif found := _credentials_at_end(tokens, after_comma, shouted):
            degrees[:0] = found
        else:
            break
        tokens.pop()
    return " ".join(tokens).rstrip(" -–"), degrees, suffixes


def _credentials_at_end(tokens: list[str], after_comma: bool, shouted: bool) -> list[str]:
    """The credentials that the last word is, several when a dash joins them; none when it may be a name."""
    last = tokens[-1]
    behind = after_comma and not (len(tokens) == 1 and _may_be_forename(last))
    within = len(tokens) > 2 and not (shouted and _may_be_initials(last))
    if (behind or within) and (named := degree(last, after_comma)):
        return [named]
    several = [degree(t, after_comma) for t in re.split(r"[-–]", last)]
    return several if len(several) > 1 and all(several) and (after_comma or len(tokens) > 2) else []


def _may_be_forename(token: str) -> bool:
    """True for what stands alone behind a comma and is a name as well: "Wong, Ma"."""
    return letters(token) in _NAMES_TOO and not token.isupper() and "." not in token


def _may_be_initials(token: str) -> bool:
    """True for two letters of a line all in capitals, where case tells no degree from initials or a name."""
    return len(letters(token)) < 3 and "." not in token and letters(token) != "md"


def _all_degrees(part: str) -> bool:
    """True when the last word is credentials joined by a slash: "MD/PhD"."""
    pieces = (part.split() or [""])[-1].split("/")
    return len(pieces) > 1 and all(degree(piece) for piece in pieces)
