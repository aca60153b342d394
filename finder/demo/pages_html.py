"""Writes the pages of an invented department: listings in two layouts, residents, biographies, news."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from finder.demo.cast import Cast, Figure, Institution

UPDATED = "16 November 2026"
_CLOUDFLARE_KEY = 0x5A  # any byte will do: the first of a data-cfemail token is the key
# What stands beside the people on real pages, in the shape of people: cards with a heading and a line.
_ASIDE = """<aside><h2>Explore</h2>
<div class="promo"><h3><a href="/trauma">Trauma Center</a></h3><p>Open at all hours</p></div>
<div class="promo"><h3><a href="/trials">Clinical Trials</a></h3><p>Find a study near you</p></div>
<div class="promo"><h3><a href="/harbor-clinic">Harbor Street Clinic</a></h3><p>Parking in the yard</p></div>
</aside>"""


def site(cast: Cast, place: Institution) -> Mapping[str, bytes]:
    """Every page of one institution's website: path to HTML (robots.txt to plain text)."""
    faculty = [one for one in cast.faculty if one.at == place.key and one.title]
    residents = [one for one in cast.residents if one.at == place.key]
    listing = _cards(place, faculty) if place.layout == "cards" else _table(place, faculty)
    pages = {
        "/": _page(place, "Welcome", _welcome(place)),
        "/faculty": _page(place, "Our Faculty", listing),
        "/residents": _page(place, "Current Residents", _residents(place.layout, residents)),
        "/news": _page(place, "News", _news()),
        **{_path(one): _page(place, one.printed, _biography(cast, place, one)) for one in faculty},
    }
    robots = "User-agent: *\nDisallow: /admin/\n"
    return {path: text.encode() for path, text in {**pages, "/robots.txt": robots}.items()}


def _path(person: Figure) -> str:
    return f"/people/{person.slug}"


def _page(place: Institution, title: str, body: str) -> str:
    links = "".join(f'<li><a href="{path}">{label}</a></li>' for label, path in (
        ("Home", "/"), ("Faculty", "/faculty"), ("Residency", "/residents"), ("News", "/news"),
        ("Give Now", "/giving"), ("Patient Care", "/patients")))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>{escape(title)} | Department of Surgery | {escape(place.name)}</title>
<link rel="stylesheet" href="/site.css"></head>
<body><header><a class="logo" href="/">{escape(place.name)}</a>
<nav aria-label="Main"><ul>{links}</ul></nav></header>
<main><h1>{escape(title)}</h1>
{body}
</main>
{_ASIDE}
<footer><p>Department of Surgery, {escape(place.name)}, 100 Harbor Street, {place.city}, {place.state}</p>
<p>Appointments: {place.phone}00. <a href="mailto:webmaster@{place.domain}">Website feedback</a>.
Last updated {UPDATED}.</p></footer></body></html>"""


def _cards(place: Institution, faculty: Sequence[Figure]) -> str:
    return '<div class="people-grid">\n' + "\n".join(_card(place, one) for one in faculty) + "\n</div>"


def _card(place: Institution, person: Figure) -> str:
    return f"""<article class="person-card">
<img src="/photos/{person.slug}.jpg" alt="Portrait of {escape(person.name)}">
<h3><a href="{_path(person)}">{escape(person.printed)}</a></h3>
<p class="title">{escape(person.title)}</p>
<p class="phone">{_phone(place, person)}</p>
{_mail(place, person)}
</article>"""


def _table(place: Institution, faculty: Sequence[Figure]) -> str:
    rows = "\n".join(
        f'<tr><td><a href="{_path(one)}">{escape(f"{one.family}, {one.given}, {one.degrees}")}</a></td>'
        f"<td>{escape(one.title)}</td><td>{_phone(place, one)}</td><td>{_mail(place, one)}</td></tr>"
        for one in faculty)
    return f"""<table class="directory">
