"""PubMed through E-utilities: a wanted window becomes searches, searches become records.

`compose` writes the questions, `split` their windows and parts, `asking` the requests. `answer` reads what
comes back, `term` tells what a question means without the phrases PubMed did not know, `belief` what to make
of its answer, `refusal` what to do when there is none. `harvest` ties them into a source.
"""

from sources.pubmed.asking import BASE_URL, counting, is_again
from sources.pubmed.compose import author_query, compose, together
from sources.pubmed.harvest import PubMed
from sources.pubmed.split import CAP, FILL

__all__ = ["BASE_URL", "CAP", "FILL", "PubMed", "author_query", "compose", "counting", "is_again", "together"]
