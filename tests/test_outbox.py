"""A digest leaves as files, and as mail to its owner alone."""

from __future__ import annotations

import shutil
import socketserver
import ssl
import subprocess
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from finder import outbox
from finder.config import Outbox
from finder.errors import FinderError

RENDERED = {"html": "<p>Zoë &amp; 10 cards</p>", "text": "Zoë, " + "word " * 400, "md": "# Week"}


class Mailbox(socketserver.ThreadingTCPServer):
    """A mail server on loopback: keeps what it is told; refuses recipients or passwords when asked to."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, refuse: str = "") -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.refuse = refuse
        self.lines: list[str] = []
        self.tls: ssl.SSLContext | None = None
        self.mail: list[bytes] = []


class Conversation(socketserver.StreamRequestHandler):
    timeout = 10

    def handle(self) -> None:
        server: Mailbox = self.server  # type: ignore[assignment]
        self.say("220 here")
        while line := self.rfile.readline():
            command = line.decode().strip()
            server.lines.append(command)
            verb = command[:4].upper()
            if server.refuse and command.upper().startswith(server.refuse):
                self.say("535 5.7.8 no")
            elif verb == "EHLO":
                self.say("250-here\r\n" + ("250-STARTTLS\r\n" if server.tls else "") + "250 AUTH PLAIN")
            elif verb == "STAR" and server.tls:
                self.say("220 go on")
                self.connection = server.tls.wrap_socket(self.connection, server_side=True)
                self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
                server.lines.append("(encrypted)")
            elif verb == "AUTH":
                self.say("235 ok")
            elif verb == "DATA":
                self.say("354 go on")
                content = b""
                while (part := self.rfile.readline()) not in (b".\r\n", b""):
                    content += part
                server.mail.append(content)
                self.say("250 kept")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")


@pytest.fixture
def mailbox(request: pytest.FixtureRequest) -> Iterator[Mailbox]:
    with Mailbox(getattr(request, "param", "")) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join(10)


def settings(server: Mailbox, **more: object) -> Outbox:
    return Outbox.model_validate(
        {
            "mail_to": "ada@isle.example",
            "smtp_host": "127.0.0.1",
            "smtp_port": server.server_address[1],
            "starttls": False,
        }
        | more
    )


def test_files_are_written_whole(tmp_path: Path) -> None:
    paths = outbox.write_files(tmp_path, "2026-W48", RENDERED)
    assert [p.relative_to(tmp_path).as_posix() for p in paths] == [
        "digests/2026-W48.html",
        "digests/2026-W48.txt",
        "digests/2026-W48.md",
    ]
    assert paths[0].read_text(encoding="utf-8") == RENDERED["html"]
    outbox.write_files(tmp_path, "2026-W48", RENDERED | {"html": "new"})
    assert paths[0].read_text() == "new"
    assert len(list((tmp_path / "digests").iterdir())) == 3, "no temporary file stays"


@pytest.mark.parametrize("week", ["../../etc/x", "2026-W48\r\nBcc: x@y.example", ""])
def test_a_week_is_a_week(tmp_path: Path, week: str) -> None:
    with pytest.raises(FinderError, match="not a week"):
        outbox.write_files(tmp_path, week, RENDERED)
    with pytest.raises(FinderError, match="not a week"):
        outbox.compose(Outbox(mail_to="ada@isle.example", smtp_host="x"), week, RENDERED)


def test_mail_goes_to_the_owner_alone(mailbox: Mailbox) -> None:
    outbox.mail(settings(mailbox), "2026-W48", RENDERED, {})
    assert [line for line in mailbox.lines if line.upper().startswith("RCPT")] == [
        "rcpt TO:<ada@isle.example>"
    ]
    message = message_from_bytes(mailbox.mail[0], policy=policy.default)
    assert message["To"] == "ada@isle.example"
    assert message["Subject"] == "finder: whom to write to, week 2026-W48"
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]
    body = message.get_body(("html",))
    assert body is not None
    assert body.get_content().strip() == RENDERED["html"]
    assert max(map(len, mailbox.mail[0].split(b"\r\n"))) <= 998, "RFC 5322 2.1.1"


def test_the_password_comes_from_the_environment(mailbox: Mailbox) -> None:
    outbox.mail(settings(mailbox, smtp_user="ada"), "2026-W48", RENDERED, {"FINDER_SMTP_PASSWORD": "pw"})
    assert any(line.startswith("AUTH PLAIN") for line in mailbox.lines)
    with pytest.raises(FinderError, match="No password for ada: set FINDER_SMTP_PASSWORD"):
        outbox.mail(settings(mailbox, smtp_user="ada"), "2026-W48", RENDERED, {})


@pytest.mark.parametrize("mailbox", ["AUTH"], indirect=True)
def test_a_refused_password_is_a_sentence(mailbox: Mailbox) -> None:
    with pytest.raises(FinderError, match="did not take the password") as raised:
        outbox.mail(
            settings(mailbox, smtp_user="ada"), "2026-W48", RENDERED, {"FINDER_SMTP_PASSWORD": "s3cret"}
        )
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize("mailbox", ["RCPT"], indirect=True)
def test_a_refused_recipient_is_a_sentence(mailbox: Mailbox) -> None:
    with pytest.raises(FinderError, match=r"was not mailed.*check \[outbox\]"):
        outbox.mail(settings(mailbox), "2026-W48", RENDERED, {})
    assert mailbox.mail == []


def test_no_password_and_no_mail_without_tls_when_tls_is_asked(mailbox: Mailbox) -> None:
    asked = settings(mailbox, starttls=True, smtp_user="ada")
    with pytest.raises(FinderError, match="STARTTLS"):
        outbox.mail(asked, "2026-W48", RENDERED, {"FINDER_SMTP_PASSWORD": "pw"})
    assert not any(line.upper().startswith(("AUTH", "MAIL", "DATA")) for line in mailbox.lines)


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes a certificate with openssl")
def test_the_password_travels_encrypted_to_a_proven_server_only(
    mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-addext",
            "subjectAltName=IP:127.0.0.1",
            "-keyout",
            key,
            "-out",
            certificate,
        ],
        check=True,
        capture_output=True,
        timeout=30,
    )
    mailbox.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    mailbox.tls.load_cert_chain(certificate, key)
    asked, password = settings(mailbox, starttls=True, smtp_user="ada"), {"FINDER_SMTP_PASSWORD": "pw"}
    with pytest.raises(FinderError, match="certificate"):
        outbox.mail(asked, "2026-W48", RENDERED, password)
    assert not any(line.upper().startswith("AUTH") for line in mailbox.lines)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    outbox.mail(asked, "2026-W48", RENDERED, password)
    encrypted = max(place for place, line in enumerate(mailbox.lines) if line == "(encrypted)")
    sent = [place for place, line in enumerate(mailbox.lines) if line.startswith("AUTH")]
    assert sent and min(sent) > encrypted
    assert len(mailbox.mail) == 1


def test_nobody_there_is_a_sentence() -> None:
    with Mailbox() as server:
        gone = settings(server)
    with pytest.raises(FinderError, match="was not mailed: 127"):
        outbox.mail(gone, "2026-W48", RENDERED, {})


@pytest.mark.parametrize("address", ["a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example", "", "a"])
def test_never_another_or_a_second_address(address: str) -> None:
    forged = Outbox.model_construct(
        mail_to=address, smtp_host="127.0.0.1", smtp_port=9, smtp_user="", starttls=False
    )
    with pytest.raises(FinderError, match="not one e-mail address"):
        outbox.compose(forged, "2026-W48", RENDERED)
