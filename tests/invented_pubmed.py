"""Invented PubMed records as XML, for tests and benches: no real person, paper or PMID."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from xml.sax.saxutils import escape

FIRST = 99_000_001
FAMILIES = ("Abara", "Bexley", "Corvin", "Dunmore", "Elwick", "Farrow", "Gantry", "Hollis", "Ibsley",
            "Jarrow", "Kestrel", "Lomax", "Merrow", "Norland", "Orrin", "Pemble", "Quarrie", "Rushden",
            "Selby", "Tarrant", "Ulverton", "Varley", "Wexham", "Xanthe", "Yarrow", "Zennor")
GIVEN = ("Ada", "Bruno", "Clara", "Dario", "Edith", "Felix", "Greta", "Hugo", "Ines", "Jonas")
TOPICS = ("hernia repair", "colectomy", "trauma laparotomy", "thyroidectomy", "liver transplantation")
HEAD = (b'<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC '
        b'"-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/'
        b'pubmed_250101.dtd">\n<PubmedArticleSet>\n')
TAIL = b"</PubmedArticleSet>\n"


def record(
    pmid: int, created: date, *, revised: date | None = None, title: str = "", abstract: str = "",
    authors: Sequence[tuple[str, str, str]] = (), types: Sequence[str] = ("Journal Article",),
    corrections: Sequence[tuple[str, int]] = (),
) -> bytes:
    """One PubmedArticle; `authors` are (family, given, affiliation), `corrections` (RefType, PMID)."""
    revised = revised or created
    bylines = "".join(
        f'<Author ValidYN="Y"><LastName>{escape(f)}</LastName><ForeName>{escape(g)}</ForeName>'
        f"<Initials>{g[:1]}</Initials><AffiliationInfo><Affiliation>{escape(a)}</Affiliation>"
        f"</AffiliationInfo></Author>" for f, g, a in authors or byline(pmid))
    notes = "".join(
        f'<CommentsCorrections RefType="{kind}"><RefSource>Inv J Surg</RefSource><PMID Version="1">{other}'
        f"</PMID></CommentsCorrections>" for kind, other in corrections)
    notes = f"<CommentsCorrectionsList>{notes}</CommentsCorrectionsList>" if notes else ""
    kinds = "".join(f'<PublicationType UI="">{kind}</PublicationType>' for kind in types)
    return (
        f'<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{pmid}</PMID>'
        f"<DateRevised>{_ymd(revised)}</DateRevised><Article><Journal><ISSN>0000-0000</ISSN><JournalIssue>"
        f"<PubDate><Year>{created.year}</Year></PubDate></JournalIssue>"
        f"<Title>Invented Journal of Surgery</Title><ISOAbbreviation>Inv J Surg</ISOAbbreviation></Journal>"
        f"<ArticleTitle>{escape(title or f'{TOPICS[pmid % 5].capitalize()} number {pmid}')}</ArticleTitle>"
        f"<Abstract><AbstractText>{escape(abstract or f'We describe {TOPICS[pmid % 5]}.')}</AbstractText>"
        f'</Abstract><AuthorList CompleteYN="Y">{bylines}</AuthorList><Language>eng</Language>'
        f"<PublicationTypeList>{kinds}</PublicationTypeList></Article>{notes}"
        f'</MedlineCitation><PubmedData><History><PubMedPubDate PubStatus="entrez">{_ymd(created)}'
        f"</PubMedPubDate></History><PublicationStatus>ppublish</PublicationStatus><ArticleIdList>"
        f'<ArticleId IdType="pubmed">{pmid}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>\n'
    ).encode()


def byline(pmid: int) -> list[tuple[str, str, str]]:
    """Three authors of a record, always the same."""
    return [
        (FAMILIES[(pmid * 7 + n * 11) % 26], GIVEN[(pmid + n * 3) % 10],
         f"Department of Surgery, University of Inventia, Springfield, IL, USA. Unit {n}.")
        for n in range(3)]


def _ymd(day: date) -> str:
    return f"<Year>{day.year}</Year><Month>{day.month:02}</Month><Day>{day.day:02}</Day>"


def document(records: Iterable[bytes]) -> bytes:
    """A PubmedArticleSet."""
    return HEAD + b"".join(records) + TAIL


def harvest(count: int, since: date, until: date, *, first: int = FIRST) -> bytes:
    """So many records, created evenly over these days."""
    days = (until - since).days + 1
    return document(
        record(first + n, since + timedelta(days=n * days // count)) for n in range(count))
