"""Fetch, read, store: asks every source for what is wanted, and keeps what it says with its provenance."""

from finder.collect.gathering import gather
from finder.collect.planning import plan
from finder.collect.report import Gathered, Plan, PlannedSearch

__all__ = ["Gathered", "Plan", "PlannedSearch", "gather", "plan"]
