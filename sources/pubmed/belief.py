"""Decides how much of an answer is believed when PubMed dropped phrases of the question."""

from __future__ import annotations

from sources.errors import QueryError
from sources.pubmed.answer import Answer
from sources.pubmed.term import Meaning, meaning_without, words_of
from sources.source import Search


def judge(search: Search, answer: Answer) -> tuple[int, tuple[str, ...]]:
    """How much was found of what was meant, and what the user has to correct.

    A result is believed only when the phrases that PubMed dropped change nothing. Raises QueryError.
    """
    assert answer.count is not None
    if not answer.unknown:
        return answer.count, ()
    own = {words_of(word) for word in search.query.own}
    mine = [p for p in dict.fromkeys(words_of(u) for u in answer.unknown) if p in own]
    named = ", ".join(f'"{p}"' for p in mine or answer.unknown)
    sentence = (f"The query {search.query.name!r}: PubMed does not know {named}. Correct or remove it in "
                f"interests.toml, or in finder.toml ([sources.pubmed] queries).")
    meaning = meaning_without(search.query.term, answer.unknown)
    if meaning is Meaning.OTHER or (mine and meaning is Meaning.EMPTY):
        raise QueryError(f"{sentence} What PubMed found without it was not believed.")
    return (answer.count if meaning is Meaning.SAME else 0), ((sentence,) if mine else ())
