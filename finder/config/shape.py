"""What finder.toml may say: its tables, their keys, and what must fit together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from finder.config.values import (
    LOOPBACK,
    POLITE_DELAY,
    Address,
    Count,
    Flag,
    OptionalAddress,
    Orcid,
    Pmid,
    Seconds,
    State,
    Text,
    TimeZone,
    Url,
    WeeklyTime,
    Weight,
    Year,
)


class Shape(BaseModel):
    """A table whose unknown keys are errors and whose text is free of blanks at its ends."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class You(Shape):
    """The student, [you]."""

    name: Text
    email: Address
    school: Text
    school_aliases: tuple[Text, ...] = ()
    class_year: Year | None = None
    apply_year: Year | None = None
    interests: Annotated[tuple[str, ...], Field(min_length=1)]
    states: tuple[State, ...] = ()
    skills: tuple[Text, ...] = ()
    hours_per_week: Annotated[int, Field(ge=0, le=100, strict=True)] | None = None
    time_zone: TimeZone = ""
    linkedin: str = ""
    pmids: tuple[Pmid, ...] = ()
    orcid: Orcid = ""

    @model_validator(mode="after")
    def _in_order(self) -> You:
        if self.class_year and self.apply_year and self.apply_year < self.class_year - 2:
            raise ValueError(
                f"apply_year {self.apply_year} is long before class_year {self.class_year}; "
                "correct one of them"
            )
        return self


class Paths(Shape):
    """[paths], relative to the file that says them."""

    data: Text = "var"
    alumni: str = "alumni.csv"


class PubMed(Shape):
    """[sources.pubmed]. The key is never shown."""

    base_url: Url = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
    email: OptionalAddress = ""
    api_key: str = Field(default="", repr=False)
    years_back: Annotated[int, Field(ge=1, le=50, strict=True)] = 3
    queries: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _somewhere(self) -> PubMed:
        if not self.base_url:
            raise ValueError("base_url is empty; remove the line to use NCBI's own address")
        return self


class Sources(Shape):
    """[sources.*]."""

    pubmed: PubMed = PubMed()


class Fetch(Shape):
    """[fetch]: seconds between two web pages of a host, and how long to wait for one."""

    delay: Annotated[float, Field(ge=0, le=3600, allow_inf_nan=False, strict=True)] = POLITE_DELAY
    timeout: Seconds = 30.0
    allow_loopback: Flag = False

    @model_validator(mode="after")
    def _polite(self) -> Fetch:
        if self.delay < POLITE_DELAY and not self.allow_loopback:
            raise ValueError(
                f"delay {self.delay:g} is below {POLITE_DELAY:g} seconds, which only a test on this "
                f"machine may use (allow_loopback = true); write delay = {POLITE_DELAY:g} or more"
            )
        return self


class Schedule(Shape):
    """[schedule]."""

    digest: WeeklyTime = "monday 07:00"


class Digest(Shape):
    """[digest]: how many cards, and how many of one institution."""

    targets: Count = 10
    per_institution: Count = 2
    hidden_addresses: Flag = False  # show addresses that a page publishes only in a disguised spelling


class Outbox(Shape):
    """[outbox]: mail to the owner when `mail_to` is set. The password is never in a file."""

    mail_to: OptionalAddress = ""
    smtp_host: str = ""
    smtp_port: Annotated[int, Field(ge=1, le=65535, strict=True)] = 587
    smtp_user: str = ""
    starttls: Flag = True

    @model_validator(mode="after")
    def _sendable(self) -> Outbox:
        if self.mail_to and not self.smtp_host:
            raise ValueError(
                "mail_to is set but smtp_host is not; name your provider's server, or empty mail_to"
            )
        clear = not self.starttls and self.smtp_port != 465 and self.smtp_host not in LOOPBACK
        if self.smtp_user and clear:
            raise ValueError(
                "starttls is false, which would show the password to the network; set it to true"
            )
        return self


class Main(Shape):
    """finder.toml."""

    you: You
    paths: Paths = Paths()
    sources: Sources = Sources()
    fetch: Fetch = Fetch()
    schedule: Schedule = Schedule()
    digest: Digest = Digest()
    outbox: Outbox = Outbox()
    weights: Mapping[str, Weight] = {}
