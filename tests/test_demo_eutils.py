"""Our own NCBI answers like the real one, also when it fails."""

from __future__ import annotations

import gzip
import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from finder.demo.eutils import FAULTS, EutilsServer, FaultPlan

FIRST = 99_000_001


PAPER = """<PubmedArticle><MedlineCitation Status="MEDLINE" Owner="NLM"><PMID Version="1">{n}</PMID>
<DateRevised><Year>2026</Year><Month>11</Month><Day>20</Day></DateRevised>
<Article PubModel="Print"><Journal><JournalIssue CitedMedium="Print"><PubDate>{printed}</PubDate>
</JournalIssue><Title>Annals of examples</Title></Journal><ArticleTitle>{title}</ArticleTitle>{abstract}
<AuthorList CompleteYN="Y"><Author ValidYN="Y">{first}{orcid}
<AffiliationInfo><Affiliation>{ad}</Affiliation></AffiliationInfo></Author>
<Author ValidYN="Y">{last}</Author></AuthorList><Language>eng</Language>
<PublicationTypeList><PublicationType UI="D016428">{pt}</PublicationType></PublicationTypeList></Article>
<MedlineJournalInfo><MedlineTA>Ann Ex</MedlineTA></MedlineJournalInfo>
<MeshHeadingList><MeshHeading><DescriptorName UI="D1" MajorTopicYN="N">{mesh}</DescriptorName>
<QualifierName UI="Q1" MajorTopicYN="Y">methods</QualifierName></MeshHeading></MeshHeadingList>
</MedlineCitation>
<PubmedData><History><PubMedPubDate PubStatus="entrez">{day}</PubMedPubDate></History></PubmedData>
</PubmedArticle>"""


def date_xml(day: str) -> str:
    return "".join(f"<{name}>{part}</{name}>"
                   for name, part in zip(("Year", "Month", "Day"), day.split("-"), strict=False))


def name_xml(family: str, given: str) -> str:
    initials = "".join(word[0] for word in given.split())
    return f"<LastName>{family}</LastName><ForeName>{given}</ForeName><Initials>{initials}</Initials>"


def record(n: int, title: str = "", *, day: str = "2026-11-10",
           author: tuple[str, str] = ("Example", "Ada Maria"),
           ad: str = "Department of Surgery, Example University",
           abstract: str = "We repaired hernias.",
           mesh: str = "Herniorrhaphy", pt: str = "Journal Article", orcid: str = "",
           last: tuple[str, str] = ("Senior", "Bo"), printed: str = "2026-Oct") -> bytes:
    return PAPER.format(
        n=n, title=title or f"Paper {n}", printed=date_xml(printed), day=date_xml(day),
        ad=ad, mesh=mesh, pt=pt,
        abstract=abstract and f"<Abstract><AbstractText>{abstract}</AbstractText></Abstract>",
        orcid=orcid and f'<Identifier Source="ORCID">http://orcid.org/{orcid}</Identifier>',
        first=name_xml(*author), last=name_xml(*last)).encode()


def article_set(*records: bytes) -> bytes:
    return b"<?xml version='1.0'?>\n<PubmedArticleSet>\n" + b"\n".join(records) + b"\n</PubmedArticleSet>"


WORLD = article_set(
    record(FIRST, "Robotic hernia repair", orcid="0000-0002-1825-0097"),
    record(FIRST + 1, "Open hernia repair", ad="Division of General Surgery, Sample Hospital, Boston, MA",
           author=("Example", "Anton"), day="2026-11-12", mesh="Hernia, Ventral"),
    record(FIRST + 2, "Trauma in rural places", author=("van der Berg", "José"), day="2025-01-05",
           abstract="", last=("Example", "Ada"), printed="2024-Dec"),
    record(FIRST + 3, "Erratum: robotic hernia repair", pt="Published Erratum", day="2026-11-30",
           author=("Examplesmith", "Ed"), ad="Surgical Department of Medicine, Elsewhere"),
)


