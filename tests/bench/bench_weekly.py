"""What a weekly run costs: requests and seconds at NCBI's pace, storing included, and what kills leave.

    /work/venv/bin/python -m tests.bench.bench_weekly [--records 5000 50000] [--kills 100] [--faults]

Goals: requests at most searches + ceil(new / 200) + retries; wall under 1.15 x requests / 3 s; the same
store with every kind of fault; 100 kills, nothing lost, nothing twice.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from finder.collect import Gathered, gather
from finder.demo.eutils import FAULTS, EutilsServer, FaultPlan
from finder.store import heard, open_store
from sources.fetch import Fetcher
from sources.pubmed import PubMed
from sources.source import Query
from tests.invented_pubmed import TOPICS, harvest
from tests.killing import SPREAD, killed_runs

TODAY = date(2026, 11, 23)
QUERIES = (*(Query(t, f'"{t}"[tiab] AND surgery[ad]') for t in TOPICS), Query("surgery", "surgery[ad]"))
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def collect(data: Path, server: EutilsServer, per_second: float | None = None) -> tuple[Gathered, float]:
    """One run's report and its seconds."""
    with open_store(data) as store:
        run = heard.start_run(store.db, "weekly", NOW)
        fetch = Fetcher(contact="owner@finder.example", eutils_base=server.base_url,
                        eutils_per_second=per_second)
        begun = time.perf_counter()
        report = gather(store, {"pubmed": PubMed(server.base_url)}, fetch, queries=QUERIES, today=TODAY,
                        years_back=1, run_id=run)
        seconds = time.perf_counter() - begun
        heard.finish_run(store.db, run, NOW, "done", report.as_json())
        assert store.integrity() == ()
    return report, seconds


def week(folder: Path, records: int) -> None:
    """A first run of so many records at 3 requests a second."""
    corpus = harvest(records, TODAY - timedelta(days=360), TODAY)
    with EutilsServer([corpus]) as server:
        report, seconds = collect(folder / f"week{records}", server)
        sent = len(server.requests)
        searches = sum(a.endpoint == "esearch" for a in server.requests)
    bound = searches + -(-records // 200) + report.retries
    size = (folder / f"week{records}" / "finder.db").stat().st_size / 1e6
    print(f"{records:>7} records: {sent} requests (bound {bound}), {seconds:.1f} s; pace {sent / 3:.1f} s, "
          f"x {seconds / (sent / 3):.3f} (goal 1.15); stored {report.stored}, {size:.0f} MB, "
          f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB with the server")
    assert report.stored == report.found == records and sent <= bound


def storing(folder: Path, records: int) -> None:
    """The same without a pace: how fast parsing and storing is, with the server in the same process."""
    with EutilsServer([harvest(records, TODAY - timedelta(days=360), TODAY)]) as server:
        report, seconds = collect(folder / "fast", server, 100_000)
    print(f"{records:>7} records unpaced: {seconds:.2f} s, {report.stored / seconds:.0f} records/s, "
          f"{seconds / report.requests * 1000:.0f} ms a request (the gap is 345 ms)")


def faults(folder: Path) -> None:
    """Every kind of fault on every 3rd to 20th request: the same store as without."""
    corpus = harvest(3_000, TODAY - timedelta(days=360), TODAY)

    def stored(data: Path) -> object:
        with open_store(data) as store:
            return heard.articles(store.db, [f"pmid:{99_000_001 + n}" for n in range(3_000)])

    with EutilsServer([corpus]) as server:
        collect(folder / "good", server, 1_000)
    good = sorted(stored(folder / "good"), key=lambda a: a.key)  # type: ignore[call-overload]
    for every in (3, 7, 20):
        data = folder / f"bad{every}"
        plan = FaultPlan(every=every, kinds=FAULTS, seed=every, retry_after=0, slow_seconds=0.2)
        with EutilsServer([corpus], plan) as server:
            report, seconds = collect(data, server, 1_000)
        same = sorted(stored(data), key=lambda a: a.key) == good  # type: ignore[call-overload]
        print(f"  faults on every {every:>2}th request: {report.requests} requests, {seconds:.1f} s, "
              f"same store: {same}, failures: {len(report.failures)}")
        assert same


def kills(folder: Path, count: int) -> None:
    """Runs killed at random moments, ten a store."""
    told: dict[str, int] = {}
    corpus = harvest(400, TODAY - SPREAD, TODAY)
    for number in range(-(-count // 10)):
        for name, found in killed_runs(folder / f"kill{number}", corpus, min(10, count), seed=number).items():
            told[name] = told.get(name, 0) + found
    print(f"  {told}")
    assert not told["lost"] + told["twice"] + told["asked again"] + told["fetched again"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="*", default=[5_000])
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--faults", action="store_true")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for records in wanted.records:
            week(Path(folder), records)
        if wanted.records:
            storing(Path(folder), min(wanted.records))
        if wanted.faults:
            faults(Path(folder))
        if wanted.kills:
            kills(Path(folder), wanted.kills)


if __name__ == "__main__":
    main()
