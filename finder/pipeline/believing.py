"""Who is who, worked out again for the name blocks that changed; nothing the user decided is touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from finder.affiliations import Atlas
from finder.config import Config
from finder.identity import Resolution, resolve
from finder.model import KnownPerson
from finder.pipeline import ranking
from finder.store import Store, believed, decided, heard


def believe(store: Store, blocks: Iterable[str]) -> set[int]:
    """Resolves the mentions of these name blocks into people, and stores the attributions.

    Gives the people who hold a mention that somebody else, or nobody, held before.
    """
    wanted = believed.linked_blocks(store.db, blocks)
    if not wanted:
        return set()
    before = believed.known_people(store.db, wanted)
    found = _resolved(store, wanted, before)
    with store.atomic():
        held = believed.save_identities(
            store.db, found.person_of, found.bin_of, found.because, found.merged, found.confidence
        )
        decided.follow(store.db)
    was = {(locator, int(person.key)) for person in before for locator in person.locators}
    return {person for locator, person in held.items() if (locator, person) not in was}


def _resolved(store: Store, blocks: Sequence[str], people: Sequence[KnownPerson]) -> Resolution:
    """Who is who in these name blocks, by all that was heard and decided of them."""
    mentions = heard.mentions(store.db, blocks=blocks)
    keys = {m.locator.partition("#")[0] for m in mentions if m.locator.startswith("pmid:")}
    entries = heard.entries(store.db)
    return resolve(
        mentions,
        heard.articles(store.db, keys),
        people=people,
        verdicts=decided.verdicts(store.db),
        alumni=heard.alumni(store.db),
        entries=entries,
        topics={e.listing.mention.locator: ", ".join(e.listing.interests) for e in entries},
    )


def believe_again(store: Store, config: Config, locators: Iterable[str]) -> None:
    """Works out who is who around these mentions, after a verdict, and names whom it made or changed."""
    locators = list(locators)
    holders = believed.person_of(store.db)
    people = {holders[at] for at in locators if at in holders}
    people |= believe(store, believed.blocks_of(store.db, locators))
    name(store, config, people)


def name(store: Store, config: Config, people: Iterable[int]) -> None:
    """Stores how these people are called and where they are; whoever holds no mention keeps the name."""
    programs = {p.acgme: p for p in config.programs}
    ranking.portraits(store, Atlas(config.programs, config.hospitals), programs, only=people)


def waiting(store: Store, besides: Sequence[str] = ()) -> tuple[str, ...]:
    """What to tell of verdicts that do nothing now, a sentence each; `besides`: what was told before."""
    told = (
        f"Your verdict that {each['one_printed']} ({each['one']}) and {each['other_printed']} "
        f"({each['other']}) are {'one person' if each['same'] else 'two people'} is kept and waits: "
        "no page, list or paper shows both any more."
        for each in decided.set_aside(store.db)
    )
    return tuple(sentence for sentence in told if sentence not in besides)


def promising_blocks(store: Store, changed: Iterable[str]) -> list[str]:
    """The changed blocks that can hold a target or a connector.

    A block matters when one of its mentions, or of a block that another form of a name ties to it, stands on
    a page or a list or names surgery in an affiliation; or when somebody in it was believed before. The rest
    of a 70,000-name haul are other people's co-authors.
    """
    return believed.promising_blocks(store.db, changed)