class Client:
    """Plain HTTP from the standard library, so that the server is judged by another than our fetch."""

    def __init__(self, server: EutilsServer) -> None:
        self.server = server

    def raw(self, endpoint: str, method: str = "POST", **form: Any) -> tuple[int, dict[str, str], bytes]:
        data = urllib.parse.urlencode({"db": "pubmed", **form}, doseq=True)
        url = f"{self.server.base_url}{endpoint}.fcgi"
        asked = (urllib.request.Request(url, data.encode()) if method == "POST"
                 else urllib.request.Request(f"{url}?{data}"))
        try:
            with urllib.request.urlopen(asked, timeout=5) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, dict(error.headers), error.read()

    def search(self, term: str, **form: Any) -> dict[str, Any]:
        body = self.raw("esearch", term=term, retmode="json", **form)[2]
        found: dict[str, Any] = json.loads(body, strict=False)["esearchresult"]
        return found

    def ids(self, term: str) -> list[int]:
        return [int(pmid) - FIRST for pmid in self.search(term)["idlist"]]

    def fetched(self, **form: Any) -> list[int]:
        body = self.raw("efetch", retmode="xml", **form)[2]
        return [int(e.text or 0) - FIRST for e in ET.fromstring(body).iter("PMID")]


@pytest.fixture(scope="module")
def pubmed() -> Iterator[Client]:
    with EutilsServer(WORLD) as server:
        yield Client(server)


@pytest.mark.parametrize(("term", "wanted"), [
    ("hernia[ti]", [3, 1, 0]),
    ("HERNIA [Title]", [3, 1, 0]),
    ("hernia[ti] NOT \"published erratum\"[pt]", [1, 0]),
    ("robotic[ti] OR open[ti] AND trauma[ti]", []),  # from left to right
    ("robotic[ti] OR (open[ti] AND trauma[ti])", [3, 0]),
    ("open[ti] hernia[ti]", [1]),
    ('"hernia repair"[tiab]', [3, 1, 0]),
    ('"repair hernia"[tiab] OR trauma[ti]', [2]),
    ("repair hernia[tiab]", [3, 1, 0]),
    ("hern*[ti]", [3, 1, 0]),
    ('"department of surg*"[ad]', [2, 0]),
    ('"department of surgery"[ad]', [0, 2]),
    ('"surgery department"[ad:~0]', []),
    ('"surgery department"[ad:~1]', [0, 2]),
    ("example a[au]", [1, 0, 2]),
    ('"example a"[au]', [1, 2]),
    ("example[au]", [1, 0, 2]),
    ("examp*[au]", [3, 1, 0, 2]),
    ("Example Ada[Author]", [0, 2]),
    ("Ada Example[au]", [0, 2]),
    ("example a[1au]", [1, 0]),
    ("example a[lastau]", [2]),
    ("Example, Ada[fau]", [0, 2]),
    ("van der Berg J[au]", [2]),
    ("jose van der berg[fau]", [2]),
    ("0000-0002-1825-0097[auid]", [0]),
    ("herniorrhaphy[mh]", [3, 0, 2]),
    ("\"hernia, ventral\"[MeSH Terms]", [1]),
    ("hernia[mh] OR trauma[ti]", [2]),  # a heading is matched whole
    ("herniorrhaphy[majr]", [3, 0, 2]),
    ('"Ann Ex"[ta] AND open[ti]', [1]),
    ('"annals of examples"[jour] AND open[ti]', [1]),
    ("hasabstract", [3, 1, 0]),
    ("hernia AND boston", [1]),
    ('("2026/11/01"[crdt] : "2026/11/15"[crdt])', [1, 0]),
    ("2026/11/10:2026/11/10[crdt]", [0]),
    ("2026/11[edat]", [3, 1, 0]),
    ("2024:2025[dp]", [2]),
    ("2026[dp] AND 2026/11/12[Date - Create]", [1]),
    ('("2026/11/20"[lr] : "3000"[lr]) AND trauma[ti]', [2]),
    (f"{FIRST}[uid] OR {FIRST + 2}[pmid]", [0, 2]),
    ("english[la] AND trauma[ti]", [2]),
    ("“hernia repair”[ti] AND open[ti]", [1]),
])
def test_terms(pubmed: Client, term: str, wanted: list[int]) -> None:
    found = pubmed.ids(term)
    assert sorted(found) == sorted(wanted)
    newest_first = [3, 1, 0, 2]
    assert found == [n for n in newest_first if n in wanted]


def test_shape_of_a_search(pubmed: Client) -> None:
    status, headers, body = pubmed.raw("esearch", term='"hernia repair"[ti]', retmode="json", retmax=2)
    assert (status, headers["Content-Type"]) == (200, "application/json; charset=UTF-8")
    assert json.loads(body) == {
        "header": {"type": "esearch", "version": "0.3"},
        "esearchresult": {"count": "3", "retmax": "2", "retstart": "0",
                          "idlist": [str(FIRST + 3), str(FIRST + 1)], "translationset": [],
                          "querytranslation": '"hernia repair"[Title]'}}


