"""Our own E-utilities: an NCBI on loopback, over any records, that can also fail as NCBI does."""

from __future__ import annotations

from finder.demo.eutils.faults import FAULTS, FaultPlan
from finder.demo.eutils.server import Asked, EutilsServer

__all__ = ["FAULTS", "Asked", "EutilsServer", "FaultPlan"]
