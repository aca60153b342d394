"""The printed forms of a family name share one word, and that word has one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finder.names.folding import fold
from finder.names.surname import spelled, surname, words


@pytest.mark.parametrize(("family", "expected"), [
    ("van der berg", "berg"), ("vanderberg", "berg"), ("vanden berg", "berg"), ("van dyk", "dyk"),
    ("vandyk", "dyk"), ("vance", "vance"), ("vang", "vang"), ("de la cruz", "cruz"), ("delacruz", "cruz"),
    ("delaney", "delaney"), ("de vries", "vries"), ("devries", "vries"), ("delgado", "delgado"),
     ("dos santos", "santos"),
    ("garcia marquez", "marquez"), ("costa e silva", "silva"), ("ramon y cajal", "cajal"),
    ("silva da", "silva"), ("garcia l", "garcia"), ("o connell", "oconnell"), ("mc donald", "mcdonald"),
    ("al ghamdi", "alghamdi"), ("di marco", "dimarco"), ("la rocca", "larocca"), ("st john", "stjohn"),
    ("saint john", "stjohn"), ("saintjohn", "stjohn"), ("au yeung", "auyeung"), ("van", "van"),
    ("de la", "la"), ("e", "e"), ("", ""),
])
def test_one_word_stands_for_a_family_name(family: str, expected: str) -> None:
    assert surname(family) == expected


@pytest.mark.parametrize(("word", "plain"), [
    ("mueller", "muller"), ("muller", "muller"), ("goethe", "gothe"), ("jaeger", "jager"), ("meier", "meier"),
    ("boehm", "bohm"), ("bohm", "bohm"), ("baer", "baer"), ("xue", "xue"), ("bauer", "bauer"),
    ("guenther", "gunther"), ("rodriguez", "rodriguez"), ("marquez", "marquez"), ("guerra", "guerra"),
    ("djordjevic", "dordevic"), ("dordevic", "dordevic"), ("adjei", "adjei"),
    ("kowalsky", "kowalski"), ("kowalskiy", "kowalski"), ("sainte", "sainte"), ("aakesson", "akesson"),
    ("hartgaard", "hartgard"), ("aaron", "aaron"), ("isaacs", "isaacs"),
])
def test_transliterations_of_a_word_have_one_spelling(word: str, plain: str) -> None:
    assert spelled(word) == plain


@pytest.mark.parametrize(("family", "expected"), [
    ("van der berg", ("berg",)), ("vanderberg", ("berg",)), ("garcia de la torre", ("garcia", "torre")),
    ("mueller oakton", ("muller", "oakton")), ("de la", ()), ("", ()),
])
def test_the_words_of_a_name_are_those_that_are_no_particles(family: str, expected: tuple[str, ...]) -> None:
    assert words(family) == expected


@given(st.text(max_size=16))
def test_a_name_has_exactly_one_word(family: str) -> None:
    folded = fold(family)
    assert " " not in surname(folded) and bool(surname(folded)) == bool(folded)
