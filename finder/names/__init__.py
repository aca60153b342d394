"""Compares people's names, because a byline, a faculty page and an alumni list rarely print one name alike.

Agreement is told in labelled levels, never as a bare number: what a level is worth is decided in
`finder.identity`. Nothing here knows a particular person.
"""

from finder.names.asked import Fit, fit, likeness
from finder.names.blocks import block, further_blocks
from finder.names.comparing import Agreement, compare, may_meet
from finder.names.family import compare_family
from finder.names.folding import fold
from finder.names.given import compare_given
from finder.names.levels import Family, Given, Middle, Suffix
from finder.names.nicknames import nickname
from finder.names.parsing import Name, parse
from finder.names.swapping import ordered, swapped, swapped_block

__all__ = [
    "Agreement", "Family", "Fit", "Given", "Middle", "Name", "Suffix", "block", "compare", "compare_family",
    "compare_given", "fit", "fold", "further_blocks", "likeness", "may_meet",
    "nickname", "ordered", "parse", "swapped", "swapped_block",
]