<thead><tr><th>Name</th><th>Title</th><th>Phone</th><th>E-mail</th></tr></thead>
<tbody>
{rows}
</tbody></table>"""


def _mail(place: Institution, person: Figure) -> str:
    """The address as people.toml wants it published: four ways, or not at all."""
    address = person.address(place.domain)
    local, _, domain = address.partition("@")
    return {
        "mailto": f'<a href="mailto:{address}">{address}</a>',
        "at-dot": f"<span>{local} [at] {domain.replace('.', ' [dot] ')}</span>",
        "entity": f"<span>{''.join(f'&#{ord(letter)};' for letter in address)}</span>",
        "cloudflare": '<a href="/cdn-cgi/l/email-protection" class="__cf_email__" '
                      f'data-cfemail="{_cfemail(address)}">[email&#160;protected]</a>',
    }.get(str(person.fields.get("mail", "none")), "")


def _cfemail(address: str) -> str:
    return bytes([_CLOUDFLARE_KEY, *(byte ^ _CLOUDFLARE_KEY for byte in address.encode())]).hex()


def _phone(place: Institution, person: Figure) -> str:
    return f"{place.phone}{10 + sum(person.slug.encode()) % 89:02}"


def _residents(layout: str, residents: Sequence[Figure]) -> str:
    """A list under a heading for every year, or one table with a column for it."""
    ordered = sorted(residents, key=lambda one: -(one.pgy or 0))
    welcome = "<p>Our residents come from across the country and beyond. Meet them below.</p>"
    return f"{welcome}\n{_resident_lists(ordered) if layout == 'cards' else _resident_table(ordered)}"


def _resident_table(residents: Sequence[Figure]) -> str:
    rows = "\n".join(
        f"<tr><td>{escape(one.printed)}</td><td>PGY-{one.pgy}</td><td>{escape(one.school)}</td></tr>"
        for one in residents)
    head = "<tr><th>Resident</th><th>Year</th><th>Medical School</th></tr>"
    return f"<table>\n<thead>{head}</thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _resident_lists(residents: Sequence[Figure]) -> str:
    parts = []
    for year in dict.fromkeys(one.pgy for one in residents):
        entries = "\n".join(_resident(one) for one in residents if one.pgy == year)
        parts.append(f'<h2>PGY-{year}</h2>\n<ul class="residents">\n{entries}\n</ul>')
    return "\n".join(parts)


def _resident(person: Figure) -> str:
    name, school = escape(person.printed), escape(person.school)
    return f'<li class="resident"><strong>{name}</strong><br>Medical school: {school}</li>'


def _biography(cast: Cast, place: Institution, person: Figure) -> str:
    wish = f"<p><em>{escape(person.fields['wish'])}</em></p>" if "wish" in person.fields else ""
    return f"""<p class="title">{escape(person.title)}</p>
<p>{_mail(place, person)}</p><p>{_phone(place, person)}</p>
<h2>Biography</h2>
<p>{escape(_education(person))}</p>
<h2>Research Interests</h2>
<ul>{_pursuits(cast, person)}</ul>
{wish}
<p><a href="/faculty">Back to all faculty</a></p>"""


def _education(person: Figure) -> str:
    """Three ways to tell the same story, chosen by the name, as real biographies are not of one mould."""
    name, fields = f"Dr. {person.family}", person.fields
    degree = "DO" if "DO" in person.degrees else "MD"
    variants = (
        (f"{name} earned a medical degree from {person.school} in {fields['md']}",
         f"completed a general surgery residency at {fields['res']}"),
        (f"{name} received the {degree} degree from {person.school} ({fields['md']})",
         f"trained in general surgery at {fields['res']}"),
        (f"A graduate of {person.school} (class of {fields['md']}), {name}",
         f"completed general surgery residency at {fields['res']}"),
    )
    number = sum(person.slug.encode()) % len(variants)
    opening, residency = variants[number]
    text = f"{opening} {residency}" if number == 2 else f"{opening} and {residency}"
    if "fellowship" in fields:
        text += f", followed by a fellowship in {fields['fellowship']} at {fields['fel']}"
    return f"{text}."


def _pursuits(cast: Cast, person: Figure) -> str:
    words = dict.fromkeys(word for key in person.topics for word in cast.topics[key].keywords[:2])
    return "".join(f"<li>{escape(word)}</li>" for word in words)


def _welcome(place: Institution) -> str:
    return f"<p>The Department of Surgery at {escape(place.name)} cares for the people of {place.city}.</p>"


def _news() -> str:
    office = "By the Communications Office"
    items = (
        ("Grand rounds move to Thursdays", office, "Coffee is served from half past six."),
        ("New hybrid operating room opens", office, "Tours are offered in December."),
        ("A patient's story", "As told to us", "“I was back in my garden within weeks,” she says."),
    )
    return "\n".join(
        f'<article class="news"><h3><a href="/news#{number}">{escape(title)}</a></h3>'
        f"<p>{byline}</p><p>{text}</p></article>" for number, (title, byline, text) in enumerate(items, 1))
