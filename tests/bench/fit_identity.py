"""Learns the two tables of `finder.identity` from development data; nothing else may write them.

    python tests/bench/fit_identity.py counts    # finder/identity/counts.tsv: how common names and words are
    python tests/bench/fit_identity.py weights   # finder/identity/weights.json: what each level is worth

Needs scipy (fitting only). Reads ../shared/identity and ../shared/pubmed; never a hidden part.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from finder.identity.traits import _stems
from finder.names import fold, parse
from sources.records import Article
import identity_gold as gold

PACKAGE = Path(__file__).parents[2] / "finder" / "identity"
# rarer ones are left out: a table of counts, not a list of people
LEAST = {"family": 3, "given": 3, "initial": 1, "place": 8, "topic": 8, "mesh": 5, "journal": 5}


def count(articles: Iterable[Article], focal: set[str]) -> dict[str, Counter[str]]:
    """Distinct names, affiliation lines and papers that hold a word; `focal` mentions are left out.

    The focal ones are why a record is in the data: to count them would make their names look common.
    """
    tables: dict[str, Counter[str]] = {kind: Counter() for kind in (*LEAST, "totals")}
    people: set[tuple[str, str]] = set()
    places: set[str] = set()
    for article in articles:
        tables["topic"].update(_stems(f"{article.title} {article.abstract[:3000]} {' '.join(article.keywords)}"))
        tables["mesh"].update(set(article.mesh))
        tables["journal"].update(_stems(article.journal_abbreviation or article.journal))
        tables["totals"].update(("topic", "mesh", "journal"))
        for mention in article.authors:
            places.update(mention.affiliations)
            name = parse(mention.family, mention.given, mention.suffix, mention.initials)
            if mention.locator not in focal and name.family and name.given:
                people.add((name.family.replace(" ", ""), name.given[0]))
    for line in places:
        tables["place"].update(_stems(" ".join(w for w in line.split() if "@" not in w)))
    tables["totals"]["place"] = len(places)
    for family, given in people:
        tables["family"][family] += 1
        tables["initial"][given[0]] += 1
        tables["totals"].update(("family", "initial"))
        if len(given) > 1:
            tables["given"][given] += 1
            tables["totals"]["given"] += 1
    return tables


def write_counts() -> None:
    """Counts over all development records and the surgery sample, each record once."""
    data = gold.load()
    articles = {a.key: a for part in (data.a_articles, data.c_articles, data.d_articles, gold.surgery())
                for a in part}
    tables = count(articles.values(), gold.focal(data))
    lines = [f"# How common names and words are: {len(articles):,} PubMed records (identity development sets A, C,"
             f" D and a surgery sample), labelled people left out; fitted {gold.TODAY} by tests/bench/fit_identity.py"]
    for kind, least in LEAST.items():
        lines.append(f"{kind}\t*\t{tables['totals'][kind]}")
        lines.extend(f"{kind}\t{word}\t{n}" for word, n in sorted(tables[kind].items()) if n >= least and fold(word))
    (PACKAGE / "counts.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines):,} lines")


if __name__ == "__main__":
    write_counts()
