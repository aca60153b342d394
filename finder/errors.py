"""What can go wrong on our side; one root, so that the command line can turn it into a sentence."""

from __future__ import annotations

from collections.abc import Sequence


class FinderError(Exception):
    """Something the user can put right. The message is a sentence with the next step."""


class UsageError(FinderError):
    """The command was asked for something that cannot be: exit status 2."""


class ConfigError(FinderError):
    """The configuration has problems; all of them are reported at once. Exit status 2."""

    def __init__(self, problems: Sequence[str]) -> None:
        # a sentence made of parts may end in a question
        self.problems = tuple(problem.replace("?.", "?") for problem in problems)
        super().__init__("\n".join(self.problems))


class StoreError(FinderError):
    """The database cannot be used: newer version, locked by another run, full disk, damaged."""
