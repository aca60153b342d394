"""How fast PubMed XML is read, beside what others use, in one run, and that the reading is right.

    python tests/bench/bench_parse.py [--records 30000] [--rounds 3] [--equal]

The file is in the shape of NLM's baseline: real records from ../shared, shuffled and renumbered, in a
temporary file. Every candidate is a process of its own; figures are the median over the rounds, which
interleave; CPU seconds, because the machine may be shared. Every reader but pubmed_parser, which opens the
file itself, is given it through isal's gunzip when that is installed. `--equal` reads every XML file in
../shared with the plain lxml reader and compares record by record. Anchors that are not installed are left
out.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

try:
    from isal.igzip import open as open_gzip  # three times as fast as zlib, if it is installed
except ImportError:
    open_gzip = gzip.open

HERE = Path(__file__).resolve()
ROOT = HERE.parents[2]
SHARED = ROOT.parent / "shared"
sys.path[:0] = [str(ROOT), str(HERE.parent)]

RECORD = re.compile(rb"<PubmedArticle>.*?</PubmedArticle>", re.DOTALL)
HEAD = (
    b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet SYSTEM '
    b'"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd">\n<PubmedArticleSet>\n'
)


def write_baseline(path: Path, records: int) -> None:
    """Real baseline records, shuffled and renumbered from 90000001."""
    folder = SHARED / "apis/samples/pubmed_ftp/netsynergy"
    real = [r for p in sorted(folder.glob("*.gz")) for r in RECORD.findall(gzip.decompress(p.read_bytes()))]
    choose = random.Random(7)
    with gzip.open(path, "wb", compresslevel=5) as file:
        file.write(HEAD)
        for number in range(90_000_001, 90_000_001 + records):
            one = choose.choice(real)
            file.write(re.sub(rb'(<PMID Version="\d+">)\d+', rb"\g<1>%d" % number, one, count=1) + b"\n")
        file.write(b"</PubmedArticleSet>\n")


def ours(path: Path) -> int:
    from sources.pubmed_xml import read_articles

    with open_gzip(path) as file:
        return sum(1 for _ in read_articles(file))


def pubmed_parser(path: Path) -> int:
    import pubmed_parser as pp

    return sum(1 for _ in pp.parse_medline_xml(str(path), author_list=True, nlm_category=False))


def plain_lxml(path: Path) -> int:
    from reference_reader import read_reference

    with open_gzip(path) as file:
        return sum(1 for _ in read_reference(file))


def element_tree(path: Path) -> int:
    """What people write: iterparse, then find and findall; 16 fields, fewer than ours."""
    from xml.etree import ElementTree

    count = 0
    file = open_gzip(path)
    for _, article in ElementTree.iterparse(file):
        if article.tag == "PubmedArticle":
            cite, data = article.find("MedlineCitation"), article.find("PubmedData")
            fields = [article.findtext(f".//Article/{p}") for p in (
                "ArticleTitle", "Journal/Title", "Journal/ISSN", "Journal/JournalIssue/PubDate/Year")]
            fields += ["".join(e.itertext()) for e in cite.findall("Article/Abstract/AbstractText")]
            people = [
                [one.findtext(n) for n in ("LastName", "ForeName", "Initials", "Identifier")]
                + ["".join(e.itertext()) for e in one.findall("AffiliationInfo/Affiliation")]
                for one in cite.findall("Article/AuthorList/Author")
            ]
            rest = [[e.text for e in cite.findall(p)] for p in (
                "MeshHeadingList/MeshHeading/DescriptorName", "Article/PublicationTypeList/PublicationType",
                "Article/GrantList/Grant/GrantID", "CommentsCorrectionsList/CommentsCorrections/PMID")]
            ids = {e.get("IdType"): e.text for e in data.findall("ArticleIdList/ArticleId")}
            count += bool(fields or people or rest or ids)
            article.clear()
    return count


def bio_entrez(path: Path) -> int:
    from Bio import Entrez

    with open_gzip(path) as file:
        return len(Entrez.read(file, validate=False)["PubmedArticle"])


CANDIDATES: dict[str, Callable[[Path], int]] = {
    "finder": ours, "pubmed_parser": pubmed_parser, "ElementTree": element_tree, "plain lxml": plain_lxml,
}


def child(name: str, path: Path) -> None:
    CANDIDATES[name](path.with_name("warm.xml.gz"))  # imports are not counted
    before = time.process_time()
    wall = time.perf_counter()
    count = CANDIDATES[name](path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"records": count, "cpu": time.process_time() - before,
                      "wall": time.perf_counter() - wall, "rss": peak}))


def race(records: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pubmed99n0001.xml.gz"
        write_baseline(path, records)
        write_baseline(path.with_name("warm.xml.gz"), 10)
        print(f"{records} records, {path.stat().st_size / 1e6:.0f} MB gzipped, {rounds} rounds")
        # the plain reader holds the whole tree, 80 KB a record
        names = [name for name in CANDIDATES if records <= 10_000 or name != "plain lxml"]
        times: dict[str, list[dict[str, float]]] = {name: [] for name in names}
        for _ in range(rounds):
            for name, results in times.items():
                done = subprocess.run([sys.executable, HERE, "--child", name, str(path)], capture_output=True,
                                      text=True, check=False)
                if done.returncode == 0:
                    results.append(json.loads(done.stdout))
                else:
                    print(f"{name}: left out ({done.stderr.strip().splitlines()[-1][:100]})")
    first = statistics.median(r["cpu"] for r in times["finder"])
    print(f"{'':16}{'CPU s':>8}{'records/s':>11}{'x finder':>10}{'wall s':>8}{'RSS MB':>8}")
    for name, results in times.items():
        if results:
            assert all(r["records"] == records for r in results), name
            cpu, wall = (statistics.median(r[key] for r in results) for key in ("cpu", "wall"))
            print(f"{name:16}{cpu:8.2f}{records / cpu:11,.0f}{cpu / first:10.2f}{wall:8.2f}"
                  f"{max(r['rss'] for r in results):8.0f}")


def shared_files() -> Iterator[tuple[str, bytes]]:
    """(name, bytes of XML) of everything under ../shared that is PubMed XML."""
    for folder in ("pubmed", "apis/samples", "identity"):
        for path in sorted((SHARED / folder).rglob("*")):
            if path.name.endswith(".tar.gz"):
                with tarfile.open(path) as archive:
                    for member in archive:
                        if member.isfile() and (inside := archive.extractfile(member)):
                            yield f"{path.name}/{member.name}", inside.read()
            elif path.is_file() and ".xml" in path.name:
                raw = path.read_bytes()
                while raw[:2] == b"\x1f\x8b":
                    raw = gzip.decompress(raw)
                yield str(path.relative_to(SHARED)), raw


def equal() -> None:
    """Compares with the plain reader; a file that is no PubMed set must be refused."""
    from reference_reader import read_reference

    from sources.errors import ReadError
    from sources.pubmed_xml import read_records

    files = count = refused = different = 0
    for name, raw in shared_files():
        try:
            got = list(read_records(io.BytesIO(raw)))
        except ReadError:
            refused += 1
            assert b"<PubmedArticle" not in raw, name
            continue
        expected = list(read_reference(io.BytesIO(raw)))
        files, count = files + 1, count + len(expected)
        if got != expected:
            different += 1
            print("different:", name)
    print(f"{files} files, {count} records, {different} files different; {refused} files are no PubMed set")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=30_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--equal", action="store_true")
    parser.add_argument("--entrez", action="store_true", help="also Bio.Entrez.read (memory: the whole set)")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    CANDIDATES |= {"Bio.Entrez.read": bio_entrez} if chosen.entrez or chosen.child else {}
    if chosen.child:
        child(chosen.child[0], Path(chosen.child[1]))
    elif not SHARED.is_dir():
        print("../shared is not here: nothing to measure with")
    else:
        (equal() if chosen.equal else race(chosen.records, chosen.rounds))