def test_the_same_in_xml_by_get(pubmed: Client) -> None:
    body = pubmed.raw("esearch", "GET", term="hernia[ti] AND 2026/11/10:2026/11/12[crdt]", usehistory="y")[2]
    assert b'<!DOCTYPE eSearchResult PUBLIC "-//NLM//DTD esearch 20060628//EN"' in body
    root = ET.fromstring(body)
    numbers = [root.findtext(name) for name in ("Count", "RetMax", "RetStart", "QueryKey")]
    assert numbers == ["2", "2", "0", "1"]
    assert (root.findtext("WebEnv") or "").startswith("MCID_")
    assert root.findtext("QueryTranslation") == '"hernia"[Title] AND 2026/11/10:2026/11/12[Date - Create]'
    assert [e.text for e in root.iter("Id")] == [str(FIRST + 1), str(FIRST)]


def test_only_the_count(pubmed: Client) -> None:
    assert pubmed.search("hernia[ti]", rettype="count") == {"count": "3"}
    body = pubmed.raw("esearch", term="hernia[ti]", rettype="count")[2]
    assert ET.fromstring(body).findtext("Count") == "3"


def test_what_is_nowhere_is_dropped_and_reported(pubmed: Client) -> None:
    found = pubmed.search('xyzzy[ti] AND hernia[ti] AND "no such phrase"[tiab] AND hernia[nofield]')
    assert found["count"] == "3"
    assert found["errorlist"] == {"phrasesnotfound": ["xyzzy"], "fieldsnotfound": ["nofield"]}
    assert found["warninglist"]["quotedphrasesnotfound"] == ['"no such phrase"[Title/Abstract]']
    assert "xyzzy" not in found["querytranslation"]
    nothing = pubmed.search("xyzzy[ti]")
    assert (nothing["count"], nothing["idlist"]) == ("0", [])
    assert nothing["warninglist"]["outputmessages"] == ["No items found."]
    body = pubmed.raw("esearch", term="xyzzy[ti] AND hernia[ti]")[2]
    assert ET.fromstring(body).findtext("ErrorList/PhraseNotFound") == "xyzzy"


def test_what_is_nowhere_can_also_match_nothing() -> None:
    with EutilsServer(WORLD, drop_unknown=False) as server:
        assert Client(server).search("xyzzy[ti] AND hernia[ti]")["count"] == "0"


@pytest.mark.parametrize("term", ["((", "(hernia[ti]", "hernia[ti] AND", "AND", "[ti]", '""', ")"])
def test_a_term_that_can_not_be_read(pubmed: Client, term: str) -> None:
    assert pubmed.search(term)["ERROR"].startswith("Search Backend failed")


def test_a_search_without_a_term(pubmed: Client) -> None:
    assert "Empty term" in pubmed.search("")["ERROR"]


def test_windows_as_parameters(pubmed: Client) -> None:
    window = {"datetype": "edat", "mindate": "2026/11/01", "maxdate": "2026/11/10"}
    assert pubmed.search("hernia[ti]", **window)["idlist"] == [str(FIRST)]
    assert pubmed.search("hernia[ti]", datetype="edat", reldate="19")["count"] == "2"  # back from the newest
    assert pubmed.search("", **window)["count"] == "1"


def test_the_cap_is_one_short_and_its_error_has_a_raw_line_break() -> None:
    with EutilsServer(WORLD, cap=3) as server:
        client = Client(server)
        body = client.raw("esearch", term="2020:2026[crdt]", retmode="json", retstart=3)[2]
        with pytest.raises(json.JSONDecodeError):
            json.loads(body)
        assert "cannot be larger than 2." in json.loads(body, strict=False)["esearchresult"]["ERROR"]
        clipped = client.search("2020:2026[crdt]", retmax=4, usehistory="y")
        assert (clipped["count"], len(clipped["idlist"])) == ("4", 3)
        assert clipped["warninglist"]["outputmessages"]
        history = {"WebEnv": clipped["webenv"], "query_key": clipped["querykey"]}
        assert client.raw("efetch", retmode="xml", retstart=3, **history)[0] == 400
        assert client.fetched(retstart=2, retmax=2, **history) == [0]  # a page over the cap is cut silently


def test_history(pubmed: Client) -> None:
    first = pubmed.search("hernia[ti]", usehistory="y", retmax=0)
    second = pubmed.search("robotic[ti]", usehistory="y", WebEnv=first["webenv"])
    assert (first["querykey"], second["querykey"], second["webenv"]) == ("1", "2", first["webenv"])
    assert pubmed.search("#1 NOT #2", WebEnv=first["webenv"])["idlist"] == [str(FIRST + 1)]
    assert pubmed.search("open[ti]", WebEnv=first["webenv"], query_key="1")["idlist"] == [str(FIRST + 1)]
    assert pubmed.fetched(WebEnv=first["webenv"], query_key="1", retstart=1, retmax=1) == [1]


