"""Runs a collection in its own process and kills it, to prove that the next one goes on where it stopped."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

from finder.demo.eutils import EutilsServer
from finder.store import heard, open_store
from sources.pubmed_xml import read_articles

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 23)
CODE = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from finder.collect import gather
from finder.store import Lock, heard, open_store
from sources.fetch import Fetcher
import sources.pubmed.harvest as harvest, sources.pubmed.split as split
from sources.source import Query
data, base, pace = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
harvest.CAP, split.FILL, harvest.BATCH = 120, 90, 20
queries = [Query("surgery", "surgery[ad]"), Query("hernia", '"hernia repair"[tiab]'),
           Query("thyroid", "thyroidectomy[tiab]")]
with Lock(data), open_store(data) as store:
    run = heard.start_run(store.db, "weekly", datetime(2026, 11, 23, tzinfo=UTC))
    print("go", flush=True)
    report = gather(store, {"pubmed": harvest.PubMed(base)},
                    Fetcher(contact="owner@finder.example", eutils_base=base, eutils_per_second=pace),
                    queries=queries, today=date(2026, 11, 23), years_back=1, run_id=run)
    heard.finish_run(store.db, run, datetime(2026, 11, 23, tzinfo=UTC),
                     "partial" if report.failures else "done", report.as_json())
    print(report.failures, flush=True)
"""


def start(data: Path, base: str, pace: float) -> subprocess.Popen[bytes]:
    """A collecting process that has opened its store."""
    process = subprocess.Popen([sys.executable, "-c", CODE, str(data), base, str(pace)], cwd=ROOT,
                               stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert process.stdout is not None and process.stdout.readline() == b"go\n"
    return process


def killed_runs(data: Path, corpus: bytes, kills: int, seed: int, pace: float = 100.0) -> dict[str, int]:
    """Kills so many runs at random moments, then lets one end; what was lost or done twice, by number."""
    random.seed(seed)
    with EutilsServer([corpus], cap=120) as server:
        told = {"kills": 0, "asked again": 0, "fetched again": 0}
        span = _time_of(data.with_name(f"{data.name}-whole"), server, pace)
        server.requests.clear()
        for _ in range(kills):
            process = start(data, server.base_url, pace)
            time.sleep(random.uniform(0, span / max(1, kills / 2)))
            process.kill()
            process.wait()
            process.stdout.close()
            told["kills"] += 1
            with open_store(data) as store:
                assert store.integrity() == ()
                stored = {r["pmid"] for r in store.db.query("SELECT pmid FROM articles")}
                rows = store.db.query("SELECT * FROM searches WHERE done_at IS NOT NULL")
                done = {_window(row) for row in rows}
            time.sleep(0.05)  # what the dead process had sent
            _count_again(server, stored, done, told)
        process = start(data, server.base_url, pace)
        assert process.stdout.read().strip() == b"()"
        process.wait()
        process.stdout.close()
        _count_again(server, set(), set(), told)
    return {**told, **_compared(data, corpus)}


def _time_of(data: Path, server: EutilsServer, pace: float) -> float:
    begun = time.monotonic()
    process = start(data, server.base_url, pace)
    process.communicate(timeout=120)
    return time.monotonic() - begun


_seen: dict[int, tuple[int, set[str], set[tuple[str, str]]]] = {}


def _window(row: dict[str, str]) -> tuple[str, str]:
    since, until = (row[name].replace("-", "/") for name in ("since", "until"))
    return row["term"], f'("{since}"[crdt] : "{until}"[crdt]){row["part"]}'


def _count_again(
    server: EutilsServer, stored: set[str], done: set[tuple[str, str]], told: dict[str, int]
) -> None:
    """Counts what was asked since the last kill although it was complete before it."""
    at, before, closed = _seen.get(id(server), (0, set(), set()))
    for asked in server.requests[at:]:
        if asked.endpoint == "efetch":
            told["fetched again"] += len(before & set(asked.form.get("id", "").split(",")))
        elif "term" in asked.form:
            told["asked again"] += any(asked.form["term"] == f"({t}) AND {window}" for t, window in closed)
    _seen[id(server)] = (len(server.requests), stored, done)


def _compared(data: Path, corpus: bytes) -> dict[str, int]:
    import io

    wanted = {a.key: a for a in read_articles(io.BytesIO(corpus))}
    with open_store(data) as store:
        assert store.integrity() == ()
        stored = {a.key: a for a in heard.articles(store.db, wanted)}
        rows = store.db["articles"].count
        bylines = store.db["mentions"].count
        assert heard.balance(store.db)["missing"] == 0
    return {"lost": sum(stored.get(key) != article for key, article in wanted.items()),
            "twice": rows - len(stored) + bylines - sum(len(a.authors) for a in wanted.values())}


SPREAD = timedelta(days=200)
