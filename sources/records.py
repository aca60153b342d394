"""What a source can say: plain frozen records, each with the place it was read from.

A `Mention` is a person as one page printed them. It is not a person: who is who is decided in
`finder.identity`, never here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as one page printed them: a place in a byline, an entry on a page, a row of a list.

    `locator` names the place for ever: `pmid:38012345#3` (1-based over every `<Author>` element),
    `https://…#given-family`, `alumni:FILE#ROW`. Empty text or None means the page did not say.
    """

    locator: str
    printed: str  # the name as printed, white space folded
    family: str
    given: str  # forenames or initials, as printed
    suffix: str = ""  # Jr, III
    affiliations: tuple[str, ...] = ()  # as printed, one string per <Affiliation> or page line
    email: str | None = None  # lower-cased; only when it belongs to this very person
    orcid: str | None = None  # "0000-0002-1825-0097", check digit verified
    role: str = ""  # page: see program_page.ROLES; alumni: as the list says; byline: ""
    degrees: tuple[str, ...] = ()  # ("MD", "PhD", "FACS")
    url: str | None = None  # this person's own page, else the page of the entry
    initials: str = ""
    position: int = 0  # 1-based place in the byline or on the page
    of: int = 0  # how many places there are
    collective: str = ""  # a group author's name; family and given are then empty
    valid: bool = True  # PubMed ValidYN: False is a name that was corrected since: never a person
    equal_contribution: bool = False
    corresponding: bool = False  # this person's own e-mail stands in the record
    email_how: str = ""  # how the address was published: plain, mailto, entity, at-dot, cloudflare, …


@dataclass(frozen=True, slots=True)
class Correction:
    """One `CommentsCorrections` of an article: what kind, and which record it points to."""

    kind: str  # RefType: RetractionIn, RetractionOf, ErratumIn, ExpressionOfConcernIn, …
    pmid: str = ""
    source: str = ""


# CommentsCorrections@RefType of a record whose own words may no longer stand (APIS.md 1.8)
CORRECTED = ("ErratumIn", "CorrectedandRepublishedIn", "UpdateIn")


@dataclass(frozen=True, slots=True)
class Grant:
    """A grant as the article names it."""

    number: str = ""
    acronym: str = ""
    agency: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A PubMed record. Dates are ISO text as exact as the record is: `2026`, `2026-11` or `2026-11-12`."""

    key: str  # "pmid:38012345"
    pmid: str
    title: str
    abstract: str  # all sections, "LABEL: text" joined by a newline; white space folded
    authors: tuple[Mention, ...] = ()  # every <Author> element, also collective and invalid ones
    journal: str = ""
    journal_abbreviation: str = ""  # MedlineTA, else ISOAbbreviation
    issn: str = ""
    nlm_id: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    published: str = ""  # PubDate
    published_printed: str = ""  # PubDate or MedlineDate as PubMed prints it
    first_public: str = ""  # ArticleDate, else PubStatus pubmed, else PubDate
    entered: str = ""  # PubStatus entrez, ISO date
    revised: str = ""  # DateRevised, ISO date
    doi: str = ""
    pmc: str = ""
    language: str = ""  # first Language
    vernacular_title: str = ""
    publication_types: tuple[str, ...] = ()
    mesh: tuple[str, ...] = ()  # descriptor names
    mesh_major: tuple[str, ...] = ()  # those with a major topic on descriptor or qualifier
    keywords: tuple[str, ...] = ()
    grants: tuple[Grant, ...] = ()
    corrections: tuple[Correction, ...] = ()
    investigators: tuple[Mention, ...] = ()  # not authors; locator pmid:PMID#inv-N
    sections: tuple[tuple[str, str], ...] = ()  # (label, text) of the abstract
    complete: bool = True  # AuthorList CompleteYN: False means the list was cut, so no senior author
    editors: bool = False  # the list names editors of a book
    status: str = ""  # MedlineCitation Status
    version: str = "1"
    book: bool = False

    @property
    def retracted(self) -> bool:
        """True when the record itself says it was retracted (publication type or RetractionIn)."""
        return "Retracted Publication" in self.publication_types or any(
            c.kind in ("RetractionIn", "RetractedandRepublishedIn") for c in self.corrections
        )

    @property
    def concern(self) -> bool:
        """True when an expression of concern, or a retraction of a part, points at this record."""
        return any(c.kind in ("ExpressionOfConcernIn", "PartialRetractionIn") for c in self.corrections)

    @property
    def corrected(self) -> bool:
        """True when its words may no longer stand: an erratum, or a later version in its place."""
        return any(c.kind in CORRECTED for c in self.corrections)

    @property
    def notice(self) -> bool:
        """True for a retraction notice or an erratum: it is about a paper, it is not one."""
        return bool(
            {"Retraction of Publication", "Published Erratum", "Retraction Notice", "Expression of Concern"}
            & set(self.publication_types)
        )


@dataclass(frozen=True, slots=True)
class Deleted:
    """A PMID that an update file says was deleted."""

    key: str


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search says exists; the caller decides whether it still has to be fetched."""

    key: str


@dataclass(frozen=True, slots=True)
class Training:
    """Where a person learned, in the page's own words."""

    kind: str  # "medical school", "residency", "fellowship", "undergraduate", "graduate"
    institution: str
    degree: str = ""
    year: int | None = None
    quote: str = ""  # the page's words, verbatim, white space folded


@dataclass(frozen=True, slots=True)
class Listing:
    """One person as a people page lists them. `mention.role` is one of `program_page.ROLES`."""

    mention: Mention
    title: str = ""  # as printed: "Associate Professor of Surgery"
    phone: str = ""
    photo: str = ""
    pgy: int | None = None
    interests: tuple[str, ...] = ()
    training: tuple[Training, ...] = ()
    wishes: tuple[str, ...] = ()  # "please do not e-mail", "accepting students": verbatim
    bio: str = ""  # the prose about this person, white space folded

    @property
    def medical_school(self) -> str:
        """The first medical school the page names, or empty."""
        return next((t.institution for t in self.training if t.kind == "medical school"), "")


@dataclass(frozen=True, slots=True)
class Alumnus:
    """A row of a match list or alumni directory, kept with the row's own text as proof."""

    mention: Mention  # locator alumni:FILE#ROW; role, affiliations and email as the row says
    class_year: int | None = None
    specialty: str = ""
    institution: str = ""
    city: str = ""
    state: str = ""
    source: str = ""  # what the row itself names as its source
    row: str = ""  # the row's cells joined by ", ", white space folded
