"""One request over the wire: what breaks is told apart from what is wrong."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sources.errors import FetchError, RefusedError
from sources.fetch.address import public_only, resolve
from sources.fetch.retry import FailedTryError
from sources.fetch.wire import Ask, Wire
from tests.fetch_site import Answer, Site, chunks_cut, cut, drip, drip_headers, reset, says

PAGE = b"<p>People"


def wire(total: float = 10, timeout: float = 5, **more: object) -> Wire:
    return Wire(user_agent="finder/0.1", timeout=timeout, total=total, resolve=more.get("resolve", resolve))


@pytest.fixture()
def site() -> Iterator[Site]:
    answers: dict[str, list[Answer]] = {
        "/ok": [says(200, PAGE, Set_Cookie="who=me")],
        "/cut": [cut], "/reset": [reset], "/chunks": [chunks_cut],
        "/drip": [drip], "/headers": [drip_headers], "/gone": [says(404, b"no")],
        "/gzip": [says(200, gzip.compress(PAGE), Content_Encoding="gzip")],
        "/bomb": [says(200, gzip.compress(bytes(20_000_000)), Content_Encoding="gzip")],
        "/brotli": [says(200, b"x", Content_Encoding="br")], "/moved": [says(302, Location="/ok")],
        "/silent": [lambda h: time.sleep(1)],
    }
    with Site(answers) as up:
        yield up


def ask(site: Site, path: str, **more: object) -> Ask:
    return Ask(site.url + path, 1_000_000, **more)  # type: ignore[arg-type]


def test_a_page_and_its_headers_in_any_case(site: Site) -> None:
    answer = wire().send(ask(site, "/gzip"), before=lambda: None)
    assert (answer.status, answer.body) == (200, PAGE)
    assert answer.headers["content-encoding"] == "gzip"


def test_a_status_is_an_answer_and_redirects_are_not_followed(site: Site) -> None:
    sender = wire()
    assert sender.send(ask(site, "/gone"), before=lambda: None).status == 404
    assert sender.send(ask(site, "/moved"), before=lambda: None).status == 302
    assert site.paths() == ["/gone", "/moved"]


@pytest.mark.parametrize("path", ["/cut", "/reset", "/chunks"])
def test_a_body_cut_short_may_be_whole_next_time(site: Site, path: str) -> None:
    with pytest.raises(FailedTryError, match=r"cut short|broke"):
        wire().send(ask(site, path), before=lambda: None)


@pytest.mark.parametrize("path", ["/drip", "/headers"])
def test_an_answer_that_drips_is_ended(site: Site, path: str) -> None:
    started = time.monotonic()
    with pytest.raises(FailedTryError, match=r"longer than 0\.3 seconds"):
        wire(total=0.3).send(ask(site, path), before=lambda: None)
    assert time.monotonic() - started < 2


def test_silence_is_ended(site: Site) -> None:
    with pytest.raises(FailedTryError, match="no answer came in time"):
        wire(timeout=0.2).send(ask(site, "/silent"), before=lambda: None)


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    with pytest.raises(FailedTryError, match="connection"):
        wire().send(Ask(address, 100), before=lambda: None)


@pytest.mark.parametrize("path", ["/bomb", "/brotli"])
def test_what_no_retry_mends(site: Site, path: str) -> None:
    with pytest.raises(FetchError, match=path):
        wire().send(ask(site, path), before=lambda: None)


def test_no_cookies_no_proxies(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    sender = wire()
    for _ in range(2):
        sender.send(ask(site, "/ok"), before=lambda: None)
    assert "Cookie" not in site.seen[-1][2]


def test_connects_to_the_address_that_was_checked_and_asks_no_second_time(site: Site) -> None:
    asked: list[str] = []

    def once(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.0.2.1"]

    url = site.url.replace("127.0.0.1", "pages.example") + "/ok"
    assert wire(resolve=once).send(Ask(url, 1000), before=lambda: None).body == PAGE
    assert asked == ["pages.example"]
    assert site.seen[0][2]["Host"].startswith("pages.example:")


def test_a_refused_address_is_never_connected_to(site: Site) -> None:
    with pytest.raises(RefusedError):
        wire(resolve=public_only(False)).send(ask(site, "/ok"), before=lambda: None)
    assert site.seen == []


def test_before_runs_once_for_each_request_when_connected_and_not_yet_sent(site: Site) -> None:
    order: list[str] = []

    def connecting(host: str, port: int) -> list[str]:
        order.append("connect")
        return [host]

    sender = wire(resolve=connecting)
    for _ in range(2):
        sender.send(ask(site, "/ok"), before=lambda: order.append(f"send, {len(site.seen)} seen"))
    assert order == ["connect", "send, 0 seen", "send, 1 seen"]


def test_a_connection_lost_while_waiting_for_the_turn_is_made_again(site: Site) -> None:
    sender = wire()
    site.answers["/bye"] = [says(200, PAGE)]
    sender.send(ask(site, "/ok"), before=lambda: None)
    opened = list(sender._session.adapters["http://"].poolmanager.pools._container.values())
    line = opened[0].pool.queue[-1].sock
    assert sender.send(ask(site, "/bye"), before=lambda: line.shutdown(socket.SHUT_RDWR)).body == PAGE


def test_a_form_is_posted_and_not_shown(site: Site) -> None:
    asked = ask(site, "/ok", form={"api_key": "0123secret"})
    wire().send(asked, before=lambda: None)
    assert site.seen[0][0] == "POST"
    assert "0123secret" in site.seen[0][3]
    assert "0123secret" not in repr(asked)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate for secure.example, with its key in the same file."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    file = tmp_path_factory.mktemp("tls") / "secure.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-keyout", file, "-out", file.with_suffix(".crt"), "-days", "2", "-subj", "/CN=secure.example",
         "-addext", "subjectAltName=DNS:secure.example"], check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + file.with_suffix(".crt").read_bytes())
    return file


@pytest.fixture()
def secure(site: Site, certificate: Path) -> Site:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    return site


def secure_wire(certificate: Path, total: float = 10) -> Wire:
    sender = wire(total=total, resolve=lambda host, port: ["127.0.0.1"])
    sender._session.verify = str(certificate.with_suffix(".crt"))
    return sender


def test_tls_checks_the_name_and_goes_to_the_checked_address(secure: Site, certificate: Path) -> None:
    port = secure.url.rpartition(":")[2]
    sender, order = secure_wire(certificate), []
    for _ in range(2):
        asked = Ask(f"https://secure.example:{port}/ok", 1000)
        assert sender.send(asked, before=lambda: order.append(len(secure.seen))).body == PAGE
    assert order == [0, 1]
    with pytest.raises(FailedTryError, match="certificate"):
        sender.send(Ask(f"https://other.example:{port}/ok", 1000), before=lambda: None)


def test_an_answer_that_drips_over_tls_is_ended(secure: Site, certificate: Path) -> None:
    port = secure.url.rpartition(":")[2]
    started = time.monotonic()
    with pytest.raises(FailedTryError, match="longer than"):
        asked = Ask(f"https://secure.example:{port}/drip", 9999)
        secure_wire(certificate, total=0.3).send(asked, before=lambda: None)
    assert time.monotonic() - started < 2
