"""The invented websites behave like careful servers."""

from __future__ import annotations

import urllib.error
import urllib.request

import pytest

from finder.demo.cast import load_cast
from finder.demo.pages_html import site
from finder.demo.site import LAST_MODIFIED, SiteServer
from finder.demo.world import config_dir

CAST = load_cast(config_dir())
PLACES = {place.host: place for place in CAST.institutions.values() if place.host}


@pytest.fixture(scope="module")
def server():
    with SiteServer(site(CAST, PLACES["surgery.lakeshore.example"])) as running:
        yield running


def get(url, **headers):
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    request = urllib.request.Request(url, headers=named)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


def test_a_known_page_is_not_sent_again(server):
    status, headers, body = get(f"{server.base_url}/faculty")
    assert status == 200 and b"Moorhouse" in body and headers["Last-Modified"] == LAST_MODIFIED
    assert get(f"{server.base_url}/faculty", If_None_Match=headers["ETag"])[::2] == (304, b"")
    assert get(f"{server.base_url}/faculty", If_Modified_Since=LAST_MODIFIED)[0] == 304


@pytest.mark.parametrize("headers", [
    {"If_None_Match": '"other"'},
    {"If_None_Match": '"other"', "If_Modified_Since": LAST_MODIFIED},
    {"If_Modified_Since": "Mon, 01 Jun 2026 06:00:00 GMT"},
    {"If_Modified_Since": "yesterday"},
])
def test_an_unknown_page_is_sent(server, headers):
    assert get(f"{server.base_url}/faculty", **headers)[0] == 200


def test_robots_allow_and_a_missing_page_is_404(server):
    assert b"Disallow: /admin/" in get(f"{server.base_url}/robots.txt")[2]
    assert get(f"{server.base_url}/gone")[0] == 404
    assert server.requests[-1] == ("/gone", 404)
