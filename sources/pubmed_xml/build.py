"""Builds the frozen records of `sources.records` fast: a file of PubMed has some 150,000 of them.

The `__init__` of a frozen dataclass sets every field through `object.__setattr__`; for the 19 fields of a
Mention that took as long as reading its name and affiliation did. A twin that is not frozen, with the same
slots, sets them plainly and then becomes the frozen class: CPython allows that for classes of one layout.
Measured: Mention 1.24 → 0.24 µs, Article 2.3 → 0.5 µs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, fields, make_dataclass
from operator import attrgetter
from typing import Any, TypeVar

from sources.records import Article, Mention

T = TypeVar("T")


def twin(frozen: type[T]) -> type[Any]:
    """A dataclass with the fields and defaults of `frozen`, not frozen itself.

    `one = Twin(…); one.__class__ = frozen` is then a true `frozen`.
    """
    own = [(f.name, f.type, field(default=f.default)) for f in fields(frozen)]  # type: ignore[arg-type]
    return make_dataclass(f"Unfrozen{frozen.__name__}", own, slots=True)


UnfrozenMention: Callable[..., Any] = twin(Mention)
_values = attrgetter(*(f.name for f in fields(Mention)))
_Article: Callable[..., Any] = twin(Article)


def mention(*values: object) -> Mention:
    """A Mention from the values of its fields, in their order; the last ones may be left out."""
    one = UnfrozenMention(*values)
    one.__class__ = Mention
    return one  # type: ignore[no-any-return]


def with_email(one: Mention, address: str) -> Mention:
    """The same person with an address of their own, printed plainly, and so corresponding."""
    changed = UnfrozenMention(*_values(one))
    changed.email, changed.corresponding, changed.email_how = address, True, "plain"
    changed.__class__ = Mention
    return changed  # type: ignore[no-any-return]


def article(*values: object) -> Article:
    """An Article, likewise."""
    one = _Article(*values)
    one.__class__ = Article
    return one  # type: ignore[no-any-return]
