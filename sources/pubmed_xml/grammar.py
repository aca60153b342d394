"""The usual form of a PubMed record as patterns, so that one match reads it and proves its nesting.

The order is that of NLM's DTD (pubmed_250101.dtd), in which NLM itself writes. Every pattern is possessive
and covers each byte from one list to the next: a record with another order, an element not named here or a
tag that does not pair simply does not match, and is read by `citation` instead. Nothing is assumed about
the order or number of attributes.
"""

from __future__ import annotations

import re

A = r"(?:\s++[\w:.]++=\"[^\"<>&]*+\")*+"  # attributes in double quotes, without references
_INLINE = r"(?:</?(?:i|b|u|sup|sub)>[^<]*+)*+"  # pubmed_250101.dtd, %text;
TEXT = rf"[^<]*+{_INLINE}"  # the reader still has to see whether the inline markup pairs
_PAIRS = "|".join(rf"{name}>[^<]*+</{name}" for name in ("i", "b", "u", "sup", "sub"))
_SKIPPED = rf"[^<]*+(?:<(?:{_PAIRS})>[^<]*+)*+"  # text nobody reads, so its markup must pair here


def _may(*parts: str) -> str:
    return rf"(?:{''.join(parts)})?+"


def _any(*parts: str) -> str:
    return rf"(?:{''.join(parts)})*+"


def _in(name: str, *parts: str) -> str:
    """The element `name` with these inside, and the white space after each tag."""
    return rf"<{name}{A}>\n?+ *+{''.join(parts)}</{name}>\n?+ *+"


def _leaf(name: str, text: str = "[^<]*+") -> str:
    """An element that holds text only, or nothing."""
    return rf"<{name}{A}(?:/>|>{text}</{name}>)\n?+ *+"


def _read(name: str, text: str = "[^<]*+") -> str:
    """An element without attributes that holds text only: one group."""
    return rf"<{name}>({text})</{name}>\n?+ *+"


def _list(name: str, *item: str) -> str:
    """The list `name`, if there is one: one group, its items as they stand."""
    return _may(rf"<{name}{A}>\n?+ *+({_any(*item)})</{name}>\n?+ *+")


_DAY = _read("Year", r"\d*+") + _read("Month", r"\w*+") + _read("Day", r"\d*+")
_PUB_DATE = (
    r"(?:<PubDate/>|<PubDate>\n?+ *+" + _may(_read("Year", r"\d*+")) + _may(_read("Month", r"\w*+"))
    + _may(_read("Season")) + _may(_read("Day", r"\d*+")) + _may(_read("MedlineDate")) + r"</PubDate>)\n?+ *+"
)
_JOURNAL = _in(
    "Journal", _may(rf"<ISSN{A}>([^<]*+)</ISSN>\n?+ *+"),
    _in("JournalIssue", _may(_read("Volume")), _may(_read("Issue")), _PUB_DATE),
    _may(_read("Title")), _may(_read("ISOAbbreviation")),
)
_PAGES = _may(_in("Pagination", _may(_read("StartPage")), _may(_read("EndPage")), _may(_read("MedlinePgn"))))
_ABSTRACT = _may(_in(  # the first part apart, because most abstracts have no other
    "Abstract", _may(rf"<AbstractText({A})>({TEXT})</AbstractText>\n?+ *+"),
    rf"({_any(_leaf('AbstractText', TEXT))})", _may(_leaf("CopyrightInformation", _SKIPPED)),
))

HEAD = re.compile(
    r"<PubmedArticle>\n?+ *+<MedlineCitation(" + A + r")>\n?+ *+<PMID(?: Version=\"(\d++)\")?+>(\d++)</PMID>\n?+ *+"
    + _may(_in("DateCreated", _leaf("Year"), _leaf("Month"), _leaf("Day")))
    + _may(_in("DateCompleted", _leaf("Year"), _leaf("Month"), _leaf("Day")))
    + _may(rf"<DateRevised>\n?+ *+{_DAY}</DateRevised>\n?+ *+")
    + rf"<Article{A}>\n?+ *+{_JOURNAL}" + rf"<ArticleTitle{A}>({TEXT})</ArticleTitle>\n?+ *+"
    + _PAGES + rf"({_any(_leaf('ELocationID'))})" + _ABSTRACT + rf"(<AuthorList{A}>\n?+ *+)?+",
    re.ASCII,
)
_NAMES = _may(rf"<Suffix>{TEXT}</Suffix>\n?+ *+") + _any(_leaf("Identifier"))
AUTHOR = re.compile(
    rf"<Author({A})>\n?+ *+(?:<LastName>([^<]*+)</LastName>\n?+ *+" + _may(_read("ForeName"))
    + _may(_read("Initials")) + rf"|(?=<C))({_may(_leaf('CollectiveName', TEXT))}{_NAMES})"
    + _may(r"<AffiliationInfo>\n?+ *+<Affiliation>([^<]*+)</Affiliation>\n?+ *+</AffiliationInfo>\n?+ *+")
    + rf"({_any(_in('AffiliationInfo', _leaf('Affiliation', TEXT), _any(_leaf('Identifier'))))})"
    + r"</Author>\n?+ *+|(.++)",  # the last group is whatever no author is
    re.ASCII | re.DOTALL,
)
_ACCESSION = _in("AccessionNumberList", _any(_leaf("AccessionNumber")))
_GRANT_PARTS = ("GrantID", "Acronym", "Agency", "Country")
_GRANT = _in("Grant", *(_may(_leaf(part)) for part in _GRANT_PARTS))
_CORRECTION = _in("CommentsCorrections", _may(_leaf("RefSource")), _may(_leaf("PMID")), _may(_leaf("Note")))
_GENES = _may(_in("GeneSymbolList", _any(_leaf("GeneSymbol"))))

