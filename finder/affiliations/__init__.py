"""What an affiliation line says: the department, the institution, the place, and the program it belongs to.

Pure: the tables of programs and teaching hospitals come in as arguments (`Atlas(programs, hospitals)`).
"""

from finder.affiliations.atlas import Atlas
from finder.affiliations.departments import DEPARTMENTS, department, is_surgical
from finder.affiliations.schools import is_same_school
from finder.affiliations.tables import Hospital
from finder.affiliations.where import is_us

__all__ = ["DEPARTMENTS", "Atlas", "Hospital", "department", "is_same_school", "is_surgical", "is_us"]
