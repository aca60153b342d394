"""Fetch, read, store: asks every source for what is wanted, and keeps what it says with its provenance."""

from finder.collect.gathering import Meter, gather
from finder.collect.planning import plan
from finder.collect.report import Gathered, Plan, PlannedSearch

__all__ = ["Gathered", "Meter", "Plan", "PlannedSearch", "gather", "plan"]