MIDDLE = re.compile(
    rf"\n?+ *+({_any(_leaf('Language'))})"
    + _may(_in("DataBankList", _any(_in("DataBank", _leaf("DataBankName"), _may(_ACCESSION)))))
    + _list("GrantList", _GRANT) + _list("PublicationTypeList", _leaf("PublicationType"))
    + _may(_read("VernacularTitle", TEXT)) + _may(rf"<ArticleDate{A}>\n?+ *+{_DAY}</ArticleDate>\n?+ *+")
    + r"</Article>\n?+ *+<MedlineJournalInfo>\n?+ *+" + _may(_leaf("Country")) + _may(_read("MedlineTA"))
    + _may(_read("NlmUniqueID")) + _may(_leaf("ISSNLinking")) + r"</MedlineJournalInfo>\n?+ *+"
    + _may(_in("ChemicalList", _any(_in("Chemical", _leaf("RegistryNumber"), _leaf("NameOfSubstance")))))
    + _may(_in("SupplMeshList", _any(_leaf("SupplMeshName")))) + _any(_leaf("CitationSubset"))
    + _list("CommentsCorrectionsList", _CORRECTION) + _GENES
    + rf"(<MeshHeadingList{A}>\n?+ *+)?+",
    re.ASCII,
)
HEADING = re.compile(  # up to its end tag, which ends nothing else
    rf"\n?+ *+<MeshHeading>\n?+ *+<DescriptorName({A})>([^<]*+)</DescriptorName>\n?+ *+"
    rf"({_any(_leaf('QualifierName'))})",
    re.ASCII,
)
_TIME = _may(_leaf("Hour")) + _may(_leaf("Minute")) + _may(_leaf("Second"))
_MOMENT = (
    r"(?:<PubMedPubDate PubStatus=\"(?:entrez\">\n?+ *+" + _DAY + r"|pubmed\">\n?+ *+" + _DAY
    + r"|(?!entrez\"|pubmed\")[^\"<&]*+\">\n?+ *+" + _DAY.replace("(", "(?:") + ")" + _TIME
    + r"</PubMedPubDate>\n?+ *+)*+"
)
_SUBJECT = _in("PersonalNameSubject", _leaf("LastName"), _may(_leaf("ForeName")), _may(_leaf("Initials")),
               _may(_leaf("Suffix")))
_MANUSCRIPT = r"(?:<\?nihms[^<>?]*+\?>\n?+ *+)?+"  # of an author manuscript; the one instruction NLM writes
_END = r"</PubmedData>\n?+ *+</PubmedArticle>"
TAIL = re.compile(
    r"\n?+ *+" + _may(_leaf("NumberOfReferences")) + _may(_in("PersonalNameSubjectList", _any(_SUBJECT)))
    + _any(_leaf("OtherID")) + _any(_in("OtherAbstract", _any(_leaf("AbstractText", _SKIPPED)),
                                        _may(_leaf("CopyrightInformation", _SKIPPED))))
    + rf"({_any(_in('KeywordList', _any(_leaf('Keyword', TEXT))))})" + _may(_leaf("CoiStatement", _SKIPPED))
    + _any(_leaf("SpaceFlightMission")) + _any(_leaf("GeneralNote"))
    + r"</MedlineCitation>\n?+ *+(?:<PubmedData>\n?+ *+" + _may(rf"<History>\n?+ *+{_MOMENT}</History>\n?+ *+")
    + _may(_leaf("PublicationStatus")) + _list("ArticleIdList", _leaf("ArticleId")) + _MANUSCRIPT
    + rf"(?:{_END}|(<ReferenceList))|</PubmedArticle>)",  # of references only the end is sought
    re.ASCII,
)
REFERENCES_END = re.compile(rf"</ReferenceList>\n?+ *+{_MANUSCRIPT}{_END}", re.ASCII)
# the items of a list that one of the patterns above has proved to be well nested
MARKED = re.compile(rf"<\w++({A})(?:/>|>({TEXT})</\w++>)\n?+ *+", re.ASCII)
NAMED = re.compile(rf"<(\w++)({A})(?:/>|>({TEXT})</\w++>)\n?+ *+", re.ASCII)
KEYWORD = re.compile(rf"<Keyword{A}>({TEXT})</Keyword>", re.ASCII)
GRANT = re.compile(
    _in("Grant", *(_may(_leaf(part, "([^<]*+)")) for part in _GRANT_PARTS)), re.ASCII
)  # a group for each part
AFFILIATION = re.compile(rf"<Affiliation>({TEXT})</Affiliation>")
_FILLED = r"[^<>]*+>\n?+ *+([^<\s][^<]*+)"
DOI = re.compile(rf"<ArticleId(?=[^<>]*\sIdType=\"doi\"){_FILLED}")
PMC = re.compile(rf"<ArticleId(?=[^<>]*\sIdType=\"pmc\"){_FILLED}")
LOCATION_DOI = re.compile(
    rf"<ELocationID(?=[^<>]*\sEIdType=\"doi\")(?![^<>]*\sValidYN=\"N\"){_FILLED}"
)
