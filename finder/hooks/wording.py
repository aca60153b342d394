"""The wordings of hooks: short sandboxed templates that the user may edit, checked before a run begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from finder.model import Kind

# Everything a wording may name; suggest fills in each of them, empty where it is not known.
VARIABLES = (
    "family",
    "title",
    "journal",
    "when",
    "year",
    "quote",
    "led",
    "topic",
    "who",
    "role",
    "design",
    "offer",
    "school",
    "state",
    "city",
    "program",
    "skill",
    "hours",
    "apply_year",
    "tie",
    "name",
)
_ENVIRONMENT = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False, trim_blocks=True)


@dataclass(frozen=True, slots=True)
class Wording:
    """One way to say one kind of evidence."""

    kind: Kind
    text: str

    def render(self, facts: Mapping[str, object]) -> str:
        """The words with the facts in them, white space folded. Raises TemplateError."""
        return " ".join(_ENVIRONMENT.from_string(self.text).render(facts).split())


def wordings(tables: Iterable[Mapping[str, object]]) -> tuple[Wording, ...]:
    """The wordings of `hooks.toml`; the tables must have passed `check`."""
    return tuple(Wording(Kind(str(t["kind"])), str(t["text"])) for t in tables)


def check(tables: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """The problems of a `hooks.toml`, one sentence each: unknown kinds and names, broken templates."""
    problems = []
    for place, table in enumerate(tables, start=1):
        known = {kind.value for kind in Kind}
        if table.get("kind") not in known:
            problems.append(
                f"hooks.toml: hook {place} has the kind {table.get('kind')!r}; "
                f"it must be one of {', '.join(sorted(known))}."
            )
        elif problem := _broken(str(table.get("text", ""))):
            problems.append(
                f"hooks.toml: the text of hook {place} ({table['kind']}) cannot be used: {problem}."
            )
    return tuple(problems)


def _broken(text: str) -> str:
    if not text.strip():
        return "it is empty"
    try:
        _ENVIRONMENT.from_string(text).render(dict.fromkeys(VARIABLES, "x"))
    except TemplateError as error:
        return f"{error.message}; it may name {', '.join(VARIABLES)}"
    except Exception as error:  # a template is the user's text: whatever it raises is its own fault
        return f"{type(error).__name__}: {error}"
    return ""
