"""Asks a student who they are, one question at a time, and takes only what the configuration would take."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from finder.config import MAIN, check_main
from finder.errors import UsageError

Ask = Callable[..., str]
_TRIES = 3  # then something other than a person is answering


@dataclass(frozen=True, slots=True)
class Answers:
    """What the student said; None and empty mean not said yet. The names are those of [you]."""

    name: str = ""
    email: str = ""
    school: str = ""
    class_year: int | None = None
    apply_year: int | None = None
    interests: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    hours_per_week: int | None = None
    time_zone: str = ""

    def said(self) -> dict[str, Any]:
        """What was said or may stay empty, by the names of [you]; numbers that were not said are left out."""
        return {key: value for key, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask, for which field, and whether nothing works without it."""

    field: str
    text: str
    option: str
    required: bool = False
    many: bool = False
    number: bool = False


QUESTIONS = (
    Question("name", "Your name, as you sign", "--name", required=True),
    Question("email", "Your e-mail address", "--email", required=True),
    Question("school", "Your medical school", "--school", required=True),
    Question("class_year", "The year you graduate", "--class-year", number=True),
    Question("apply_year", "The year you apply to residency", "--apply-year", number=True),
    Question(
        "interests", "Your areas, most wanted first, with commas", "--interest", required=True, many=True
    ),
    Question("states", "US states where you have ties, like NY, FL", "--state", many=True),
    Question("skills", "What you can offer, like data entry, R", "--skill", many=True),
    Question("hours_per_week", "Hours a week you can give to research", "--hours", number=True),
)


def questions(answers: Answers) -> tuple[Question, ...]:
    """The questions that are still open."""
    return tuple(q for q in QUESTIONS if getattr(answers, q.field) in ("", None, ()))


def completed(answers: Answers, ask: Ask | None, directory: Path) -> Answers:
    """The answers with those asked for that are missing, each asked again until it makes sense.

    Raises UsageError where one is needed: without `ask`, or when it never makes sense.
    """
    lacking = questions(answers)
    if ask is None:
        options = [q.option for q in lacking if q.required]
        if options:
            raise UsageError(
                f"Still to say: {', '.join(options)}; add them, or run `finder init` on a terminal."
            )
        return answers
    for question in lacking:
        answers = _asked(question, answers, ask, directory)
    return answers


def _asked(question: Question, answers: Answers, ask: Ask, directory: Path) -> Answers:
    text = question.text + ("" if question.required else " (may stay empty)")
    for _ in range(_TRIES):
        reply = ask(text, default="").strip()
        if not reply and not question.required:
            return answers
        found, wrong = _understood(question, reply, answers, directory)
        if not wrong:
            return found
        text = f"{wrong}\n{question.text}"
    raise UsageError(f"{wrong} Say it with {question.option}.")


def _understood(question: Question, reply: str, answers: Answers, directory: Path) -> tuple[Answers, str]:
    value: Any = reply
    if question.many:
        value = tuple(part.strip() for part in reply.split(",") if part.strip())
    elif question.number:
        if not re.fullmatch(r"\d{1,9}", reply):
            return answers, f'"{reply}" is not a number.'
        value = int(reply)
    changed = replace(answers, **{question.field: value})
    problems = check_main({"you": changed.said()}, MAIN, directory)
    mine = [p.partition("[you] ")[2] for p in problems if f"[you] {question.field}" in p]
    return changed, " ".join(mine)
