"""Ends a conversation that takes too long by shutting its socket, whatever it is waiting for."""

from __future__ import annotations

import socket
import threading


class Alarm:
    """Shuts a socket after so many seconds; `rang` says that it did. Use once."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.rang = seconds, False
        self._timer: threading.Timer | None = None

    def start(self, sock: socket.socket) -> None:
        """Counts from now; a second start counts anew."""
        self.stop()
        self._timer = threading.Timer(self.seconds, self._ring, (sock,))
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Does not ring any more."""
        if self._timer is not None:
            self._timer.cancel()

    def _ring(self, sock: socket.socket) -> None:
        self.rang = True
        try:
            # Not sock.shutdown: on a TLS socket that would drop the session under the reader's feet.
            socket.socket.shutdown(sock, socket.SHUT_RDWR)
        except OSError:
            return  # the other side was quicker
