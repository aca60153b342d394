"""Evidence from what a person writes: topics, leading roles, how lately, and designs a student can help with.

A retracted paper never counts; a retraction notice or an erratum is not a paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from finder.match.circle import Circle, on_date, spoken_date, years_since
from finder.match.designs import Design, design_of
from finder.match.topics import TopicMatch, topic_match
from finder.model import Byline, Evidence, Interest, Kind, Person

# "If their past paper was 2 years ago, dont bother" (PEERS.md): a paper counts half after two years.
HALF_LIFE_YEARS = 2.0
RECENT_YEARS = 3.0
MIDDLE_AUTHOR = 0.3  # one of many: knows the work, does not steer it
ENOUGH = 2.0  # this many fresh, led, on-topic papers make half of the full strength twice over: 1 - 2**-2
TOPICS_SHOWN = 2
FEW = 12  # authors: a surgical paper has seven or so; beyond a dozen it is a consortium


def papers(person: Person) -> tuple[Byline, ...]:
    """The bylines that count as this person's papers, newest first."""
    return tuple(b for b in person.bylines if b.counts)


def quotable(bylines: Iterable[Byline]) -> list[Byline]:
    """The same bylines, those of corrected papers last: a corrected paper counts, no hook quotes it."""
    return sorted(bylines, key=lambda b: b.article.corrected)


def cite(bylines: Sequence[Byline], most: int = 3) -> str:
    """`PMID 1, PMID 2`, newest first."""
    return ", ".join(f"PMID {b.article.pmid}" for b in bylines[:most])


def proven(
    kind: Kind, strength: float, detail: str, byline: Byline, *, mention: str = "", **facts: str
) -> Evidence:
    """Evidence that a paper proves, by its title; `mention` is who in its byline, unless the person.

    To the facts it adds what a wording may say of any paper: when it came out, and whether the person led it.
    """
    told = {"when": spoken_date(byline.public[:7]), "led": "yes" if byline.led else "", **facts}
    at = mention or byline.mention.locator
    return Evidence(kind, strength, detail, byline.article.key, at, quote=byline.article.title, facts=told)


def interest(person: Person, circle: Circle) -> Iterator[Evidence]:
    """That the person writes about an area the student wants; the two strongest areas."""
    found = []
    for place, area in enumerate(circle.interests):
        matches = [(b, m) for b in papers(person) if (m := topic_match(b.article, area))]
        if matches:
            found.append(_interest(area, matches, circle, 0.9**place))
    yield from sorted(found, key=lambda e: -e.strength)[:TOPICS_SHOWN]


def _interest(
    area: Interest, matches: list[tuple[Byline, TopicMatch]], circle: Circle, preference: float
) -> Evidence:
    weighed = sorted(
        ((_mass(b, m, circle), b, m) for b, m in matches), key=lambda w: (w[1].article.corrected, -w[0])
    )
    mass = sum(w[0] for w in weighed)
    _, best, sign = weighed[0]
    detail = (
        f"{_share_led([b for b, _ in matches], area)}; “{sign.words}” stands {sign.where} PMID "
        f"{best.article.pmid}"
    )
    strength = min(1.0, area.weight * preference * (1 - 0.5 ** (ENOUGH * mass / 2)))
    return proven(Kind.INTEREST, round(strength, 4), detail, best, topic=area.label)


def _share_led(on_topic: Sequence[Byline], area: Interest) -> str:
    """How many papers of an area, how many of them led, and the newest."""
    count, lead = len(on_topic), sum(b.led for b in on_topic)
    led = f", {lead} of them led" if lead and count > 1 else ", as a leading author" if lead else ""
    newest = on_date(on_topic[0].public)
    return f"{_count(count)} on {area.label.lower()}{led}, the newest {newest} ({cite(on_topic)})"


def _mass(byline: Byline, match: TopicMatch, circle: Circle) -> float:
    decay: float = 0.5 ** (years_since(byline.public, circle.today) / HALF_LIFE_YEARS)
    return decay * match.level * (1.0 if byline.led else MIDDLE_AUTHOR)


def authorship(person: Person, circle: Circle) -> Iterator[Evidence]:
    """That the person leads work: first, senior or corresponding author in the last five years."""
    lead = [b for b in papers(person) if b.led and years_since(b.public, circle.today) <= 5]
    if not lead:
        return
    # a paper can be led in two ways: it is counted once, under its most senior role
    parts = Counter(b.roles[0] for b in lead)
    said = " and ".join(f"{role} author of {_count(n)}" for role, n in parts.most_common())
    mass = sum(0.5 ** (years_since(b.public, circle.today) / HALF_LIFE_YEARS) for b in lead)
    since = min(b.public for b in lead)[:4]
    detail = f"{said[0].upper()}{said[1:]} since {since} ({cite(lead)})"
    best = quotable(lead)[0]
    yield proven(Kind.AUTHORSHIP, round(1 - 0.5**mass, 4), detail, best, role=best.roles[0])


def activity(person: Person, circle: Circle) -> Iterator[Evidence]:
    """How lately the person wrote: papers of the last three years; none is said, at strength 0."""
    all_papers = papers(person)
    if not all_papers:
        return
    newest = all_papers[0]
    recent = [b for b in all_papers if years_since(b.public, circle.today) <= RECENT_YEARS]
    last = f"{on_date(newest.public)} (PMID {newest.article.pmid})"
    if recent:
        detail = f"{_count(len(recent))} in the last 3 years, the newest {last}"
    else:
        detail = f"No paper found in the last 3 years; the newest came out {last}"
    best = quotable(recent or all_papers)[0]
    yield proven(Kind.ACTIVITY, round(1 - 0.7 ** len(recent), 4), detail, best)


def remote(person: Person, circle: Circle) -> Iterator[Evidence]:
    """That recent work is of a design a student can help with from abroad."""
    recent = [b for b in papers(person) if years_since(b.public, circle.today) <= 5 and _has_a_say(b)]
    fitting = [(b, d) for b in recent if (d := design_of(b.article))]
    if not fitting:
        return
    kinds = Counter(d for _, d in fitting)
    design = kinds.most_common(1)[0][0]
    best = quotable(b for b, d in fitting if d == design)[0]
    share = len(fitting) / len(recent)
    detail = (
        f"{_share(len(fitting), len(recent))} of the last 5 years could be helped with from afar: "
        f"{_designs(kinds)} ({cite([b for b, _ in fitting])})"
    )
    strength = round(share * (1 - 0.5 ** len(fitting)), 4)
    yield proven(Kind.REMOTE, strength, detail, best, design=design.label, offer=design.offer)


def _has_a_say(byline: Byline) -> bool:
    """True when the person led the paper or was one of few: one of forty hands out no work."""
    return byline.led or len(byline.article.authors) <= FEW


def _share(some: int, all_: int) -> str:
    return "The one paper" if all_ == 1 else f"{some} of {all_} papers"


def _designs(kinds: Counter[Design]) -> str:
    return ", ".join(f"{n} {design.plural if n > 1 else design.label}" for design, n in kinds.most_common())


def _count(number: int) -> str:
    return f"{number} paper" if number == 1 else f"{number} papers"
