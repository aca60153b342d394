"""Writes the questions of a run, OR-combined: their number does not grow with interests x programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sources.pubmed.term import phrases_of
from sources.source import Query, Topic

LONGEST = 4_000  # characters of a term
MOST_CHUNKS = 8  # searches that a list of names may cost, however long it is
LONGEST_CHANGES = 12_000  # several questions in one: sent by POST, like all

# How US surgeons' departments sign: the names of divisions beside "surgery" are those of the ACGME's
# surgical specialties, the states are written out as well because many lines end with them, not with USA.
DEPARTMENTS = (
    "department of surgery", "department of general surgery", "division of general surgery",
    "general surgery", "departments of surgery", "surgical oncology", "acute care surgery", "trauma surgery",
    "colorectal surgery", "colon and rectal surgery", "vascular surgery", "transplant surgery",
    "transplantation surgery",
    "pediatric surgery", "endocrine surgery", "breast surgery", "bariatric surgery", "surgical critical care",
    "minimally invasive surgery", "hepatobiliary surgery", "gastrointestinal surgery", "surgical services",
)
STATES = (
    "Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware",
    "District of Columbia", "Florida", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky",
    "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri",
    "Montana", "Nebraska", "Nevada", "New Hampshire", "New Jersey", "New Mexico", "New York",
    "North Carolina", "North Dakota", "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Puerto Rico",
    "Rhode Island", "South Carolina", "South Dakota", "Tennessee", "Texas", "Utah", "Vermont", "Virginia",
    "Washington", "West Virginia", "Wisconsin", "Wyoming",
)
# "Georgia" alone is a country as well: the state's code, and its name after the towns that train surgeons
# (PubMed's phrases skip the comma of "Atlanta, Georgia"); whoever writes "Georgia, USA" is found by USA.
GEORGIA = ("GA", "Atlanta Georgia", "Augusta Georgia", "Gainesville Georgia", "Macon Georgia",
           "Savannah Georgia")


def _phrase(text: str, tag: str) -> str:
    """`"text"[tag]`, or empty; quotes and brackets would end the phrase early."""
    clean = " ".join(re.sub(r'["\[\]()*:]', " ", text).split())
    return f'"{clean}"[{tag}]' if clean else ""


def _any(phrases: Iterable[str]) -> str:
    return " OR ".join(dict.fromkeys(p for p in phrases if p))


SURGICAL = f"({_any(_phrase(d, 'ad') for d in DEPARTMENTS)})"
US = f"(USA[ad] OR {_any(_phrase(s, 'ad') for s in ('United States', *STATES, *GEORGIA))})"
# Notices are about papers, they are none (APIS.md 1.8); a retracted paper itself is wanted: it is marked.
_NOTICES = '("published erratum"[pt] OR "retraction of publication"[pt] OR "expression of concern"[pt])'
US_SURGERY = f" AND {SURGICAL} AND {US} NOT {_NOTICES}"
SURGEONS = f" AND (surgery[ad] OR surgical[ad]) NOT {_NOTICES}"


def compose(
    topics: Sequence[Topic] = (),
    institutions: Sequence[str] = (),
    authors: Sequence[str] = (),
    schools: Sequence[str] = (),
    extra: Sequence[str] = (),
) -> tuple[Query, ...]:
    """The questions of a run: one per topic, one for journals, some for lists of names, the user's own.

    `authors` are `Family Given`. `extra` are terms in PubMed's own language, used as they are.
    """
    return (
        *_topics(topics),
        *_chunks("journals", (_phrase(j, "ta") for t in topics for j in t.journals), US_SURGERY),
        *_chunks("programs", _institutions(institutions), SURGEONS),
        *_chunks("alumni", (_phrase(a, "fau") for a in authors), ""),
        *_chunks("school", (_phrase(s, "ad") for s in schools), f" AND (surg*[ad]) NOT {_NOTICES}"),
        *(Query(f"your query {n}", term.strip(), phrases_of(term))
          for n, term in enumerate(extra, 1) if term.strip()),
    )


def author_query(words: str) -> Query:
    """One author's papers: `Given Family`, `Family Given` or `Family AB`."""
    parts = words.replace(",", " ").split()
    turned = " ".join([*parts[-1:], *parts[:-1]])
    initials = " ".join([*parts[-1:], "".join(p[0] for p in parts[:-1])])
    full = [_phrase(p, "fau") for p in (" ".join(parts), turned) if len(parts) > 1]
    short = [_phrase(p, "au") for p in (" ".join(parts), initials)]
    return Query(f"author {' '.join(parts)}", _any([*full, *short]))


def _topics(topics: Sequence[Topic]) -> Iterator[Query]:
    for topic in topics:
        words = (_phrase(p, "tiab") for p in topic.phrases)
        subject = _any([*words, *(_phrase(m, "mh") for m in topic.mesh)])
        if subject:
            own = tuple(dict.fromkeys((*topic.phrases, *topic.mesh)))
            yield Query(topic.name, f"({subject}){US_SURGERY}", own)


def _institutions(names: Iterable[str]) -> Iterator[str]:
    """Program names as affiliations print them: without "Program" and places in brackets, sponsors apart."""
    for name in names:
        plain = re.sub(r"\([^)]*\)|\bPrograms?\b|\bGME\b", " ", name)
        for part in re.split(r"[/:]", plain):
            if len(part.split()) > 1 or len(part.strip()) > 6:
                yield _phrase(part, "ad")


def _chunks(name: str, phrases: Iterable[str], rest: str) -> Iterator[Query]:
    """An OR over many phrases as few terms of at most LONGEST characters, or MOST_CHUNKS longer ones."""
    unique = list(dict.fromkeys(p for p in phrases if p))
    sizes = [len(p) + 4 for p in unique]
    # the longest one more: so much may be left over at the end of every chunk but the last
    room = max(LONGEST - len(rest) - 2, sum(sizes) // MOST_CHUNKS + max(sizes, default=0) + 1)
    chunks: list[list[str]] = []
    left = 0
    for phrase in unique:
        left -= len(phrase) + 4
        if not chunks or left < 0:
            chunks.append([])
            left = room - len(phrase) - 4
        chunks[-1].append(phrase)
    for number, chunk in enumerate(chunks, 1):
        label = name if len(chunks) == 1 else f"{name} {number}"
        yield Query(label, f"({' OR '.join(chunk)}){rest}")


def together(queries: Sequence[Query]) -> tuple[tuple[Query, tuple[Query, ...]], ...]:
    """The same questions in fewer searches, each beside those it holds: for what has changed.

    Questions that share their last clause are put under one such clause.
    """
    groups: list[tuple[str, list[Query]]] = []
    for tail in (US_SURGERY, SURGEONS, ""):
        for query in queries:
            if _tail(query.term) != tail:
                continue
            held = groups[-1] if groups and groups[-1][0] == tail else None
            if held is None or sum(len(q.term) - len(tail) + 6 for q in (*held[1], query)) > LONGEST_CHANGES:
                groups.append((tail, [query]))
            else:
                held[1].append(query)
    return tuple(
        (Query(f"changes {n}", _under(tail, held)), tuple(held)) for n, (tail, held) in enumerate(groups, 1)
    )


def _tail(term: str) -> str:
    return next((t for t in (US_SURGERY, SURGEONS) if term.endswith(t)), "")


def _under(tail: str, held: Sequence[Query]) -> str:
    return f"({' OR '.join(f'({q.term.removesuffix(tail)})' for q in held)}){tail}"
