"""What connects a person with this student: portraits, eligibility, evidence of every kind, warm paths."""

from finder.match.circle import Circle
from finder.match.eligibility import Eligibility, eligibility
from finder.match.evidence import evidence
from finder.match.paths import warm_paths
from finder.match.portrait import Held, portrait
from finder.match.reach import published_email
from finder.match.ties import alumni as ties_to_school

__all__ = [
    "Circle",
    "Eligibility",
    "Held",
    "eligibility",
    "evidence",
    "portrait",
    "published_email",
    "ties_to_school",
    "warm_paths",
]
