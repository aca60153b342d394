"""From the configuration to what is asked of the world: queries, pages, files, and the fetcher that asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from finder.collect import Meter, plan
from finder.config import Config
from finder.errors import ConfigError
from finder.model import Program
from finder.store import Store, decided, open_store
from sources.errors import KeyRefusedError, SourceError
from sources.fetch import Fetcher
from sources.pubmed import compose
from sources.registry import sources_for
from sources.source import Query, Source, Topic, WatchedPage


def fetcher(config: Config, now: datetime, routes: Mapping[str, str] | None = None) -> Fetcher:
    """The one thing that touches the network, as polite as the configuration says."""
    return Fetcher(
        contact=config.pubmed.email or config.student.email,
        delay=config.fetch.delay,
        timeout=config.fetch.timeout,
        allow_loopback=config.fetch.allow_loopback,
        routes=dict(routes or {}),
        eutils_base=config.pubmed.base_url,
        api_key=config.pubmed.api_key,
        now=lambda: now,
    )


def registered(config: Config) -> dict[str, Source]:
    """Every source by its name."""
    return {source.name: source for source in sources_for(config.pubmed.base_url)}


def queries(config: Config) -> tuple[Query, ...]:
    """This week's questions to PubMed: OR-combined, never interests x programs."""
    student = config.student
    wanted = student.wanted(config.interests)
    composed = compose(
        topics=[Topic(i.label, i.phrases, i.mesh, i.journals) for i in wanted],
        institutions=[name for p in _near(config) for name in (p.institution or p.name, *p.aliases)],
        authors=alumni_authors(config),
        schools=student.school_names,
        extra=config.pubmed.queries,
    )
    if (config.directory / "interests.toml").is_file():
        return composed
    areas = {i.label for i in wanted}
    return tuple(replace(query, shipped=query.name in areas) for query in composed)


def _near(config: Config) -> list[Program]:
    """The programs asked for by name: those watched, and those in states with ties."""
    return [p for p in config.programs if p.pages or p.state in config.student.states]


def alumni_authors(config: Config) -> list[str]:
    """The names on the alumni list, as `Family Given`: their papers are looked for by name."""
    try:
        rows = config.alumni_rows()
    except SourceError:
        return []  # the run reads the list itself, and tells what is wrong with it
    return [f"{a.mention.family} {a.mention.given}" for a in rows if a.mention.family and a.mention.given]


def pages(config: Config, store: Store) -> tuple[WatchedPage, ...]:
    """The people pages the user watches: those of programs.toml, and those added since."""
    known = {p.acgme: p for p in config.programs}
    watched = {url: p.acgme for p in config.programs for url in p.pages}
    watched |= dict(decided.watched_pages(store.db))
    return tuple(WatchedPage(url, code, _institution(known.get(code))) for url, code in watched.items())


def _institution(program: Program | None) -> str:
    return (program.institution or program.name) if program else ""


def files(config: Config) -> tuple[str, ...]:
    """The alumni lists, as absolute paths."""
    return (str(config.alumni),) if config.alumni else ()


def dry_run(
    config: Config, now: datetime, routes: Mapping[str, str] | None = None, meter: Meter | None = None
) -> dict[str, Any]:
    """What a run would ask and cost: queries with their counts, requests, seconds. Stores nothing.

    Raises ConfigError when NCBI does not accept the key.
    """
    store = open_store(config.data)
    try:
        return plan(
            store,
            registered(config),
            fetcher(config, now, routes),
            queries=queries(config),
            pages=pages(config, store),
            files=files(config),
            today=now.date(),
            years_back=config.pubmed.years_back,
            progress=meter,
        ).as_json()
    except KeyRefusedError as error:
        raise ConfigError([str(error)]) from error
    finally:
        store.close()
