"""PubMed through E-utilities: a wanted window becomes searches, searches become records.

`compose` writes the questions, `split` their windows and parts, `answer` reads what comes back, `term`
tells what an answer means when PubMed did not know a phrase, `harvest` ties them into a source.
"""

from sources.pubmed.compose import author_query, compose, together
from sources.pubmed.harvest import BASE_URL, PubMed, counting

__all__ = ["BASE_URL", "PubMed", "author_query", "compose", "counting", "together"]
