"""The weekly run and the ad-hoc search, step by step; the only place where the middle's parts meet."""

from finder.pipeline.asking import dry_run
from finder.pipeline.believing import believe_again, name, waiting
from finder.pipeline.looking import dossier, lookup
from finder.pipeline.ranking import reweigh
from finder.pipeline.reviewing import doubts, two_authors, unknown_locators
from finder.pipeline.watching import likely_program, try_page
from finder.pipeline.weekly import Outcome, last_run, last_success, weekly

__all__ = [
    "Outcome",
    "believe_again",
    "dossier",
    "doubts",
    "dry_run",
    "last_run",
    "last_success",
    "likely_program",
    "lookup",
    "name",
    "reweigh",
    "try_page",
    "two_authors",
    "unknown_locators",
    "waiting",
    "weekly",
]
