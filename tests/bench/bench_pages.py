"""Prints how well people pages are read, each figure beside its goal: python tests/bench/bench_pages.py

Needs the shared pages beside the project (../shared/pages); says so and stops when they are absent. The
scorer there decides what is right; nothing of the pages is copied here.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import html

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sources.program_page import read_people, to_json  # noqa: E402
from sources.program_page.addresses import addresses_in, addresses_of  # noqa: E402

SHARED = ROOT.parent / "shared" / "pages"
SECONDS_A_PAGE = 0.3
# part → (folder, {figure: (goal, what the 270-line repeated-structure heuristic reaches, or None)})
PARTS: dict[str, tuple[str, dict[str, tuple[float, float | None]]]] = {
    "28 people pages": (
        ".",
        {
            "people micro F1": (99.5, 99.2),
            "people macro F1": (99.3, 99.3),
            "email acc": (99.5, None),
            "email prec": (100.0, None),
            "profile_url acc": (98.0, None),
            "title acc": (95.0, None),
            "title prec": (80.0, None),
            "phone acc": (97.0, None),
        },
    ),
    "109 pages, names only": (
        "names_only",
        {"people micro F1": (97.5, 94.6), "people macro F1": (96.0, None)},
    ),
    "60 profiles": (
        "profiles",
        {
            "people micro F1": (99.0, None),
            "medical_school acc": (98.0, None),
            "medical_school prec": (100.0, None),
            "title prec": (80.0, None),
        },
    ),
}


def main() -> int:
    """Prints every figure; the exit status is 1 when one misses its goal, 0 otherwise or without data."""
    if not SHARED.exists():
        print(f"skipped: {SHARED} is not there; the bench needs the shared test pages")
        return 0
    missed = 0
    for part, (folder, goals) in PARTS.items():
        figures, seconds = _figures(SHARED / folder)
        print(
            f"{part}: {sum(seconds) / len(seconds):.3f} s a page (goal {SECONDS_A_PAGE}), slowest "
            f"{max(seconds):.2f} s"
        )
        for figure, (goal, anchor) in goals.items():
            value = 100 * figures[figure]
            missed += value < goal
            beside = "" if anchor is None else f", heuristic {anchor:.1f}"
            print(
                f"  {figure:20} {value:6.2f}  goal {goal:5.1f}{beside}  {'ok' if value >= goal else 'MISSED'}"
            )
    right, of = _spellings()
    print(f"published e-mail spellings: {right} of {of} decoded")
    return int(missed > 0)


def _figures(folder: Path) -> tuple[dict[str, float], list[float]]:
    """The scorer's figures for one folder of html and gold, and the seconds each page took."""
    with TemporaryDirectory() as out:
        seconds = list(_predict(folder, Path(out)))
        _, total = _scorer()(out, str(folder / "gold"))
    figures = {"people micro F1": total["micro"][2], "people macro F1": total["macro"][2]}
    for field, said in total["fields"].items():
        figures[f"{field} acc"], figures[f"{field} prec"] = said["acc"] or 0.0, said["prec"] or 0.0
    return figures, seconds


def _predict(folder: Path, out: Path) -> Iterator[float]:
    for gold in sorted((folder / "gold").glob("*.json")):
        url = json.loads(gold.read_text("utf-8")).get("url") or ""
        body = (folder / "html" / f"{gold.stem}.html").read_bytes()
        started = time.perf_counter()
        people = [to_json(listing) for listing in read_people(body, url)]
        yield time.perf_counter() - started
        (out / gold.name).write_text(json.dumps(people), "utf-8")


def _scorer() -> Callable[[str, str], Any]:
    spec = importlib.util.spec_from_file_location("score_pages", SHARED / "score_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.run  # type: ignore[no-any-return]


def _spellings() -> tuple[int, int]:
    """How many published spellings decode; one token there decodes to a text that is no address."""
    vectors = [
        v
        for v in json.loads((SHARED / "email_vectors.json").read_text("utf-8"))
        if v["expected"].rpartition("@")[2]
    ]
    return sum(_decodes(vector) for vector in vectors), len(vectors)


def _decodes(vector: dict[str, str]) -> bool:
    raw = f'<i data-cfemail="{vector["raw"]}">x</i>' if vector["kind"] == "cfemail" else vector["raw"]
    root = html.document_fromstring(f"<div>{raw}</div>")
    found = [a.address for e in root.iter() if isinstance(e.tag, str) for a in addresses_of(e)]
    found += [a.address for a in addresses_in(" ".join(root.text_content().split()))]
    return vector["expected"].lower() in found


if __name__ == "__main__":
    sys.exit(main())
