"""Turns what pydantic found wrong into sentences: file, key, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

_WANTED = {
    "string_type": 'text in quotes, like "…"',
    "tuple_type": 'a list, like ["…"]', "list_type": "a list, like […]",
    "int_type": "a whole number without quotes", "int_from_float": "a whole number", "float_type": "a number",
    "bool_type": "true or false, without quotes",
    "model_type": "a table of keys", "mapping_type": "a table of keys",
    "dict_type": "a table of keys", "model_attributes_type": "a table of keys",
}  # fmt: skip
_SECRET = {"api_key"}


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or empty when none is."""
    found = process.extractOne(word.lower(), list(known), scorer=fuzz.WRatio, score_cutoff=60)
    return str(found[0]) if found else ""


def unknown(word: str, known: Sequence[str], what: str) -> str:
    """ "nmae" is not a key; did you mean "name"? (or what there is)."""
    likely = nearest(word, known)
    advice = f'did you mean "{likely}"?' if likely else f"known are {', '.join(known)}"
    return f'"{word}" is not {what}; {advice}'


def sentences(
    error: ValidationError, file: str, model: type[BaseModel], table: Mapping[str, Any]
) -> list[str]:
    """One sentence for each problem. The values of secret keys are never repeated."""
    return [
        f"{file}: {_where(detail['loc'], table)}: {_what(detail, model)}."
        for detail in error.errors(include_url=False)
    ]


def _what(detail: ErrorDetails, model: type[BaseModel]) -> str:
    kind, place = detail["type"], detail["loc"]
    if kind == "extra_forbidden":
        return unknown(str(place[-1]), _keys(model, place[:-1]), "a key here")
    if kind == "missing":
        return "is missing; add it"
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    value = "the value" if _SECRET & set(map(str, place)) else _shown(detail["input"])
    if kind in ("string_too_short", "too_short"):
        return "is empty; fill it in"
    if kind in _WANTED:
        return f"{value} is not {_WANTED[kind]}; correct it"
    return f"{value} is not possible ({_lower(detail['msg'])}); correct it"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _shown(value: Any) -> str:
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _where(place: tuple[int | str, ...], table: Mapping[str, Any]) -> str:
    """`[you] email`, `[[program]] 4 (4400121020) state`, `[you] states, item 2`."""
    if len(place) > 1 and isinstance(place[1], int):
        head, rest = f"[[{place[0]}]] {place[1] + 1}{_called(table, place)}", place[2:]
    else:
        tables = place[:1] if len(place) <= 2 or place[0] != "sources" else place[:2]
        head, rest = f"[{'.'.join(map(str, tables))}]", place[len(tables) :]
    return head + "".join(f", item {p + 1}" if isinstance(p, int) else f" {p}" for p in rest)


def _called(table: Mapping[str, Any], place: tuple[int | str, ...]) -> str:
    try:
        entry = table[str(place[0])][place[1]]
        name = next(entry[key] for key in ("key", "acgme", "name", "kind") if key in entry)
    except (KeyError, IndexError, TypeError, StopIteration):
        return ""
    return f" ({name})"


def _keys(model: type[BaseModel], place: Iterable[int | str]) -> list[str]:
    """The keys a table knows: walks from the file's model to the table's own."""
    current = model
    for step in place:
        if isinstance(step, str) and step in current.model_fields:
            current = _model_in(current.model_fields[step].annotation) or current
    return list(current.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
