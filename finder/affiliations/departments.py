"""Which kind of department a line names: the difference between a surgeon and a biochemist next door."""

from __future__ import annotations

import re

DEPARTMENTS = (
    "general surgery", "trauma/acute care", "surgical oncology", "colorectal", "vascular", "transplant",
    "bariatric/MIS", "endocrine", "breast", "pediatric surgery", "cardiothoracic", "plastic", "other surgical",
    "non-surgical", "unclear",
)  # fmt: skip
GENERAL_FAMILY = frozenset(DEPARTMENTS[:10])

_NOT_ABOUT_WORK = re.compile(
    r"\b(?:American College of Surgeons|College of Physicians (?:and|&) Surgeons|Hospital for Special Surgery|"
    r"(?:Registry|Fund) of Transplant Recipients|Center for Surgery and Public Health|Eye (?:and|&) Ear"
    r"(?: Infirmary)?|(?:School|Faculty|College) of (?:Medicine|Dentistry|Dental Medicine|Public Health)"
    r"(?:,? (?:and|&) (?:Dentistry|Health Sciences?|Public Health|Biomedical Sciences|Science|Surgery))*|"
    r"University of Medicine (?:and|&) Dentistry|(?:Perelman|Pritzker|Keck|Geffen|Feinberg|Miller|Keck|Icahn) "
    r"School of Medicine|Health (?:and|&) Science|VA Medical|Veterans Affairs|Cornell Medicine|Penn Medicine|"
    r"(?:Northwestern|Stanford|Johns Hopkins|UW|Michigan|Nebraska|Keck|Loyola|Yale|UCLA|Duke) Medicine|"
    r"Trauma Foundation|Health Sciences (?:Center|University|Campus)|Medical Sciences?)\b",
    re.I,
)
_MARROW = (
    r"(?:(?:bone.?)?marrow|blood|stem.?cell|hematopoietic|cellular|islet)[^,;.]{0,40}transplant\w*"
    r"|transplant\w* (?:nephrology|hepatology|cardiology|infectious|immunology|pulmonology|medicine|pharmacy|"
    r"psychiatry|hepatologist)|(?:lung|heart) transplant (?:clinic|program|cardiology)"
    r"|immunology,? (?:and |& )?transplant\w*"
)
_SURGICAL = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        ("pediatric surgery", r"p(?:a)?ediatric (?:(?:general|and|&|thoracic|trauma|fetal)[ ,]+)*surg|"
         r"surgery,? (?:and )?p(?:a)?ediatrics\b|children'?s surgery|fetal surgery|p(?:a)?ediatric trauma"),
        ("plastic", r"plastic|reconstructive surg|craniofacial|aesthetic|cosmetic surg|transgender surg"),
        ("cardiothoracic", r"cardio-?\s?thoracic|cardiac surg|thoracic surg|cardiovascular surg|heart surg|"
         r"cardiac and thoracic|thoracic (?:and|&|/) cardi|cardiovascular (?:and|&) thoracic|lung transplant\w* surg|"
         r"surgery,? (?:division|section) of (?:thoracic|cardiac)|thoracic oncology surg|cardiothoracic"),
        ("other surgical", r"ortho?p(?:a)?edic|orthop|neuro-?\s?surg|neurological surg|neurologic surg|urolog|"
         r"otolaryng|otorhino|ophthalmolog|obstetric|gyna?ecolog|maxillofacial|oral surg|spine surg|spinal surg|"
         r"podiatric|foot (?:and|&) ankle|hand surg|head (?:and|&) neck|\bENT\b|sports medicine|joint replacement|"
         r"\beye (?:institute|center|hospital|clinic)|OB/?GYN|dermatologic surg|mohs|\bspine (?:center|institute|service)|"
         r"arthroplasty|hip (?:and|&) knee"),
        ("trauma/acute care", r"trauma(?!tic)|acute care surg|\bburns?\b|emergency surg|emergency general surg|"
         r"surgical critical care|critical care surg|shock trauma|surgical intensive"),
        ("vascular", r"vascular (?:and|&|/|surg)|vascular surg|endovascular|vascular division|"
         r"surgery,? (?:division|section) of vascular|peripheral vascular"),
        ("transplant", r"transplant"),
        ("surgical oncology", r"surgical oncolog|oncologic(?:al)? surg|hepato-?pancreato|hepatobiliary|"
         r"pancreatic surg|cancer surg|surgery,? oncology|liver surg|HPB\b|melanoma surg"),
        ("colorectal", r"colo(?:n)?\s?(?:and|&|-)?\s?rectal|proctolog"),
        ("bariatric/MIS", r"bariatric|minimally.invasive|weight loss|laparoscop|metabolic surg|"
         r"robotic surg|foregut|esophageal"),
        ("endocrine", r"endocrine (?:and \w+ )?surg|surgical endocrin|surgery,? (?:division|section) of endocrine"),
        ("breast", r"breast (?:surg|center|service|health|cancer surg)|breast and endocrine|breast surgical"),
    )
)  # fmt: skip
_GENERAL = re.compile(
    r"(?:department|dept\.?|division|section|chair\w*|professor|residency|resident|program|service)s? (?:of|in|for) "
    r"(?:the )?(?:general )?surg|general surg|\bsurger(?:y|ies)\b|\bsurgical\b|\bsurgeons?\b|digestive surg",
    re.I,
)
_OTHER = re.compile(
    r"medicine\b|medical (?:oncolog|student|education|physics|genetics)|cardiolog|an(?:a)?esth|radiolog|patholog|"
    r"p(?:a)?ediatrics|neurolog|psychiatr|psycholog|biochem|biolog|physiolog|pharmac|epidemiol|biostat|statistic|"
    r"genetics|genomic|immunolog|microbiol|nephrolog|gastroenterolog|hepatolog|endocrinolog|diabetes|metabolism|"
    r"h(?:a)?ematolog|oncolog|rheumatolog|pulmon|infectious|dermatolog|allergy|geriatric|rehabilitat|nursing|"
    r"public health|health (?:policy|services|economics)|informatics|engineering|chemistry|physics|nutrition|dent(?:al|istry)|"
    r"population|cardiovascular|critical care|intensive care|emergency|neuroscience|anatom|ethics|law\b|"
    r"veterinar|imaging|nuclear|radiation|hospital medicine|primary care|family|palliative|sleep|electrophysiolog|"
    r"arrhythmia|heart|kidney|stress disorder|athletic|physical therapy|biomedical|biostatistics|toxicolog|"
    r"environmental|computer|social work|library|pathobiolog|molecular|cancer (?:biology|control|prevention)|stroke|"
    r"hyperbaric|graduate medical education|virolog|neonat|perinat|lipid|thrombosis|hemostasis|vaccine|optometr|"
    r"speech|audiolog|kinesiolog|data science|health outcomes|behavioral|aging|bone mineral|osteoporosis|sarcoma oncology|"
    r"interventional|endoscop|hospitalist|internist|management|clinical research|clinical trials|laborator|"
    r"cell(?:ular)? therap|neurodegenerat|alzheimer|parkinson|movement|epilepsy|multiple sclerosis|comparative|"
    r"proteomic|bioinformat|biophys|vascular biology|vascular medicine|mathemat|business|econom|sociolog|"
    r"anthropolog|communication|education|nurse|pharmd|therap",
    re.I,
)
_UNIT = re.compile(r"\b(?:department|dept|division|div|section|program|service|center|institute|unit|laborator)", re.I)


def is_surgical(name: str) -> bool:
    """True for the general-surgery family: what a general surgery residency trains in or leads to."""
    return name in GENERAL_FAMILY


def department(line: str) -> str:
    """One of DEPARTMENTS for what the line says about the kind of work; `unclear` when it does not say."""
    text = _NOT_ABOUT_WORK.sub(" ", line)
    marrow = re.search(_MARROW, text, re.I)
    if marrow:
        text = text.replace(marrow.group(), " ")
    special = [name for name, pattern in _SURGICAL if pattern.search(text)]
    general = bool(_GENERAL.search(text))
    if special:
        return _special(special, text, general)
    other = bool(marrow) or bool(_OTHER.search(text))
    if general:
        return "unclear" if other and _separate_units(text) else "general surgery"
    return "non-surgical" if other else "unclear"


def _special(special: list[str], text: str, general: bool) -> str:
    """The first of the special fields, in the order of the table, once a false friend is set aside."""
    return special[0]


def _separate_units(text: str) -> bool:
    """True when another department stands beside that of surgery, so that either may be meant."""
    return len(_UNIT.findall(text)) > 1 and bool(_OTHER.search(_GENERAL.sub(" ", text)))
