"""Which kind of department a line names: the difference between a surgeon and a biochemist next door."""

from __future__ import annotations

import re

from finder.affiliations.words import fold_words

DEPARTMENTS = (
    "general surgery", "trauma/acute care", "surgical oncology", "colorectal", "vascular", "transplant",
    "bariatric/MIS", "endocrine", "breast", "pediatric surgery", "cardiothoracic", "plastic",
    "other surgical", "non-surgical", "unclear",
)  # fmt: skip
GENERAL_FAMILY = frozenset(DEPARTMENTS[:10])


def _any(*patterns: str, before: str = "") -> re.Pattern[str]:
    """Any of the patterns, from the start of a word: tried at each letter they would be the slowest step."""
    return re.compile(rf"\b{before}(?:{'|'.join(patterns)})", re.I)


# Names of institutions that hold the word of a specialty and say nothing about this writer's work.
_NAMES = _any(
    r"American College of Surgeons", r"College of Physicians (?:and|&) Surgeons",
    r"Hospital for Special Surgery", r"(?:Registry|Fund) of Transplant Recipients",
    r"Center for Surgery and Public Health", r"Eye (?:and|&) Ear(?: Infirmary)?",
    r"(?:[\w.]{1,30} )?(?:School|Faculty|College) of (?:Osteopathic )?(?:Medicine|Dentistry|Dental Medicine)"
    r"(?:,? (?:and|&) (?:Dentistry|Health Sciences?|Public Health|Biomedical Sciences?|Science|Surgery))*",
    r"University of Medicine (?:and|&) Dentistry", r"Health (?:and|&) Science", r"VA Medical",
    r"Veterans Affairs", r"Trauma Foundation", r"Medical Sciences?",
    r"Health Sciences? (?:Center|University|Campus)", r"Northwestern Medicine Regional",
    r"(?:Cornell|Penn|Northwestern|Stanford|Hopkins|UW|Michigan|Nebraska|Loyola|Yale|UCLA|Duke|Brook|Chicago|"
    r"IU|WVU|UCLA|UAB|Emory|Temple|Brown|Keck) Medicine",
    r"Geriatric Research,? Education,? and Clinical Center", r"Shock Trauma ICU",
    r"General Hospital (?:and|&) Trauma Center",
)  # fmt: skip
# Transplantation that is not surgery.
_MARROW = _any(
    r"(?:(?:bone.?)?marrow|blood|stem.?cell|h(?:a)?ematopoietic|cellular|hematologic)[^;.]{0,40}transplant\w*",
    r"transplant\w* (?:nephrology|hepatology|cardiology|infectious|immunology|pulmonology|medicine|pharmacy|"
    r"psychiatry|hepatologist|ID\b)", r"(?:lung|heart|kidney) transplant (?:clinic|cardiology|medicine)",
    r"immunology,? (?:and |& )?transplant\w*",
    r"(?:heart failure|lung disease|nephrology|hepatology|cardiology|pulmon\w+|liver disease)s?"
    r"(?: medicine)?,? (?:and |& )?(?:\w+ ){0,2}transplant\w*",
    r"h(?:a)?ematology[^;.]{0,40}transplant\w*", r"hepatobiliary (?:and|&) transplant hepat\w*",
)  # fmt: skip
_SURGICAL = (
    ("pediatric surgery", _any(
        r"p(?:a)?ediatric (?:(?:general|and|&|thoracic|trauma|fetal|neonatal)[ ,]+)*surg", r"fetal surgery",
        r"surgery,? (?:and )?p(?:a)?ediatrics\b", r"child\w*'?s surgery", r"p(?:a)?ediatric trauma",
        r"surgery,? (?:section|division) of p(?:a)?ediatric(?! cardi)")),
    ("plastic", _any(
        r"plastic", r"reconstructive (?:and \w+ )?surg", r"craniofacial", r"aesthetic", r"cosmetic surg",
        r"transgender surg", r"gender (?:affirming|affirmation|surgery)")),
    ("cardiothoracic", _any(
        r"cardio-?\s?thoracic", r"cardiac surg", r"thoracic surg", r"cardio-?vascular surg", r"heart surg",
        r"cardiac,? (?:and |& )?(?:thoracic|vascular surg)",
        r"thoracic,? (?:and|&|/) (?:cardi|vascular|esophageal)",
        r"cardiovascular (?:and|&) thoracic", r"(?:division|section) of (?:thoracic|cardiac)\b(?! imag)",
        r"thoracic (?:and \w+ )?oncolog\w* surg", r"congenital heart surg")),
    ("other surgical", _any(
        r"orth?op(?:a)?edic", r"neuro-?\s?surg", r"neurologic(?:al)? surg", r"urolog", r"urologic",
        r"otolaryng", r"otorhino", r"op(?:h)?thalm", r"obstetric", r"gyna?ecolog", r"maxillofacial",
        r"oral (?:and \w+ )?surg", r"spin(?:e|al) surg", r"podiatr", r"foot (?:and|&) ankle", r"hand surg",
        r"hand (?:and|&) (?:upper|microvasc)", r"head (?:and|&) neck", r"ENT\b", r"sports medicine",
        r"joint (?:replacement|reconstruction)", r"eye (?:institute|center|hospital|clinic)", r"OB/?-?GYN",
        r"dermatologic(?:al)? surg", r"mohs", r"spine (?:center|institute|service|program)",
        r"arthroplasty", r"hip (?:and|&|preservation)", r"knee\b", r"musculoskeletal (?:surg|institute)",
        r"maternal.?fetal medicine", r"women'?s health", r"bone (?:and|&) joint", r"scoliosis")),
    ("trauma/acute care", _any(
        r"trauma\b", r"acute care surg", r"burns?\b", r"emergency (?:general )?surg",
        r"surgical critical care", r"critical care surg", r"surgical intensive", r"acute and critical care")),
    ("vascular", _any(
        r"vascular (?:and |& )?(?:\w+ )?surg", r"endovascular surg", r"vascular division", r"vascular/endo",
        r"vascular (?:and|&) endovascular",
        r"(?:division|section|department) of vascular(?! (?:med|neuro|biol|and interv|& interv))",
        r"peripheral vascular", r"vascular (?:and|&) transplant")),
    ("transplant", _any(r"transplant")),
    ("surgical oncology", _any(
        r"surgical(?: and \w+)? oncolog", r"oncologic(?:al)? surg", r"cancer surg", r"surgery,? oncology",
        r"melanoma surg", r"surgery,? (?:section|division) of oncolog", r"endocrine and oncologic surg")),
    ("colorectal", _any(r"colo(?:n)?\s?(?:and|&|-)?\s?rectal", r"proctolog")),
    ("bariatric/MIS", _any(
        r"bariatric", r"minimally.invasive surg", r"weight loss", r"laparoscop", r"metabolic surg",
        r"robotic surg", r"(?:minimally.invasive|foregut|esophageal|obesity|MIS)\b[^;]*surg")),
    ("endocrine", _any(
        r"endocrine (?:and \w+ |& \w+ )?surg", r"surgical endocrin")),
    ("breast", _any(
        r"breast (?:and \w+ |& \w+ )?(?:surg|center|service|health|cancer surg|program|care)",
        r"breast surgical")),
)  # fmt: skip
_GENERAL = _any(
    r"surg(?:ery|eries|ical|eons?)?\b", r"digestive surg", r"hepatobiliary",
    r"hepato-?pancreat", r"HPB\b",
)  # fmt: skip
_OTHER = _any(
    r"medicine\b", r"medical (?:oncolog|student|education|physics|genetics|informatics)", r"cardiolog",
    r"an(?:a)?esth", r"radiolog", r"patholog", r"p(?:a)?ediatrics", r"p(?:a)?ediatric \w+", r"neurolog",
    r"psychiatr", r"psycholog", r"biochem", r"biolog", r"physiolog", r"pharmac", r"epidemiolog", r"biostat",
    r"statistic", r"genetic", r"genomic", r"immunolog", r"microbiol", r"nephrolog", r"gastroenterolog",
    r"hepatolog", r"endocrinolog", r"diabet", r"metabolism", r"h(?:a)?ematolog", r"oncolog", r"rheumatolog",
    r"pulmon", r"infectious", r"dermatolog", r"allergy", r"geriatric", r"rehabilitat", r"nursing", r"nurse",
    r"public health", r"health (?:policy|services|economics|care delivery|outcomes|science research)",
    r"informatics", r"engineering", r"chemistry", r"physics", r"nutrition", r"dent(?:al|istry)",
    r"population",
    r"cardiovascular", r"critical care", r"intensive care", r"emergency", r"neuroscience", r"neuro-?oncolog",
    r"anatom", r"ethics", r"law\b", r"veterinar", r"imaging", r"nuclear", r"radiation", r"primary care",
    r"family", r"palliative", r"sleep", r"electrophysiolog", r"arrhythmia", r"heart\b", r"kidney",
    r"stress disorder", r"athletic", r"physical therap", r"biomedical", r"toxicolog", r"environmental",
    r"computer", r"social work", r"library", r"molecular", r"cancer (?:biology|control|prevention|research)",
    r"stroke", r"hyperbaric", r"graduate medical education", r"virolog", r"neonat", r"perinat", r"lipid",
    r"thrombosis", r"hemostasis", r"vaccine", r"optometr", r"speech", r"audiolog", r"kinesiolog",
    r"data science", r"behavioral", r"aging", r"bone mineral", r"osteoporosis", r"interventional",
    r"endoscop", r"hospitalist", r"internist", r"management", r"clinical (?:research|trials|sciences)",
    r"laborator(?:y|ies) (?:medicine|science)", r"therap", r"neurodegenerat", r"alzheimer", r"parkinson",
    r"movement", r"epilepsy", r"sclerosis", r"comparative", r"proteomic", r"biophys", r"vascular",
    r"mathemat", r"business", r"econom", r"sociolog", r"anthropolog", r"communication", r"education",
    r"implementation research", r"evidence-based", r"research (?:foundation|institute|department|center)",
    r"department of research", r"internal med", r"nephro", r"hospice", r"pain (?:management|medicine|center)",
    r"cell(?:ular)?\b", r"cancer (?:center )?pharm", r"health equity", r"quality (?:and|&) safety", r"genome",
    r"microbiome", r"bioethic", r"humanities", r"sports science", r"autism", r"digestive (?:disease|health)",
    r"liver (?:disease|center)", r"vision\b", r"retina", r"lung\b", r"asthma", r"cystic fibrosis",
    r"sickle", r"thyroid", r"melanoma", r"leukemia", r"lymphoma", r"myeloma", r"hypertension",
    r"urgent care", r"ICU\b", r"stem cell", r"gene ", r"mental health", r"addiction", r"research\b",
    r"laborator(?:y|ies)\b", r"cancer\b", r"immun",
    before=r"(?:neuro|immuno|radio|patho|micro|h(?:a)?emato|psycho|physio|dermato|cyto|histo|bio|electro|"
    r"cardio|nano|glyco|chrono|chemo|photo)*-?",
)  # fmt: skip
_SPECIALTY = re.compile("|".join(rf"(?:{pattern.pattern})\w*" for pattern in (
    *(pattern for _, pattern in _SURGICAL), _GENERAL, _OTHER)), re.I)
