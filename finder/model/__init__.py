"""What we make of facts: the types that every part of the middle speaks in."""

from finder.model.byline import Byline
from finder.model.contact import Contact
from finder.model.evidence import Evidence, Kind, Term
from finder.model.identity import Bin, KnownPerson, Reason, Verdict
from finder.model.opportunity import Email, Hook, Opportunity, WarmPath
from finder.model.person import Entry, Person, Place
from finder.model.program import Program, UsImg
from finder.model.student import Interest, Student
from sources.records import Alumnus, Article, Listing, Mention, Training

__all__ = [
    "Alumnus", "Article", "Bin", "Byline", "Contact", "Email", "Entry", "Evidence", "Hook", "Interest",
    "Kind", "KnownPerson", "Listing", "Mention", "Opportunity", "Person", "Place", "Program", "Reason",
    "Student", "Term", "Training", "UsImg", "Verdict", "WarmPath",
]
