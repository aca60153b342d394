"""One weekly run, step by step: ask, store, work out who is who, rank, tell the owner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from finder import outbox
from finder.collect import Gathered, Meter
from finder.config import Config
from finder.digest import FORMATS, choose, compose, iso_week, newest_of, render
from finder.errors import FinderError
from finder.pipeline import asking, hearing, ranking
from finder.store import Lock, Store, believed, decided, heard, open_store, told
from sources.errors import SourceError

KEPT_RANKINGS = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run came to: its report, the week as composed, the files written."""

    gathered: Gathered
    content: Mapping[str, Any]
    paths: tuple[Path, ...]
    ranked: int

    @property
    def status(self) -> int:
        """The exit status: 0 done, 3 done in part."""
        return 3 if self.content["failed"] else 0

    @property
    def shown(self) -> list[Mapping[str, Any]]:
        """This week's cards."""
        return list(self.content["cards"])

    def as_json(self) -> dict[str, Any]:
        """The outcome as one JSON document."""
        return {
            "status": "partial" if self.status else "done",
            "week": self.content["week"],
            "report": self.gathered.as_json(),
            "queries": [{"name": n, "translation": said} for n, said in self.gathered.translations.items()],
            "ranked": self.ranked,
            "targets": self.shown,
            "failed": list(self.content["failed"]),
            "digest": [str(path) for path in self.paths],
        }


def weekly(
    config: Config,
    now: datetime,
    *,
    routes: Mapping[str, str] | None = None,
    meter: Meter | None = None,
) -> Outcome:
    """One weekly run. Raises ConfigError, StoreError; what merely failed on the way is in the report."""
    with Lock(config.data), open_store(config.data) as store:
        return _weekly(store, config, now, routes, meter)


def _weekly(
    store: Store, config: Config, now: datetime, routes: Mapping[str, str] | None, meter: Meter | None
) -> Outcome:
    run = heard.start_run(store.db, "weekly", now)
    try:
        gathered = hearing.hear(store, config, now, run, routes, meter)
        _refuse_nothing(gathered, store, config)
        outcome = _tell(store, config, now, run, gathered)
    except (FinderError, SourceError) as error:
        heard.finish_run(store.db, run, now, "failed", {"error": str(error)})
        raise
    heard.finish_run(store.db, run, now, "partial" if outcome.status else "done", outcome.gathered.as_json())
    return outcome


def _refuse_nothing(gathered: Gathered, store: Store, config: Config) -> None:
    """A week in which nothing answered is no week: the last digest stands rather than an empty one."""
    if hearing.somebody_answered(gathered, len(asking.files(config))):
        return
    if gathered.failures and (asking.queries(config) or asking.pages(config, store)):
        raise FinderError(
            "Nothing could be fetched; the database and the last digest stand as they were.\n"
            + "\n".join(f"  - {failure}" for failure in gathered.failures)
        )


def _tell(store: Store, config: Config, now: datetime, run: int, gathered: Gathered) -> Outcome:
    today = now.date()
    with store.atomic():
        student = decided.student_id(store.db, config.student)
    ranked = ranking.rank(store, config, student, today)
    with store.atomic():
        believed.save_opportunities(store.db, run, student, ranked.opportunities, ranked.cards)
        believed.forget_rankings(store.db, KEPT_RANKINGS)
    content = _compose(store, config, student, today, ranked, gathered)
    paths, problems = _deliver(store, config, student, now, content)
    content = {**content, "failed": [*content["failed"], *problems]}
    with store.atomic():
        told.save_digest(store.db, student, content["week"], run, str(paths[0]), content)
        told.save_shown(
            store.db, student, content["week"], [(c["person_id"], newest_of(c)) for c in content["cards"]]
        )
    return Outcome(gathered, content, paths, len(ranked.cards))


def _compose(
    store: Store, config: Config, student: int, today: date, ranked: ranking.Ranking, gathered: Gathered
) -> dict[str, Any]:
    shown = told.shown_before(store.db, student, iso_week(today))
    chosen = choose(
        ranked.cards, shown, targets=config.digest.targets, per_institution=config.digest.per_institution
    )
    hooked = sum(bool(c["hooks"]) for c in ranked.cards)
    return compose(
        config.student,
        today,
        chosen,
        contacts=decided.contacts(store.db, student),
        warm=ranked.warm,
        pages=heard.page_changes(store.db, (today - timedelta(days=today.weekday())).isoformat()),
        report={"ran": _ran(store, config, gathered), "failures": gathered.failures},
        ranked=len(ranked.cards),
        held_back=hooked,
    )


def _ran(store: Store, config: Config, gathered: Gathered) -> str:
    """The run in one line that a second run of the same week leaves as it is."""
    held, watched = heard.balance(store.db), len(asking.pages(config, store))
    return (
        f"{gathered.searches} searches at PubMed, {watched} watched pages; "
        f"{held['stored']} papers and {gathered.people} page and list entries in the store."
    )


def _deliver(
    store: Store, config: Config, student: int, now: datetime, content: Mapping[str, Any]
) -> tuple[tuple[Path, ...], list[str]]:
    rendered = {form: render(content, form) for form in FORMATS}
    paths = outbox.write_files(config.data, content["week"], rendered)
    if not config.outbox.mail_to or told.sent_at(store.db, student, content["week"]):
        return paths, []
    try:
        outbox.mail(config.outbox, content["week"], rendered)
    except FinderError as error:
        return paths, [str(error)]
    with store.atomic():
        told.mark_sent(store.db, student, content["week"], now.isoformat())
    return paths, []


def last_run(store: Store) -> dict[str, Any] | None:
    """The newest weekly run, or None."""
    return heard.last_run(store.db, "weekly")


def last_success(store: Store) -> datetime | None:
    """When the newest weekly run that was done, whole or in part, began."""
    row = heard.last_run(store.db, "weekly", ("done", "partial"))
    return datetime.fromisoformat(row["started_at"]) if row else None
