"""Sends one request and takes its answer: the only file that knows the HTTP library."""

from __future__ import annotations

import http.cookiejar
import socket
import threading
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import requests
import requests.adapters
import urllib3
import urllib3.connection
import urllib3.connectionpool
import urllib3.exceptions
from urllib3.util.connection import is_connection_dropped

from sources.errors import FetchError
from sources.fetch.address import Resolve
from sources.fetch.alarm import Alarm
from sources.fetch.body import CutShortError, TooLargeError, UnknownEncodingError, read_body
from sources.fetch.retry import FailedTryError

Connection = urllib3.connection.HTTPConnection


@dataclass(frozen=True, slots=True)
class Ask:
    """One HTTP request. `form` makes it a POST. `limit` is in bytes after decompression."""

    url: str
    limit: int
    headers: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict, repr=False)  # may hold a key
    truncate: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. Header names are matched in any case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Wire:
    """A pool of connections that resolves names by `resolve` and connects to nothing else.

    `timeout` seconds for connecting and for each silence, `total` for the whole answer. No proxies,
    no .netrc, no cookies, no redirects. Safe to use from several threads.
    """

    def __init__(self, *, user_agent: str, timeout: float, total: float, resolve: Resolve) -> None:
        self._timeout, self._total, self._resolve = timeout, total, resolve
        self._now = threading.local()
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.update({"User-Agent": user_agent, "Accept-Encoding": "gzip, deflate"})
        self._session.cookies.set_policy(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
        adapter = _Adapter(self)
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def send(self, ask: Ask, before: Callable[[], None]) -> Answer:
        """The answer to one request, read to its end; `before` runs when connected, just before sending.

        Raises FailedTryError when another try may do better, FetchError when none will.
        """
        alarm = Alarm(self._total)
        self._now.before, self._now.alarm = before, alarm
        try:
            return self._exchange(ask, alarm)
        except TooLargeError:
            raise FetchError(f"{ask.url} is larger than {ask.limit / 1e6:g} MB, so it was not read. "
                             f"Name a smaller page.") from None
        except UnknownEncodingError as error:
            raise FetchError(f"{ask.url} came compressed as {str(error)!r}, which was not asked for. "
                             f"Save the page in a browser and run `finder extract FILE`.") from None
        except _NEVER as error:
            raise FetchError(f"{ask.url} is not an address that can be asked. Correct it.") from _bare(error)
        except _PERHAPS as error:
            why = f"the answer took longer than {self._total:g} seconds" if alarm.rang else _why(error)
            raise FailedTryError(why) from _bare(error)
        finally:
            alarm.stop()

    def _exchange(self, ask: Ask, alarm: Alarm) -> Answer:
        method = "POST" if ask.form else "GET"
        with self._session.request(method, ask.url, data=dict(ask.form) or None, headers=dict(ask.headers),
                                   stream=True, allow_redirects=False, timeout=self._timeout) as response:
            length = response.headers.get("Content-Length", "")
            body = b"" if response.status_code in (204, 304) else read_body(
                _Raw(response.raw), encoding=response.headers.get("Content-Encoding", ""),
                length=int(length) if length.isdigit() else None, limit=ask.limit, truncate=ask.truncate)
            if alarm.rang:  # cut inside the headers, which the library takes for their end
                raise CutShortError
            return Answer(response.status_code, response.headers, body)

    def connect(self, connection: Connection) -> socket.socket:
        """A socket to one of the addresses that `resolve` gave, the first that answers."""
        error: OSError | None = None
        for address in self._resolve(connection.host, connection.port):
            try:
                sock = socket.create_connection((address, connection.port), self._timeout)
            except OSError as problem:
                error = problem
            else:
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                return sock
        raise error or OSError("the host has no address")

    def about_to_send(self, connection: Connection) -> None:
        """Connects first, so that what is paced is the request and not the handshake before it."""
        if connection.sock is None:
            connection.connect()
        self._now.before()
        if is_connection_dropped(connection):  # the wait was longer than the server's patience
            connection.close()
            connection.connect()
        self._now.alarm.start(connection.sock)


_NEVER = (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema,
          requests.exceptions.MissingSchema, requests.exceptions.InvalidHeader)
_PERHAPS = (requests.RequestException, urllib3.exceptions.HTTPError, OSError, zlib.error, CutShortError)


class _Raw:
    """The undecoded bytes of an answer."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def read(self, amt: int) -> bytes:
        return bytes(self._raw.read(amt, decode_content=False))


class _Adapter(requests.adapters.HTTPAdapter):
    """Gives the library connections that ask the Wire before they connect and before they send."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        super().__init__(pool_connections=64, pool_maxsize=16, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs)
        plain, secure = _connections(self._wire)

        class PlainPool(urllib3.connectionpool.HTTPConnectionPool):
            ConnectionCls = plain

        class SecurePool(urllib3.connectionpool.HTTPSConnectionPool):
            ConnectionCls = secure

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": SecurePool}


def _connections(wire: Wire) -> tuple[type[Connection], type[urllib3.connection.HTTPSConnection]]:
    class Plain(Connection):
        def _new_conn(self) -> socket.socket:
            return wire.connect(self)

        def request(self, *args: Any, **kwargs: Any) -> None:
            wire.about_to_send(self)
            super().request(*args, **kwargs)

    class Secure(urllib3.connection.HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return wire.connect(self)

        def request(self, *args: Any, **kwargs: Any) -> None:
            wire.about_to_send(self)
            super().request(*args, **kwargs)

    return Plain, Secure


def _why(error: Exception) -> str:
    """The failure in words that hold nothing of the request."""
    if isinstance(error, CutShortError | zlib.error | requests.exceptions.ChunkedEncodingError
                  | urllib3.exceptions.IncompleteRead | urllib3.exceptions.ProtocolError):
        return "the answer was cut short"
    if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError | TimeoutError):
        return "no answer came in time"
    if isinstance(error, requests.exceptions.SSLError):
        return "the server's certificate or encryption was not accepted"
    if isinstance(error, socket.gaierror) or "getaddrinfo" in str(error) or "Name or service" in str(error):
        return "the host's name could not be resolved"
    return "the connection failed or broke"


def _bare(error: Exception) -> Exception:
    """The error without the request it carries: that may hold the key."""
    if isinstance(error, requests.RequestException):
        error.request = None
    return error
