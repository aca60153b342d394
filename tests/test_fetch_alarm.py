"""A socket that is waited on too long is shut; one that was done in time is left alone."""

from __future__ import annotations

import socket
import time

from sources.fetch.alarm import Alarm


def test_rings_and_ends_a_read() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        alarm = Alarm(0.05)
        alarm.start(ours)
        started = time.monotonic()
        assert ours.recv(1) == b""
        assert time.monotonic() - started < 1
        assert alarm.rang


def test_does_not_ring_when_stopped() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        alarm = Alarm(0.05)
        alarm.start(ours)
        alarm.stop()
        time.sleep(0.1)
        theirs.sendall(b"x")
        assert ours.recv(1) == b"x"
        assert not alarm.rang


def test_a_socket_already_closed_is_no_error() -> None:
    ours, theirs = socket.socketpair()
    theirs.close()
    ours.close()
    alarm = Alarm(0.01)
    alarm.start(ours)
    time.sleep(0.05)
    assert alarm.rang


def test_stopping_before_starting_is_harmless() -> None:
    Alarm(1).stop()
