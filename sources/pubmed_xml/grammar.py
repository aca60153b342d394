"""The usual form of a PubMed record as patterns, so that one match reads it and proves its nesting.

The order is that of NLM's DTD (pubmed_250101.dtd), in which NLM itself writes. Every pattern is possessive
and covers each byte from one list to the next: a record with another order, an element not named here or a
tag that does not pair simply does not match, and is read by `citation` instead. Nothing is assumed about
the order or number of attributes.
"""

from __future__ import annotations

import re

_BREAK = r"\n?+ *+"  # what NLM writes between two tags; a search for it takes a sixth less time than for \s*+
A = r"(?:\s++[\w:.]++=\"[^\"<>&]*+\")*+"  # attributes in double quotes, without references
_INLINE = r"(?:</?(?:i|b|u|sup|sub)>[^<]*+)*+"  # pubmed_250101.dtd, %text;
TEXT = rf"[^<]*+{_INLINE}"  # the reader still has to see whether the inline markup pairs
_PAIRS = "|".join(rf"{name}>[^<]*+</{name}" for name in ("i", "b", "u", "sup", "sub"))
_SKIPPED = rf"[^<]*+(?:<(?:{_PAIRS})>[^<]*+)*+"  # text nobody reads, so its markup must pair here


def _usual(pattern: str) -> re.Pattern[str]:
    """The pattern compiled, its white space between tags narrowed to what NLM writes."""
    return re.compile(pattern.replace(r"\s*+", _BREAK), re.ASCII)


def _may(*parts: str) -> str:
    return rf"(?:{''.join(parts)})?+"


def _any(*parts: str) -> str:
    return rf"(?:{''.join(parts)})*+"


def _in(name: str, *parts: str) -> str:
    """The element `name` with these inside, and the white space after each tag."""
    return rf"<{name}{A}>\s*+{''.join(parts)}</{name}>\s*+"


def _leaf(name: str, text: str = "[^<]*+") -> str:
    """An element that holds text only, or nothing."""
    return rf"<{name}{A}(?:/>|>{text}</{name}>)\s*+"


def _read(name: str, text: str = "[^<]*+") -> str:
    """An element without attributes that holds text only: one group."""
    return rf"<{name}>({text})</{name}>\s*+"


def _list(name: str, *item: str) -> str:
    """The list `name`, if there is one: one group, its items as they stand."""
    return _may(rf"<{name}{A}>\s*+({_any(*item)})</{name}>\s*+")


_DAY = _read("Year", r"\d*+") + _read("Month", r"\w*+") + _read("Day", r"\d*+")
_PUB_DATE = (
    r"(?:<PubDate/>|<PubDate>\s*+" + _may(_read("Year", r"\d*+")) + _may(_read("Month", r"\w*+"))
    + _may(_read("Season")) + _may(_read("Day", r"\d*+")) + _may(_read("MedlineDate")) + r"</PubDate>)\s*+"
)
_JOURNAL = _in(
    "Journal", _may(rf"<ISSN{A}>([^<]*+)</ISSN>\s*+"),
    _in("JournalIssue", _may(_read("Volume")), _may(_read("Issue")), _PUB_DATE),
    _may(_read("Title")), _may(_read("ISOAbbreviation")),
)
_PAGES = _may(_in("Pagination", _may(_read("StartPage")), _may(_read("EndPage")), _may(_read("MedlinePgn"))))
_ABSTRACT = _may(_in(  # the first part apart, because most abstracts have no other
    "Abstract", _may(rf"<AbstractText({A})>({TEXT})</AbstractText>\s*+"),
    rf"({_any(_leaf('AbstractText', TEXT))})", _may(_leaf("CopyrightInformation", _SKIPPED)),
))

HEAD = _usual(
    r"<PubmedArticle>\s*+<MedlineCitation(" + A + r")>\s*+<PMID(?: Version=\"(\d++)\")?+>(\d++)</PMID>\s*+"
    + _may(_in("DateCreated", _leaf("Year"), _leaf("Month"), _leaf("Day")))
    + _may(_in("DateCompleted", _leaf("Year"), _leaf("Month"), _leaf("Day")))
    + _may(rf"<DateRevised>\s*+{_DAY}</DateRevised>\s*+")
    + rf"<Article{A}>\s*+{_JOURNAL}" + rf"<ArticleTitle{A}>({TEXT})</ArticleTitle>\s*+"
    + _PAGES + rf"({_any(_leaf('ELocationID'))})" + _ABSTRACT + rf"(<AuthorList{A}>\s*+)?+"
)
_NAMES = _may(rf"<Suffix>{TEXT}</Suffix>\s*+") + _any(_leaf("Identifier"))
AUTHOR = _usual(
    rf"<Author({A})>\s*+(?:<LastName>([^<]*+)</LastName>\s*+" + _may(_read("ForeName"))
    + _may(_read("Initials"))  # mostly the affiliation follows: one look tells that nothing else does
    + rf"|(?=<C))((?:(?=<[CSI]){_may(_leaf('CollectiveName', TEXT))}{_NAMES})?+)"
    + _may(r"<AffiliationInfo>\s*+<Affiliation>([^<]*+)</Affiliation>\s*+</AffiliationInfo>\s*+")
    + rf"({_any(_in('AffiliationInfo', _leaf('Affiliation', TEXT), _any(_leaf('Identifier'))))})"
    + r"</Author>\s*+|((?s:.)++)"  # the last group is whatever no author is
)
_ACCESSION = _in("AccessionNumberList", _any(_leaf("AccessionNumber")))
_GRANT_PARTS = ("GrantID", "Acronym", "Agency", "Country")
_GRANT = _in("Grant", *(_may(_leaf(part)) for part in _GRANT_PARTS))
_CORRECTION = _in("CommentsCorrections", _may(_leaf("RefSource")), _may(_leaf("PMID")), _may(_leaf("Note")))
_GENES = _may(_in("GeneSymbolList", _any(_leaf("GeneSymbol"))))

