"""What is missing is asked for until it makes sense, or named where nobody can be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from finder import config, onboarding
from finder.errors import UsageError
from finder.onboarding import Answers


def test_without_a_terminal_the_missing_options_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--email, --interest"):
        onboarding.initialise(tmp_path, {"name": "A", "school": "S", "interests": ()}, ask=None)
    assert list(tmp_path.iterdir()) == []


def test_asks_for_what_is_missing_until_it_makes_sense(tmp_path: Path) -> None:
    replies = iter(
        [
            "not an address",
            "ada@isle.example",
            "",
            "twenty",
            "2027",
            "breast, colorectal",
            "",
            "R, Stata",
            "5",
        ]
    )
    asked: list[str] = []

    def ask(question: str, default: str = "") -> str:
        asked.append(question)
        return next(replies)

    onboarding.initialise(
        tmp_path, {"name": "Ada", "school": "Isle", "hours": None}, ask=ask, environ={"TZ": "Europe/Paris"}
    )
    student = config.load(tmp_path, {}).student
    assert student.interests == ("breast", "colorectal")
    assert student.skills == ("R", "Stata")
    assert (student.class_year, student.apply_year, student.hours_per_week) == (None, 2027, 5)
    assert student.time_zone == "Europe/Paris"
    assert asked[1].startswith('email: "not an address" is not one e-mail address')
    assert not any("Your name" in question for question in asked)


def test_gives_up_on_an_answer_that_never_makes_sense_and_says_which(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"^name: is empty; fill it in\. Say it with --name\.$"):
        onboarding.initialise(tmp_path, {}, ask=lambda question, default="": "")


def test_questions_are_those_without_an_answer() -> None:
    told = Answers("A", "a@b.example", "S", 2028, 2027, ("breast",), ("OH",), ("R",), 6)
    assert onboarding.questions(told) == ()
    assert [q.field for q in onboarding.questions(Answers())][:3] == ["name", "email", "school"]
