"""Every source, one line each."""

from __future__ import annotations

from sources.alumni_list import AlumniList
from sources.program_page import ProgramPage
from sources.pubmed import PubMed
from sources.source import Source


def sources_for(base_url: str) -> tuple[Source, ...]:
    """All sources; `base_url` is where E-utilities answer."""
    return (
        PubMed(base_url=base_url),
        ProgramPage(),
        AlumniList(),
    )