_BESIDE = frozenset((  # words that make no name of a specialty
    "of", "for", "from", "general", "clinical", "internal", "medical", "preventive", "perioperative",
    "quantitative", "science", "development", "outcomes",
))  # fmt: skip
_LONGEST = 6000  # characters; see words.clean
_UNIT = _any(r"(?:department|dept|division|div|section)s?\b")
_DEPARTMENT = re.compile(r"\b(?:departments?|dept\.?|divisions?|sections?) of [^,;]*", re.I)
_OTHER_AND_SURGERY = re.compile(r"(?:departments?|divisions?) of [\w ]{0,80}\band (?:general )?surgery", re.I)


def is_surgical(name: str) -> bool:
    """True for the general-surgery family: what a general surgery residency trains in or leads to."""
    return name in GENERAL_FAMILY


def is_specialty(name: str) -> bool:
    """True when every word is a specialty's: "Surgery", "Critical Care Medicine", but not "Duke Surgery"."""
    left = _SPECIALTY.sub(" ", name.lstrip("0123456789"))  # of a footnote
    rest = {word for word in fold_words(left) if word.isalpha()}
    return rest <= _BESIDE


def department(line: str) -> str:
    """One of DEPARTMENTS for what the line says about the kind of work; `unclear` when it does not say."""
    text = _NAMES.sub(" ; ", line[:_LONGEST])
    marrow = _MARROW.search(text)
    if marrow and not re.search(r"surg", text, re.I):
        text = _MARROW.sub(" ", text)
    special = next((name for name, pattern in _SURGICAL if pattern.search(text)), "")
    if special:
        return "non-surgical" if _is_guest(text) else special
    other = bool(marrow) or bool(_OTHER.search(text))
    if _GENERAL.search(text):
        return "unclear" if other and _either(text) else "general surgery"
    return "non-surgical" if other else "unclear"


def _is_guest(text: str) -> bool:
    """True for the anesthesiologist of a trauma center: the department named is not a surgical one."""
    units = " ; ".join(unit.group() for unit in _DEPARTMENT.finditer(text))
    surgical = "surg" in text.lower() or any(pattern.search(units) for _, pattern in _SURGICAL)
    return not surgical and bool(_OTHER.search(units))


def _either(text: str) -> bool:
    """True when another department is named beside that of surgery, so that either may be meant."""
    joint = _OTHER_AND_SURGERY.search(text)
    if joint and _OTHER.search(joint.group()):
        return True
    units = len(_UNIT.findall(text))
    rest = re.sub(r"surgical \w+|\w+ surgery", " ", text, flags=re.I)
    return units > 1 and bool(_OTHER.search(rest))
