"""One person as one card: what `finder targets --json` says, and the lines a reader sees, in their order.

The order follows the student's decision (CARD.md): who, why them, why me, why now, through whom, with what
words, what can I give, how to reach, what is not known.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from finder.match.circle import spoken_date, years_since
from finder.match.reach import hidden_address
from finder.match.work import papers
from finder.model import Email, Hook, Kind, Opportunity, Person, Student, Term, WarmPath

NEWS_YEARS = 1.0
WHY_THEM = (Kind.INTEREST, Kind.AUTHORSHIP, Kind.ACTIVITY)
WHY_YOU = (Kind.ALUMNI, Kind.COAUTHOR, Kind.GEOGRAPHY, Kind.PROGRAM)


def card(found: Opportunity, student: Student, today: date) -> dict[str, Any]:
    """The card of an opportunity as plain data; every line of it rests on a term, a hook or an address."""
    person = found.person
    return {
        "rank": found.rank,
        "person_id": person.id,
        "name": person.name,
        "degrees": list(person.degrees),
        "institution": institution(person),
        "department": person.place.department,
        "city": person.place.city,
        "state": person.place.state,
        "programs": list(person.programs),
        "role": _role(found),
        "seen": {"source": person.place_source, "date": person.place_seen},
        "score": found.score,
        "terms": [_term(t) for t in found.terms],
        "hooks": [_hook(h) for h in found.hooks],
        "email": _email(found.email),
        "identity": person.identity,
        "missing": list(missing(found)),
        "paths": [_path(p) for p in found.paths],
        "newest": _newest(found, today),
        "lines": lines(found, student, today),
    }


def institution(person: Person) -> str:
    """Where they work, as a reader says it: not the department, and not three hospitals."""
    names = [n for n in person.place.institutions if "department" not in n.lower()]
    return "; ".join((names or list(person.place.institutions))[:2])


def lines(found: Opportunity, student: Student, today: date) -> list[dict[str, str]]:
    """The card's lines as (label, text, source), empty ones left out."""
    newest = _newest(found, today)
    drawn = [
        *(_line("Why them", t) for t in _why_them(found, bool(newest))),
        *(_line("Why you", t) for t in _of(found, WHY_YOU)),
    ]
    if newest:
        drawn.append({"label": "Why now", "text": newest["text"], "source": newest["source"]})
    drawn += [{"label": "Warm path", "text": p.text, "source": p.source} for p in found.paths]
    drawn += [{"label": "Hook", "text": h.text, "source": h.source} for h in _openings(found)]
    drawn += [_line("You could", t, _offer(t, student)) for t in _of(found, (Kind.REMOTE,))]
    drawn += [
        {"label": "They ask", "text": f"“{wish}”", "source": e.page_url}
        for e in found.person.entries
        for wish in e.listing.wishes[:1]
    ]
    if found.email:
        text = (
            f"{found.email.address}, {found.email.how}, {spoken_date(found.email.seen)} ({found.email.trust})"
        )
        drawn.append({"label": "Reach", "text": text, "source": found.email.source})
    drawn += [{"label": "Not known", "text": text, "source": ""} for text in missing(found)]
    return drawn


def missing(found: Opportunity) -> tuple[str, ...]:
    """What no stored source says, each said once."""
    person, gaps = found.person, list(found.missing)
    if person.identity != "sure":
        because = "; ".join(r.label for r in person.because[:3])
        gaps.append(
            f"Whether all of these are one person's ({because or person.identity}): check before "
            f"you write; no hook until then"
        )
    if found.email is None:
        gaps.append(
            "An address: one stands on the page in disguise ([digest] hidden_addresses shows it)"
            if hidden_address(person)
            else "An address: no stored page or paper prints one as theirs"
        )
    if not person.entries:
        gaps.append("Their title today: no watched page lists them")
    return tuple(gaps)


def source_url(source: str) -> str:
    """Where a reader can open a source; empty for a row of the user's own list."""
    if source.startswith("pmid:"):
        return f"https://pubmed.ncbi.nlm.nih.gov/{source.removeprefix('pmid:')}/"
    return source if source.startswith(("https://", "http://")) else ""


def _of(found: Opportunity, kinds: tuple[Kind, ...]) -> list[Term]:
    return [t for kind in kinds for t in found.terms if t.kind is kind]


def _openings(found: Opportunity) -> list[Hook]:
    """The strongest hook, and beside a tie the finding one could ask about."""
    first = list(found.hooks[:1])
    return first + [h for h in found.hooks[1:] if h.kind == Kind.INTEREST][:1]


def _why_them(found: Opportunity, newest: bool) -> list[Term]:
    """The strongest area, the leading roles; how lately only where no new paper says it already."""
    interest, lead, active = (_of(found, (kind,)) for kind in WHY_THEM)
    return [*interest[:1], *lead, *([] if newest else active)]


def _line(label: str, term: Term, text: str = "") -> dict[str, str]:
    return {"label": label, "text": text or term.evidence.detail, "source": term.evidence.source}


def _offer(term: Term, student: Student) -> str:
    facts = term.evidence.facts
    able = f" You have {', '.join(student.skills)}." if student.skills else ""
    hours = f" {student.hours_per_week} h a week." if student.hours_per_week else ""
    return (
        f"Offer {facts.get('offer', 'help')} for a {facts.get('design', 'study')}: "
        f"{term.evidence.detail[0].lower()}{term.evidence.detail[1:]}.{able}{hours}"
    )


def _role(found: Opportunity) -> str:
    """What the page calls them, else the field their own affiliation names."""
    listing = found.person.entries[0].listing if found.person.entries else None
    if listing is not None and listing.pgy:
        return f"PGY-{listing.pgy} general surgery resident"
    if listing is not None and (listing.title or listing.mention.role):
        return listing.title or listing.mention.role
    department = found.person.place.department
    return department if "surg" in department else f"{department} surgery"


def _newest(found: Opportunity, today: date) -> dict[str, str] | None:
    recent = [b for b in papers(found.person)[:1] if years_since(b.public, today) <= NEWS_YEARS]
    if not recent:
        return None
    article = recent[0].article
    return {
        "title": article.title,
        "date": recent[0].public,
        "source": article.key,
        "text": f"“{article.title.rstrip('.')}”, out {spoken_date(recent[0].public)} (PMID {article.pmid})",
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "kind": term.kind.value,
        "weight": term.weight,
        "strength": term.strength,
        "contribution": round(term.contribution, 4),
        "detail": term.evidence.detail,
        "source": term.evidence.source,
    }


def _path(path: WarmPath) -> dict[str, Any]:
    return {"person_id": path.who, "name": path.name, "text": path.text, "source": path.source}


def _hook(hook: Hook) -> dict[str, str]:
    return {"kind": hook.kind, "text": hook.text, "quote": hook.quote, "source": hook.source}


def _email(email: Email | None) -> dict[str, str] | None:
    if email is None:
        return None
    return {
        "address": email.address,
        "source": email.source,
        "seen": email.seen,
        "how": email.how,
        "trust": email.trust,
    }
