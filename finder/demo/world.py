"""Opens the invented world: its PubMed and its program websites on loopback, its student's configuration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from finder.demo.cast import load_cast
from finder.demo.eutils import EutilsServer
from finder.demo.pages_html import site
from finder.demo.papers import compose
from finder.demo.pubmed_record import article_set
from finder.demo.site import SiteServer
from finder.errors import FinderError

TODAY = date(2026, 11, 23)  # the world's own date: a Monday, so that the digest is of week 48
_PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class World:
    """Where the demo's servers are while it is open."""

    eutils_base: str  # http://127.0.0.1:PORT/entrez/eutils/
    routes: Mapping[str, str]  # host of a website → http://127.0.0.1:PORT
    config_dir: Path
    today: date = TODAY


@contextmanager
def open_world() -> Iterator[World]:
    """Servers up on entry, down on exit. Raises FinderError when the bundled world is missing."""
    directory = config_dir()
    cast = load_cast(directory)
    with ExitStack() as stack:
        pubmed = stack.enter_context(EutilsServer([world_xml(directory)]))
        routes = {
            place.host: stack.enter_context(SiteServer(site(cast, place))).base_url
            for place in cast.institutions.values() if place.host
        }
        yield World(pubmed.base_url, routes, directory)


def world_xml(directory: Path) -> bytes:
    """The world's papers as one PubmedArticleSet: the same bytes on every call."""
    cast = load_cast(directory)
    return article_set(compose(cast), cast.titles)


def config_dir() -> Path:
    """The bundled configuration: finder/_config/demo in a wheel, config/demo in a checkout."""
    for place in (_PACKAGE / "_config" / "demo", _PACKAGE.parent / "config" / "demo"):
        if (place / "finder.toml").is_file():
            return place
    raise FinderError(f"{_PACKAGE}: the demo's world is missing; install finder again.")
