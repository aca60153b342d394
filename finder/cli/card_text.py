"""A card as a terminal shows it: who, score, reasons, first hook; each reason with its source."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from finder.digest.render import plain

WIDTH = 100


def brief(card: Mapping[str, Any], place: int | None = None) -> str:
    """A card in a few lines: the head, the reasons that count, the words to open with."""
    return "\n".join([head(card, place), *reasons(card), *_hook(card)])


def head(card: Mapping[str, Any], place: int | None = None) -> str:
    """Number, name, role, place and score on one line."""
    degrees = f", {', '.join(card['degrees'])}" if card["degrees"] else ""
    where = ", ".join(part for part in (card["institution"], card["city"], card["state"]) if part)
    number = place or card["rank"]
    return f"{number:>2}  " + plain(
        f"{card['name']}{degrees} · {card['role']} · {where} · "
        f"score {card['score']:.2f} · id {card['person_id']}"
    )


def reasons(card: Mapping[str, Any], most: int = 4) -> list[str]:
    """The terms that add most, as sentences."""
    counting = [t for t in card["terms"] if t["contribution"] > 0 or t["kind"] == "activity"]
    return [_indented(f"{t['contribution']:.2f} {t['kind']}", t["detail"]) for t in counting[:most]]


def waterfall(card: Mapping[str, Any]) -> str:
    """Every term of a score, and the sum they make."""
    rows = [f"{'kind':<12}{'weight':>8}{'strength':>10}{'adds':>8}   why (source)"]
    for term in card["terms"]:
        why = textwrap.shorten(plain(term["detail"]), 150, placeholder=" …")
        rows.append(
            f"{term['kind']:<12}{term['weight']:>8.2f}{term['strength']:>10.2f}"
            f"{term['contribution']:>8.2f}   {why} ({term['source']})"
        )
    rows.append(f"{'score':<12}{'':>8}{'':>10}{card['score']:>8.2f}")
    return "\n".join(rows)


def full(card: Mapping[str, Any]) -> str:
    """The whole card, line by line."""
    drawn, last = [head(card)], ""
    for line in card["lines"]:
        drawn.append(_indented("" if line["label"] == last else line["label"], line["text"]))
        last = line["label"]
    return "\n".join(drawn)


def as_of(day: str, *, changed: bool) -> str:
    """Which run a card is of, and that it is behind what is known of who is who."""
    since = " Who is who changed since, and counts from the next run on (`finder run`)." if changed else ""
    return f"As ranked in the run of {day}.{since}"


def table(cards: Sequence[Mapping[str, Any]]) -> str:
    """Several cards, a blank line between them."""
    return "\n\n".join(brief(card) for card in cards)


def mentions(known: Mapping[str, Any]) -> list[str]:
    """How sure it is who a person is, and every mention with how sure that one is and why."""
    held = known["mentions"]
    many = f"{len(held)} mention{'s' * (len(held) != 1)}"
    drawn = [f"\nIdentity: {known['identity']}, by {many}", "\nMentions:"]
    for mention in held:
        said = f"{mention['locator']}  {mention['printed']}  {mention['what']} [{_sure(mention)}]"
        drawn.append("    " + plain(said))
        if mention["because"]:
            drawn.append(_indented("", "; ".join(mention["because"])))
    return drawn


def doubt(found: Mapping[str, Any]) -> list[str]:
    """Two mentions to compare, how sure it is that they are one person, and why."""
    drawn = [f"\n{plain(found['name'])}: are these two one person? [{_sure(found)}]"]
    for side in (found["one"], found["other"]):
        drawn.append("  " + plain(f"{side['printed']} ({side['locator']})"))
        said = {
            "what": side["what"],
            "where": side["where"],
            "when": ", ".join(part for part in (side["journal"], side["year"]) if part),
            "with": ", ".join(side["with"]),
        }
        drawn += [_indented(label, text) for label, text in said.items() if text]
    return [*drawn, _indented("because", "; ".join(found["because"]))]


def _sure(attribution: Mapping[str, Any]) -> str:
    """`unsure, 0.62`: the bin, and the probability where it is known."""
    confidence = attribution["confidence"]
    return str(attribution["bin"]) + ("" if confidence is None else f", {confidence:.2f}")


def _hook(card: Mapping[str, Any]) -> list[str]:
    openings = [line for line in card["lines"] if line["label"] == "Hook"]
    if openings:
        return [_indented("hook", f"{line['text']} ({line['source']})") for line in openings]
    return [_indented("no hook", text) for text in card["missing"][:1]]


def _indented(label: str, text: str) -> str:
    return textwrap.fill(
        plain(text),
        WIDTH,
        initial_indent=f"    {label:<16} ",
        subsequent_indent=" " * 21,
        break_long_words=False,
        break_on_hyphens=False,
    )
