"""Tells a person printed twice on a page from two people of one name; gives each a locator that lasts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urlsplit

from sources.printed_name import PrintedName, letters
from sources.records import Listing, Mention

_COMPLETED = ("title", "phone", "photo", "pgy", "interests", "training", "wishes", "bio")


@dataclass(frozen=True, slots=True)
class Contact:
    """What tells namesakes apart: the person's own address and own page, each empty when not given."""

    email: str = ""
    page: tuple[str, str, str] = ("", "", "")  # site, folder, and what in the folder is this person's

    def same(self, other: Contact) -> bool:
        """True when one of the two is the very same."""
        return bool(self.email and self.email == other.email) or bool(
            self.page[0] and self.page == other.page
        )

    def parts(self, other: Contact) -> bool:
        """True when two addresses, or two pages in one folder, say two people.

        Pages in two folders do not: many a list links to a profile, and another list of the same page to
        the same person's page in another part of the site.
        """
        if self.same(other):
            return False
        if self.email and other.email:
            return True
        return bool(self.page[0]) and self.page[:2] == other.page[:2] and self.page != other.page


def name_key(name: Mention | PrintedName) -> str:
    """The folded name, as locators print it; the same for "Family, Given" and "Given Family"."""
    return f"{letters(name.given)}-{letters(name.family)}"


def contact_of(mention: Mention, url: str, shared: frozenset[str] = frozenset()) -> Contact:
    """The contact of an entry of the page at `url`; a link `shared` with others on it is nobody's own."""
    link = mention.url or ""
    if not link or link in shared or urldefrag(link)[0] == urldefrag(url)[0]:
        return Contact(mention.email or "")
    try:
        parts = urlsplit(link.lower())
    except ValueError:
        return Contact(mention.email or "")
    path = parts.path if parts.fragment else parts.path.rstrip("/")
    folder, _, last = path.rpartition("/")
    own = "\n".join((last, parts.query, parts.fragment)).rstrip()
    return Contact(mention.email or "", (parts.netloc.removeprefix("www."), folder, own))


def each_once(listed: Sequence[Listing], url: str) -> list[Listing]:
    """Every person once, in page order; the first entry's words win, later ones complete it.

    An entry is a repeat unless its own address or page says that it is a namesake's.
    """
    shared = _shared(listed)
    groups: dict[str, list[list[int]]] = defaultdict(list)
    contacts = [contact_of(each.mention, url, shared) for each in listed]
    # those that say who they are first: a bare repeat then finds the one it repeats
    for at in sorted(range(len(listed)), key=lambda at: contacts[at] == Contact()):
        known = groups[name_key(listed[at].mention)]
        group = _repeated(at, known, listed, contacts)
        if group is None:
            known.append([at])
        else:
            group.append(at)
    people = sorted(sorted(group) for known in groups.values() for group in known)
    return [_whole([listed[at] for at in group]) for group in people]


def _shared(listed: Sequence[Listing]) -> frozenset[str]:
    links = {(each.mention.url or "", name_key(each.mention)) for each in listed}
    counts = Counter(link for link, _ in links)
    return frozenset(link for link, count in counts.items() if count > 1)


def _repeated(at: int, groups: Sequence[list[int]], listed: Sequence[Listing],
              contacts: Sequence[Contact]) -> list[int] | None:
    """The group of which this entry is a repeat: by its contact, else by its title, else the first."""
    own = contacts[at]
    ties = [group for group in groups if any(own.same(contacts[i]) for i in group)]
    fitting = [group for group in groups if not any(own.parts(contacts[i]) for i in group)]
    titled = [group for group in fitting if any(listed[i].title == listed[at].title for i in group)]
    return next(iter([*ties, *titled, *fitting]), None)


def _whole(entries: Sequence[Listing]) -> Listing:
    first = entries[0]
    for entry in entries[1:]:
        first = completed(first, entry)
    return first


def completed(first: Listing, second: Listing) -> Listing:
    """The first entry, with what only the second one says."""
    one, two = first.mention, second.mention
    mention = replace(
        one,
        email=one.email or two.email,
        email_how=one.email_how or two.email_how,
        role=one.role or two.role,
        degrees=one.degrees or two.degrees,
        url=one.url or two.url,
    )
    said = {name: getattr(first, name) or getattr(second, name) for name in _COMPLETED}
    return replace(first, mention=mention, **said)


def located(listed: Sequence[Listing], url: str) -> list[Listing]:
    """The listings with their locators and places."""
    numbers = _numbers(listed, url)
    found = []
    for at, listing in enumerate(listed):
        own = listing.mention
        number = f"-{numbers[at]}" if numbers[at] > 1 else ""
        mention = replace(own, locator=f"{url}#{name_key(own)}{number}", position=at + 1, of=len(listed),
                          url=own.url or url or None)
        found.append(replace(listing, mention=mention))
    return found


def _numbers(listed: Sequence[Listing], url: str) -> Mapping[int, int]:
    """Namesakes are numbered by their contacts, not by their places: a page is sorted anew now and then."""
    contacts = [contact_of(each.mention, url) for each in listed]
    seen: Counter[str] = Counter()
    numbers = {}
    for at in sorted(range(len(listed)), key=lambda at: (contacts[at].email, contacts[at].page, at)):
        key = name_key(listed[at].mention)
        seen[key] += 1
        numbers[at] = seen[key]
    return numbers