def test_a_history_that_is_not_there(pubmed: Client) -> None:
    gone = {"WebEnv": "MCID_gone", "query_key": "1"}
    assert pubmed.search("", **gone) == {"ERROR": "Unable to obtain query #1"}
    body = pubmed.raw("efetch", retmode="xml", **gone)[2]
    assert ET.fromstring(body).findtext("ERROR") == "Unable to obtain query #1"
    assert b"<!DOCTYPE eEfetchResult" in body


def test_fetching_by_id(pubmed: Client) -> None:
    body = pubmed.raw("efetch", retmode="xml", id=f"{FIRST + 2},{FIRST},{FIRST}")[2]
    assert b'<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle' in body
    assert body.endswith(b"</PubmedArticleSet>")
    assert pubmed.fetched(id=f"{FIRST + 2},{FIRST},{FIRST}") == [2, 0]
    assert pubmed.fetched(id=[FIRST, 1, "x", FIRST + 1]) == [0, 1]
    assert pubmed.fetched(id="1,2") == []
    record_bytes = WORLD.split(b"\n<PubmedArticle>")[1].rpartition(b"</PubmedArticle>")[0]
    assert record_bytes in body


def test_efetch_has_no_json(pubmed: Client) -> None:
    assert pubmed.raw("efetch", retmode="json", id=FIRST)[1]["Content-Type"].startswith("text/plain")


def test_posting_ids(pubmed: Client) -> None:
    root = ET.fromstring(pubmed.raw("epost", id=f"{FIRST},{FIRST + 2}")[2])
    assert pubmed.fetched(WebEnv=root.findtext("WebEnv"), query_key=root.findtext("QueryKey")) == [0, 2]
    body = pubmed.raw("epost", id="x")[2]
    assert ET.fromstring(body).findtext("ERROR") == "Empty ID list; Nothing to store"


def test_another_database_and_another_endpoint(pubmed: Client) -> None:
    assert b"Invalid db name specified: nothing" in pubmed.raw("esearch", db="nothing", term="x")[2]
    assert pubmed.raw("ecquery", term="x")[0] == 404


def test_keeps_a_log() -> None:
    with EutilsServer(WORLD) as server:
        Client(server).search("hernia[ti]", tool="finder")
        asked = server.requests[0]
    assert (asked.endpoint, asked.form["term"], asked.form["tool"]) == ("esearch", "hernia[ti]", "finder")
    assert time.monotonic() - asked.at < 5


def test_reads_files_and_the_last_version_of_a_record_wins(tmp_path: Path) -> None:
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(WORLD))
    (tmp_path / "b.xml").write_bytes(article_set(record(FIRST, "Corrected title")))
    with EutilsServer([tmp_path / "a.xml.gz", tmp_path / "b.xml"]) as server:
        assert len(server.corpus.pmids) == 4
        assert Client(server).ids("corrected[ti]") == [0]


def test_stops_at_once_also_with_open_connections() -> None:
    with EutilsServer(WORLD) as server:
        host = urllib.parse.urlsplit(server.base_url)
        open_one = http.client.HTTPConnection(host.hostname or "", host.port or 0, timeout=5)
        for _ in range(2):  # kept alive
            open_one.request("GET", f"{host.path}esearch.fcgi?db=pubmed&term=hernia")
            open_one.getresponse().read()
        started = time.monotonic()
    assert time.monotonic() - started < 1
    with pytest.raises(OSError):
        urllib.request.urlopen(f"http://{host.netloc}/", timeout=1)
    open_one.sock.settimeout(1)
    assert open_one.sock.recv(1) == b""
    open_one.close()


def test_limit_per_second() -> None:
    with EutilsServer(WORLD, limit_per_second=3) as server:
        client = Client(server)
        answers = [client.raw("esearch", term="hernia") for _ in range(4)]
    assert [status for status, *_ in answers] == [200, 200, 200, 429]
    assert json.loads(answers[3][2])["error"] == "API rate limit exceeded"
    assert answers[3][1]["Retry-After"] == "2"


def test_a_wrong_key_is_refused_and_repeated() -> None:
    with EutilsServer(WORLD, valid_keys={"good"}) as server:
        status, _, body = Client(server).raw("esearch", term="hernia", api_key="bad")
        assert (status, json.loads(body)["api-key"]) == (400, "bad")
        assert Client(server).raw("esearch", term="hernia", api_key="good")[0] == 200
        assert Client(server).raw("esearch", term="hernia")[0] == 200


