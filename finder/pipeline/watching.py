"""Tries a page before it is watched: who is on it, and which program it seems to belong to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import urlsplit

from finder.config import Config
from finder.model import Listing, Program
from finder.pipeline import asking
from sources.program_page import read_people
from sources.source import Request


def try_page(
    config: Config, url: str, now: datetime, routes: Mapping[str, str] | None = None
) -> list[Listing]:
    """The people on a page, fetched politely. Raises FetchError or ReadError with what to do instead."""
    page = asking.fetcher(config, now, routes)(Request("program_page", url, context={"kind": "listing"}))
    return list(read_people(page.body, page.url))


def likely_program(config: Config, url: str) -> Program | None:
    """The one program whose website is on the page's site, or None."""
    site = _site(url)
    found = [p for p in config.programs if p.website and _site(p.website) == site]
    return found[0] if len(found) == 1 else None


def _site(url: str) -> str:
    """The last two labels of a host: `surgery.lakeshore.example` and `www.lakeshore.example` are one site."""
    return ".".join((urlsplit(url).hostname or "").split(".")[-2:])
