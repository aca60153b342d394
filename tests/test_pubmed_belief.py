"""How much of an answer is believed when PubMed did not know a phrase of the question."""

from __future__ import annotations

import pytest

from sources.errors import QueryError
from sources.pubmed.answer import Answer
from sources.pubmed.belief import asides, dropped, judge
from sources.source import Query, Search
from tests.invented_answers import HERNIA, WEEK

BOWEL = Search(Query("bowel", '("colectomy"[tiab] OR "zzyzx syndrome"[tiab]) AND surgery[ad]',
                     ("colectomy", "Zzyzx Syndrome")), WEEK)
ALUMNI = Search(Query("alumni", '("abara ada"[fau] OR "corvin hugo"[fau])'), WEEK)


def test_an_answer_to_the_whole_question_is_believed():
    assert judge(HERNIA, Answer(900)) == (900, ())


def test_a_dropped_phrase_that_widens_the_search_is_not_believed():
    with pytest.raises(QueryError, match=r"'hernia'.*\"hernia repair\".*finder\.toml.*not believed"):
        judge(HERNIA, Answer(900, unknown=("hernia repair",)))


def test_a_phrase_of_the_user_beside_others_is_a_problem_but_the_result_stands():
    count, (problem,) = judge(BOWEL, Answer(7, unknown=('"zzyzx syndrome"[tiab]',)))
    assert count == 7 and "'bowel'" in problem and '"zzyzx syndrome"' in problem and "believed" not in problem


def test_only_the_users_own_words_are_named():
    query = Query("bowel", f'{BOWEL.query.term} OR "abara ada"[fau]', BOWEL.query.own)
    _, (problem,) = judge(Search(query, WEEK), Answer(7, unknown=("zzyzx syndrome", "abara ada")))
    assert '"zzyzx syndrome"' in problem and "abara" not in problem


def test_all_phrases_of_the_user_gone_is_an_error():
    with pytest.raises(QueryError, match='"colectomy", "zzyzx syndrome"'):
        judge(BOWEL, Answer(7, unknown=("colectomy", "zzyzx syndrome")))


def test_a_name_of_a_list_that_pubmed_does_not_know_is_no_problem():
    assert judge(ALUMNI, Answer(7, unknown=("corvin hugo",))) == (7, ())


def test_a_list_of_names_none_of_which_is_known_finds_nothing():
    assert judge(ALUMNI, Answer(5_000_000, unknown=("abara ada", "corvin hugo"))) == (0, ())


def test_a_phrase_that_stands_nowhere_in_the_question_leaves_nothing_to_believe():
    with pytest.raises(QueryError, match='"gantry"'):
        judge(ALUMNI, Answer(7, unknown=("gantry",)))


# -- phrases that PubMed knows and ignores, and what else it says

def test_a_phrase_of_the_user_that_is_ignored_counts_like_one_that_is_not_known():
    with pytest.raises(QueryError, match=r"'hernia'.*ignores \"hernia repair\".*not believed"):
        judge(HERNIA, Answer(900, ignored=('"hernia repair"',)))
    count, (problem,) = judge(BOWEL, Answer(7, ignored=("Zzyzx Syndrome",)))
    assert count == 7 and 'ignores "zzyzx syndrome"' in problem
    assert dropped(BOWEL, Answer(7, unknown=("a",), ignored=("colectomy", "of"))) == ("a", "colectomy")


def test_a_stop_word_within_a_phrase_is_an_aside():
    answer = Answer(900, ignored=("of",))
    search = Search(Query("d", '"department of surgery"[ad]', ("department of surgery",)), WEEK)
    assert judge(search, answer) == (900, ()) and asides(search, answer) == ('PubMed ignored "of".',)


def test_messages_are_asides_and_nothing_found_is_none():
    said = "Wildcard search for 'surg*' used only the first 600 variations."
    assert asides(HERNIA, Answer(0, messages=("No items found.", said))) == (said,)
    assert asides(HERNIA, Answer(0)) == ()