def spoiled(kind: str, endpoint: str = "efetch", **form: Any) -> tuple[int, dict[str, str], bytes]:
    with EutilsServer(WORLD, FaultPlan(every=1, kinds=[kind], slow_seconds=0.2)) as server:
        return Client(server).raw(endpoint, **form)


FETCH = {"retmode": "xml", "id": str(FIRST)}
SEARCH = {"endpoint": "esearch", "term": "hernia[ti]", "retmode": "json"}


def test_faults_of_the_server() -> None:
    assert spoiled("429", **FETCH)[0] == 429
    assert spoiled("500", **FETCH)[0] == 500
    assert spoiled("503", **SEARCH)[0] == 503
    status, headers, body = spoiled("html", **FETCH)
    assert (status, headers["Content-Type"], b"Bad Gateway!" in body) == (200, "text/html", True)


def test_faults_inside_a_200() -> None:
    assert b"External viewer error" in spoiled("backend", **FETCH)[2]
    assert "PMQuerySrv" in json.loads(spoiled("backend", **SEARCH)[2])["esearchresult"]["ERROR"]
    status, headers, body = spoiled("json_for_xml", **FETCH)
    assert (status, headers["Content-Type"][:16], body[:1]) == (200, "application/json", b"{")
    body = spoiled("other_records", **FETCH)[2]
    assert body.count(b"<PubmedArticle>") == 1
    assert str(FIRST).encode() not in body
    assert not spoiled("unclosed", **FETCH)[2].endswith(b"</PubmedArticleSet>")


def test_faults_of_the_wire() -> None:
    with pytest.raises(http.client.IncompleteRead):
        spoiled("cut", **FETCH)
    with pytest.raises((ConnectionResetError, http.client.IncompleteRead)):
        spoiled("reset", **FETCH)
    started = time.monotonic()
    assert spoiled("slow", **FETCH)[0] == 200
    assert time.monotonic() - started >= 0.2


def test_an_expired_history_stays_gone() -> None:
    with EutilsServer(WORLD, FaultPlan(every=2, kinds=["expired"])) as server:
        client = Client(server)
        found = client.search("hernia[ti]", usehistory="y")
        history = {"WebEnv": found["webenv"], "query_key": "1"}
        for _ in range(2):
            assert b"Unable to obtain query #1" in client.raw("efetch", retmode="xml", **history)[2]


def test_faults_come_every_nth_time_and_always_the_same() -> None:
    plan = FaultPlan(every=3, kinds=["500", "429"], seed=1)
    assert [plan.kind(n) for n in range(1, 10)] == ["", "", "429", "", "", "500", "", "", "429"]
    with EutilsServer(WORLD, plan) as server:
        answers = [Client(server).raw("esearch", term="hernia")[0] for _ in range(6)]
    assert answers == [200, 200, 429, 200, 200, 500]


@pytest.mark.parametrize("plan", [
    {"every": 0}, {"every": 1, "kinds": ["explode"]}, {"every": 1, "kinds": []}])
def test_a_plan_that_means_nothing(plan: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="take some of 429"):
        FaultPlan(**plan)


def test_every_fault_is_answerable() -> None:
    with EutilsServer(WORLD, FaultPlan(every=1)) as server:
        for endpoint, form in (("esearch", SEARCH), ("efetch", FETCH)):
            for _ in FAULTS:
                fields = {k: v for k, v in form.items() if k != "endpoint"}
                try:
                    Client(server).raw(endpoint, **fields)
                except (OSError, http.client.HTTPException):
                    continue
        assert len(server.requests) == 2 * len(FAULTS)


@pytest.mark.slow
def test_sixty_thousand_records_are_searched_in_well_under_a_second() -> None:
    world = article_set(*(
        record(FIRST + n, f"Study {n} of hernia", day=f"2026-{n % 12 + 1:02}-{n % 28 + 1:02}",
               author=("Example" if n % 12 else "Other", "A")) for n in range(60_000)))
    with EutilsServer(world) as server:
        client = Client(server)
        started = time.monotonic()
        found = client.search('"department of surgery"[ad] AND other a[1au] AND hernia[tiab]', retmax=9999)
        assert len(found["idlist"]) == 5000
        assert time.monotonic() - started < 1
        started = time.monotonic()
        assert len(client.fetched(id=",".join(found["idlist"][:200]))) == 200
        assert time.monotonic() - started < 1
