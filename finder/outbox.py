"""Where a digest leaves the program: files on this machine, and mail to its owner, to nobody else."""

from __future__ import annotations

import os
import re
import smtplib
import ssl
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from importlib import import_module
from pathlib import Path

from finder import atomic_file
from finder.config import Outbox, email
from finder.errors import FinderError

PASSWORD = "FINDER_SMTP_PASSWORD"  # noqa: S105 - the variable's name, not a password
_ENDINGS = {"html": "html", "text": "txt", "md": "md"}
_TIMEOUT = 60.0  # seconds; RFC 5321 4.5.3.2 allows minutes, a digest can wait for the next run
_TLS_FROM_START = 465  # RFC 8314


def write_files(data: Path, week: str, rendered: Mapping[str, str]) -> tuple[Path, ...]:
    """Write the digest's forms to <data>/digests/2026-W48.html, .txt and .md: all of them or none.

    `rendered` maps "html", "text" and "md" to the text. Raises FinderError, also for a week that is none.
    """
    folder, name = data / "digests", _checked(week)
    contents = {folder / f"{name}.{_ENDINGS[form]}": text.encode() for form, text in rendered.items()}
    return atomic_file.write_files(contents, private=True)


def mail(
    settings: Outbox, week: str, rendered: Mapping[str, str], environ: Mapping[str, str] = os.environ
) -> None:
    """Send the digest to `settings.mail_to`, the owner's own address; the files stand without it.

    The password comes from FINDER_SMTP_PASSWORD or the keyring, and never travels without TLS except to
    this machine. Raises FinderError with the next step.
    """
    message = compose(settings, week, rendered)
    try:
        with _connected(settings) as server:
            if settings.smtp_user:
                server.login(settings.smtp_user, _password(settings, environ))
            server.send_message(message, to_addrs=[settings.mail_to])
    except smtplib.SMTPAuthenticationError as error:
        raise FinderError(
            f"{settings.smtp_host} did not take the password of {settings.smtp_user}; put an app "
            f"password into {PASSWORD}. The digest's files are written."
        ) from error
    except (OSError, smtplib.SMTPException) as error:
        raise FinderError(
            f"The digest was not mailed: {settings.smtp_host}:{settings.smtp_port} said "
            f"{_reason(error)}; check [outbox]. The digest's files are written."
        ) from error


def compose(settings: Outbox, week: str, rendered: Mapping[str, str]) -> EmailMessage:
    """The message: plain text with an HTML alternative, from the owner to the owner. Raises FinderError."""
    try:
        owner = email(settings.mail_to)
    except ValueError as error:
        raise FinderError(f"[outbox] mail_to: {error}.") from error
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"finder: whom to write to, week {_checked(week)}"
    message["From"] = message["To"] = owner
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no vacation notice answers it
    message.set_content(rendered["text"])
    message.add_alternative(rendered["html"], subtype="html")
    return message


def _checked(week: str) -> str:
    # the week becomes a file name and a header
    if not re.fullmatch(r"\d{4}-W\d{2}", week):
        raise FinderError(f"{week!r} is not a week; write it like 2026-W48.")
    return week


def _connected(settings: Outbox) -> smtplib.SMTP:
    host, port = settings.smtp_host, settings.smtp_port
    if port == _TLS_FROM_START:
        return smtplib.SMTP_SSL(host, port, timeout=_TIMEOUT, context=ssl.create_default_context())
    server = smtplib.SMTP(host, port, timeout=_TIMEOUT)
    try:
        if settings.starttls:
            server.starttls(context=ssl.create_default_context())
    except BaseException:  # whatever stops the handshake, also Ctrl-C, must not leave the socket open
        server.close()
        raise
    return server


def _password(settings: Outbox, environ: Mapping[str, str]) -> str:
    found = environ.get(PASSWORD) or _from_keyring(settings.smtp_user)
    if not found:
        raise FinderError(
            f"No password for {settings.smtp_user}: set {PASSWORD}, or store it with `keyring set "
            f"finder {settings.smtp_user}`. The digest's files are written."
        )
    return found


def _from_keyring(user: str) -> str:
    try:
        return str(import_module("keyring").get_password("finder", user) or "")
    except ImportError:
        return ""
    except Exception:  # a keyring without a desktop raises errors of its own kinds
        return ""


def _reason(error: Exception) -> str:
    said = getattr(error, "smtp_error", b"")
    text = said.decode(errors="replace") if isinstance(said, bytes) else str(said)
    return " ".join((text or str(error) or type(error).__name__).split())
