"""How well affiliation lines are read: every figure beside its goal, in one command.

Run: `python tests/bench/bench_affiliations.py [--errors N]` from the repository. Needs `../shared`.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from finder.affiliations import Atlas, Hospital  # noqa: E402
from finder.model import Program, UsImg  # noqa: E402

GOLD = ROOT.parent / "shared" / "affiliations" / "program_gold_dev.csv"


def tables() -> tuple[list[Program], list[Hospital]]:
    """The shipped tables, as the Atlas takes them."""
    programs = tomllib.loads((ROOT / "config" / "programs.toml").read_text("utf-8"))["program"]
    hospitals = tomllib.loads((ROOT / "config" / "teaching_hospitals.toml").read_text("utf-8"))["hospital"]
    return [_program(row) for row in programs], [Hospital(**_tuples(row)) for row in hospitals]


def _tuples(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def _program(row: Mapping[str, Any]) -> Program:
    fields = _tuples(row)
    if "us_img" in fields:
        fields["us_img"] = UsImg(**fields["us_img"])
    return Program(**fields)


def measure(pairs: Iterable[tuple[set[str], set[str]]]) -> dict[str, float]:
    """Accuracy, precision, recall, F1 by the rules of score_affprog.py, from (gold, predicted) codes."""
    count: Counter[str] = Counter()
    for gold, predicted in pairs:
        right = (not gold and not predicted) or (bool(predicted) and predicted <= gold)
        count.update(n=1, right=right, named=bool(predicted), pos=bool(gold), tp=right and bool(gold))
    precision, recall = count["tp"] / max(count["named"], 1), count["tp"] / max(count["pos"], 1)
    f1 = 2 * precision * recall / (precision + recall) if count["tp"] else 0.0
    return {"n": count["n"], "accuracy": count["right"] / max(count["n"], 1), "precision": precision,
            "recall": recall, "f1": f1}  # fmt: skip


def main() -> None:
    """Prints the figures; without the shared data, says so and stops."""
    args = argparse.ArgumentParser()
    args.add_argument("--errors", type=int, default=0)
    wanted = args.parse_args().errors
    if not GOLD.exists():
        print(f"skipped: {GOLD} is not there")
        return
    atlas = Atlas(*tables())
    rows = list(csv.DictReader(GOLD.open(encoding="utf-8", newline="")))
    start = time.process_time()
    places = [atlas.read(row["affiliation"]) for row in rows]
    cold = len(rows) / (time.process_time() - start)
    golds = [set(row["acgme_codes"].split("|")) - {"none"} for row in rows]
    got = [set(place.programs) for place in places]
    for label, keep in (("all rows", "sure likely"), ("sure rows", "sure")):
        kept = [r["confidence"] in keep.split() for r in rows]
        m = measure((g, p) for g, p, k in zip(golds, got, kept, strict=True) if k)
        print(f"{label:10} n {m['n']:.0f}  accuracy {m['accuracy']:.3f} (goal 0.90, anchors 0.58 0.47)"
              f"  F1 {m['f1']:.3f} (goal 0.92, anchors 0.59 0.50)  precision {m['precision']:.3f} (goal 0.95)"
              f"  recall {m['recall']:.3f}")  # fmt: skip
    right = [p.department == r["department_class"] for p, r in zip(places, rows, strict=True)]
    print(f"department n {len(rows)}  accuracy {sum(right) / len(rows):.3f} (goal 0.92)")
    print(f"speed      {cold:.0f} lines/s, none seen before (goal 5000)")
    shown = 0
    for row, gold, place, ok in zip(rows, golds, places, right, strict=True):
        programs = set(place.programs)
        good = (not gold and not programs) or (bool(programs) and programs <= gold)
        if shown < wanted and not (good and ok):
            shown += 1
            print(row["id"], row["acgme_codes"], "<-", "|".join(place.programs) or "none", "|",
                  row["department_class"], "<-", place.department, "|", row["affiliation"][:200],
                  "|", place.institutions)  # fmt: skip


if __name__ == "__main__":
    main()