MIDDLE = _usual(
    rf"\s*+({_any(_leaf('Language'))})"
    + _may(_in("DataBankList", _any(_in("DataBank", _leaf("DataBankName"), _may(_ACCESSION)))))
    + _list("GrantList", _GRANT) + _list("PublicationTypeList", _leaf("PublicationType"))
    + _may(_read("VernacularTitle", TEXT)) + _may(rf"<ArticleDate{A}>\s*+{_DAY}</ArticleDate>\s*+")
    + r"</Article>\s*+<MedlineJournalInfo>\s*+" + _may(_leaf("Country")) + _may(_read("MedlineTA"))
    + _may(_read("NlmUniqueID")) + _may(_leaf("ISSNLinking")) + r"</MedlineJournalInfo>\s*+"
    + _may(_in("ChemicalList", _any(_in("Chemical", _leaf("RegistryNumber"), _leaf("NameOfSubstance")))))
    + _may(_in("SupplMeshList", _any(_leaf("SupplMeshName")))) + _any(_leaf("CitationSubset"))
    + _list("CommentsCorrectionsList", _CORRECTION) + _GENES
    + rf"(<MeshHeadingList{A}>\s*+)?+"
)
HEADING = _usual(  # up to its end tag, which ends nothing else
    rf"\s*+<MeshHeading>\s*+<DescriptorName({A})>([^<]*+)</DescriptorName>\s*+"
    rf"({_any(_leaf('QualifierName'))})"
)
_TIME = _may(_leaf("Hour")) + _may(_leaf("Minute")) + _may(_leaf("Second"))
_MOMENT = (
    r"(?:<PubMedPubDate PubStatus=\"(?:entrez\">\s*+" + _DAY + r"|pubmed\">\s*+" + _DAY
    + r"|(?!entrez\"|pubmed\")[^\"<&]*+\">\s*+" + _DAY.replace("(", "(?:") + ")" + _TIME
    + r"</PubMedPubDate>\s*+)*+"
)
_SUBJECT = _in("PersonalNameSubject", _leaf("LastName"), _may(_leaf("ForeName")), _may(_leaf("Initials")),
               _may(_leaf("Suffix")))
_MANUSCRIPT = r"(?:<\?nihms[^<>?]*+\?>\s*+)?+"  # of an author manuscript; the one instruction NLM writes
_END = r"</PubmedData>\s*+</PubmedArticle>"
TAIL = _usual(
    r"\s*+" + _may(_leaf("NumberOfReferences")) + _may(_in("PersonalNameSubjectList", _any(_SUBJECT)))
    + _any(_leaf("OtherID")) + _any(_in("OtherAbstract", _any(_leaf("AbstractText", _SKIPPED)),
                                        _may(_leaf("CopyrightInformation", _SKIPPED))))
    + rf"({_any(_in('KeywordList', _any(_leaf('Keyword', TEXT))))})" + _may(_leaf("CoiStatement", _SKIPPED))
    + _any(_leaf("SpaceFlightMission")) + _any(_leaf("GeneralNote"))
    + r"</MedlineCitation>\s*+(?:<PubmedData>\s*+" + _may(rf"<History>\s*+{_MOMENT}</History>\s*+")
    + _may(_leaf("PublicationStatus")) + _list("ArticleIdList", _leaf("ArticleId")) + _MANUSCRIPT
    + rf"(?:{_END}|(<ReferenceList))|</PubmedArticle>)",  # of references only the end is sought
)
REFERENCES_END = _usual(rf"</ReferenceList>\s*+{_MANUSCRIPT}{_END}")
# the items of a list that one of the patterns above has proved to be well nested
MARKED = _usual(rf"<\w++({A})(?:/>|>({TEXT})</\w++>)\s*+")
NAMED = _usual(rf"<(\w++)({A})(?:/>|>({TEXT})</\w++>)\s*+")
KEYWORD = re.compile(rf"<Keyword{A}>({TEXT})</Keyword>")
GRANT = _usual(_in("Grant", *(_may(_leaf(part, "([^<]*+)")) for part in _GRANT_PARTS)))  # a group a part
AFFILIATION = re.compile(rf"<Affiliation>({TEXT})</Affiliation>")
_FILLED = r"[^<>]*+>\s*+([^<\s][^<]*+)"
DOI = re.compile(rf"<ArticleId(?=[^<>]*\sIdType=\"doi\"){_FILLED}")
PMC = re.compile(rf"<ArticleId(?=[^<>]*\sIdType=\"pmc\"){_FILLED}")
LOCATION_DOI = re.compile(
    rf"<ELocationID(?=[^<>]*\sEIdType=\"doi\")(?![^<>]*\sValidYN=\"N\"){_FILLED}"
)
