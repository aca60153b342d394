"""Writes a first configuration from a few answers, so that nobody begins with an empty file."""

from finder.onboarding.answers import Answers, Question, questions
from finder.onboarding.writing import copy_demo, initialise, machine_time_zone, write_configuration

__all__ = [
    "Answers", "Question", "copy_demo", "initialise", "machine_time_zone", "questions",
    "write_configuration",
]
