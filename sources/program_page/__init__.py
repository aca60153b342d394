"""Any program or faculty page → the people on it, most general reading first, no rule for any one site."""

from __future__ import annotations

from sources.program_page.people import read_people, to_json
from sources.program_page.titles import ROLES
from sources.program_page.watching import ProgramPage

__all__ = ["ROLES", "ProgramPage", "read_people", "to_json"]
