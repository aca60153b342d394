"""How the invented studies were done: the words, headings and sizes that go with each design."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Design:
    """A study design. `methods` take {who}, {since}, {until} and {n}; `size` is the range of patients."""

    label: str  # after the colon of a title
    noun: str  # "In this …"
    methods: tuple[str, ...]
    size: tuple[int, int]
    unit: str = "patients"
    types: tuple[str, ...] = ("Journal Article",)
    mesh: tuple[str, ...] = ("Humans",)

    def count(self, random: Random) -> int:
        """How many were studied."""
        return random.randint(*self.size)

    def method(self, random: Random, who: str, year: int, count: int) -> str:
        """The METHODS paragraph: years end two before publication."""
        until = year - random.randint(1, 2)
        text = random.choice(self.methods)
        return text.format(who=who, since=until - random.randint(2, 6), until=until, n=f"{count:,}")

    def included(self, count: int) -> str:
        """The sentence that opens RESULTS."""
        return f"{count:,} {self.unit} were included."

    def frame(self, conclusion: str) -> str:
        """A conclusion said with its design, for the third study of one finding."""
        return f"In this {self.noun}, {conclusion[0].lower()}{conclusion[1:]}"


RETROSPECTIVE = Design(
    "a retrospective cohort study", "single-center retrospective cohort",
    ("We reviewed the records of {who} treated at one center from {since} to {until}.",
     "Charts of consecutive {who} ({since} to {until}) were abstracted by two trained reviewers.",
     "This cohort comprised {who} seen between {since} and {until}; regression was multivariable."),
    (140, 980), types=("Journal Article", "Observational Study"), mesh=("Humans", "Retrospective Studies"),
)
MULTICENTER = Design(
    "a multicenter study", "multicenter cohort",
    ("Records of {who} treated at five hospitals from {since} to {until} were pooled.",
     "We conducted a multicenter retrospective review of {who} from {since} to {until}."),
    (410, 2900), types=("Journal Article", "Multicenter Study"), mesh=("Humans", "Retrospective Studies"),
)
REGISTRY = Design(
    "an analysis of a national registry", "registry analysis",
    ("A national registry was queried for {who} from {since} to {until}; models allowed for clustering.",
     "We used registry data on {who} ({since} to {until}) and adjusted by propensity score."),
    (5200, 88000), mesh=("Humans", "Registries", "Retrospective Studies"),
)
PROSPECTIVE = Design(
    "a prospective cohort study", "prospective cohort",
    ("Consecutive {who} were enrolled prospectively from {since} to {until}.",
     "We followed a prospective cohort of {who} enrolled between {since} and {until}."),
    (90, 460), types=("Journal Article", "Observational Study"), mesh=("Humans", "Prospective Studies"),
)
QUALITY = Design(
    "a quality improvement project", "quality improvement project",
    ("Cycles of change were tested among {who} from {since} to {until} and followed on run charts.",
     "An interrupted time series covered {who} from {since} to {until}."),
    (260, 1900), mesh=("Humans", "Quality Improvement"),
)
SURVEY = Design(
    "a survey study", "survey",
    ("An anonymous survey of {who} was distributed by e-mail in {until}.",
     "Questionnaires on {who} were collected from {since} to {until}."),
    (85, 640), unit="complete responses", mesh=("Humans", "Surveys and Questionnaires"),
)
LABORATORY = Design(
    "further evidence", "study", ("Experiments used {who} and were repeated independently.",), (3, 9),
    unit="independent replicates", mesh=(),
)

DESIGNS: Mapping[str, Design] = {
    "R": RETROSPECTIVE, "M": MULTICENTER, "G": REGISTRY, "P": PROSPECTIVE, "Q": QUALITY, "V": SURVEY,
    "L": LABORATORY,
}
