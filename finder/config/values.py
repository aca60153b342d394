"""The values a configuration may hold: addresses, places, years, times, each checked with a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field

from finder.config.states import state_code
from sources.pubmed_xml.orcid import check_digit

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
POLITE_DELAY = 5.0  # seconds per host; ARCHITECTURE "Configuration files", [fetch]
LOOPBACK = ("localhost", "127.0.0.1", "::1")
# RFC 5322's dot-atom, and a domain with a dot; quoted local parts are left out on purpose
_EMAIL = re.compile(
    r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@([A-Za-z0-9-]+\.)+[A-Za-z0-9-]{2,}", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Weekly:
    """A weekly moment on the student's clock: `weekday` 0 is Monday."""

    weekday: int
    at: time
    zone: ZoneInfo


def email(text: str) -> str:
    """One plain address. Raises ValueError otherwise, also for two addresses and for control characters."""
    if not _EMAIL.fullmatch(text):
        raise ValueError(f'"{text}" is not one e-mail address; write it like name@school.edu')
    return text


def _optional_email(text: str) -> str:
    return email(text) if text else ""


def _http(text: str) -> str:
    parts = urlsplit("" if re.search(r"\s", text) else text)
    if text and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError(f'"{text}" is not a web address; it begins with http:// or https://')
    return text


def _zone(text: str) -> str:
    try:
        ZoneInfo(text or "UTC")
    except (ValueError, OSError, KeyError) as error:
        raise ValueError(f'"{text}" is not a time zone; write one like America/Port_of_Spain') from error
    return text


def parse_weekly(text: str) -> tuple[int, time]:
    """The weekday (0 is Monday) and time of "monday 07:00". Raises ValueError."""
    found = re.fullmatch(r"([a-z]+) +(\d{1,2}):(\d{2})", text.strip().lower())
    if not found or found[1] not in WEEKDAYS or int(found[2]) > 23 or int(found[3]) > 59:
        raise ValueError(f'"{text}" is not a weekly time; write it like "monday 07:00"')
    return WEEKDAYS.index(found[1]), time(int(found[2]), int(found[3]))


def weekly(text: str, time_zone: str = "") -> Weekly:
    """The moment that [schedule] digest means on the student's clock; without a zone that is UTC."""
    return Weekly(*parse_weekly(text), ZoneInfo(_zone(time_zone) or "UTC"))


def _weekly(text: str) -> str:
    parse_weekly(text)
    return text


def _one_line(text: str) -> str:
    folded = " ".join(text.split())
    if not folded.isprintable():
        raise ValueError("contains control characters; type it again")
    return folded


def _orcid(text: str) -> str:
    if not text:
        return ""
    digits = text.removeprefix("https://orcid.org/").replace("-", "").upper()
    if not re.fullmatch(r"\d{15}[\dX]", digits) or check_digit(digits[:15]) != digits[15]:
        raise ValueError(f'"{text}" is not an ORCID iD; copy it like 0000-0002-1825-0097')
    return "-".join(digits[i : i + 4] for i in range(0, 16, 4))


def _as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Text = Annotated[str, Field(min_length=1), AfterValidator(_one_line)]
Address = Annotated[str, AfterValidator(email)]
Url = Annotated[str, AfterValidator(_http)]
State = Annotated[str, AfterValidator(state_code)]
Year = Annotated[int, Field(ge=1950, le=2100, strict=True)]
Count = Annotated[int, Field(ge=1, le=100, strict=True)]
Weight = Annotated[float, Field(ge=0, allow_inf_nan=False, strict=True)]
Seconds = Annotated[float, Field(gt=0, le=600, allow_inf_nan=False, strict=True)]
Flag = Annotated[bool, Field(strict=True)]
Pmid = Annotated[str, BeforeValidator(_as_text), Field(pattern=r"^[1-9]\d{0,8}$")]
# ACGME program codes have ten digits; 440 opens those of general surgery (AAMC 2021 list)
Acgme = Annotated[str, BeforeValidator(_as_text), Field(pattern=r"^\d{10}$")]
TimeZone = Annotated[str, AfterValidator(_zone)]
WeeklyTime = Annotated[str, AfterValidator(_weekly)]
OptionalAddress = Annotated[str, AfterValidator(_optional_email)]
Orcid = Annotated[str, AfterValidator(_orcid)]
