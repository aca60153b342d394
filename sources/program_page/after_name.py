"""Reads what a card prints after the name: the person's title, or degrees that stand apart from it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.printed_name import degree, letters
from sources.program_page.cards import Card
from sources.program_page.name_likeness import name_likeness
from sources.program_page.titles import plain_line, title_line, told_title

_CONTACT = re.compile(r"[\s,;|]*(?:\S+@\S+|(?:tel|phone|fax|ext)?[.:]?\s*\(?\+?\d[\d\s().-]{6,}\d)", re.I)


def titles_of(cards: Sequence[Card]) -> list[str]:
    """The title of each card's person, empty where none is printed.

    Where most cards of a list carry a short line right after the name, that line is the title even
    without a word of rank: a specialty, a department.
    """
    keys = {card.candidate.key for card in cards}
    by_place = len(keys) > 2 and sum(bool(_second(card)) for card in cards) >= 0.6 * len(cards)
    return [_title(card) or (_second(card) if by_place else "") for card in cards]


def _title(card: Card) -> str:
    for head, text in card.column.items():
        if re.search(r"\b(?:title|position|rank|role|designation)\b", head) and text:
            return text
    if card.candidate.told and (title := told_title(card.candidate.rest)):
        return title
    found = _title_lines(_after_name(card)[:14])
    if not found:
        before = [line.text for line in card.lines if line.index < card.candidate.line.index][-2:]
        found = [line for text in before if (line := title_line(text)) and len(line) < 100]
    return "; ".join(found[:4])


def _title_lines(texts: Sequence[str]) -> list[str]:
    """The first unbroken run of titles; the rest of the name's own line may hold more than one."""
    found: list[str] = []
    for at, text in enumerate(texts):
        line = title_line(text) or (title_line(_first_part(text)) if at == 0 else "")
        if line and line not in found:
            found.append(line)
        elif found:
            break
    return found


def _first_part(text: str) -> str:
    return re.split(r"\s*[|•;(]\s*|\s+[-–—]\s+|(?<=\w):\s", text)[0]


def _second(card: Card) -> str:
    texts = _after_name(card)
    return plain_line(texts[0]) if texts and len(texts[0]) <= 60 else ""


def degrees_near(card: Card) -> tuple[str, ...]:
    """Degrees that stand apart from the name, in its own line or alone on the next."""
    for text in _after_name(card)[:2]:
        words = [w for w in re.split(r"[,\s/]+", text) if w]
        found = [degree(w, True) for w in words[:5]]
        lead = found[: next((i for i, d in enumerate(found) if not d), len(found))]
        if lead and (len(lead) == len(words) or text is card.candidate.rest):
            return tuple(dict.fromkeys(lead))
    return ()


def _after_name(card: Card) -> list[str]:
    """The texts that follow the name in its card, the rest of its own line first."""
    at = card.candidate.line.index
    following = [line.text for line in card.lines if line.index > at]
    rest = _CONTACT.sub("", card.candidate.rest).strip(" ,;|–-")
    return [text for text in (rest, *following) if text and not _is_own_name(text, card)]


def _is_own_name(text: str, card: Card) -> bool:
    likeness = name_likeness(text) if len(text) < 80 else None
    return likeness is not None and letters(likeness.name.family) == letters(card.candidate.name.family)
