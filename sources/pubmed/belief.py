"""Decides how much of an answer is believed when PubMed dropped phrases of the question."""

from __future__ import annotations

from sources.errors import QueryError
from sources.pubmed.answer import Answer
from sources.pubmed.term import Meaning, meaning_without, phrases_of, words_of
from sources.source import Search

NOTHING_FOUND = "No items found"  # how esearch comments on a count of zero: no news


def dropped(search: Search, answer: Answer) -> tuple[str, ...]:
    """The phrases of the question that the answer does without: not known, or ignored as a whole.

    Of other words that it ignores, as of stop words within a phrase, `asides` tell.
    """
    whole = {*phrases_of(search.query.term), *map(words_of, search.query.own)}
    return (*answer.unknown, *(p for p in answer.ignored if words_of(p) in whole))


def asides(search: Search, answer: Answer) -> tuple[str, ...]:
    """What else PubMed has to say of a search, in sentences."""
    gone = dropped(search, answer)
    ignored = (f'PubMed ignored "{phrase}".' for phrase in answer.ignored if phrase not in gone)
    return (*ignored, *(m for m in answer.messages if not m.startswith(NOTHING_FOUND)))


def judge(search: Search, answer: Answer) -> tuple[int, tuple[str, ...]]:
    """How much was found of what was meant, and what the user has to correct.

    A result is believed only when the phrases that PubMed dropped change nothing. Raises QueryError.
    """
    assert answer.count is not None
    lost = dropped(search, answer)
    if not lost:
        return answer.count, ()
    own = {words_of(word) for word in search.query.own}
    mine = [p for p in dict.fromkeys(map(words_of, lost)) if p in own]
    named = ", ".join(f'"{p}"' for p in mine or lost)
    verb = "does not know" if answer.unknown else "ignores"
    sentence = (f"The query {search.query.name!r}: PubMed {verb} {named}. Correct or remove it in "
                f"interests.toml, or in finder.toml ([sources.pubmed] queries).")
    meaning = meaning_without(search.query.term, lost)
    if meaning is Meaning.OTHER or (mine and meaning is Meaning.EMPTY):
        raise QueryError(f"{sentence} What PubMed found without it was not believed.")
    return (answer.count if meaning is Meaning.SAME else 0), ((sentence,) if mine else ())
