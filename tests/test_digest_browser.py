"""The digest in a real browser: hostile text stays text, and nothing runs off a narrow screen."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from finder import digest
from tests.test_digest import made, week

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]
HOSTILE = "<img src=x onerror=\"document.body.innerHTML='owned'\"><script>document.title='owned'</script>"


def dom(tmp_path, page, width=420):
    path = tmp_path / "digest.html"
    path.write_text(page, "utf-8")
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},900", "--dump-dom",
         f"--user-data-dir={tmp_path / 'profile'}", path.as_uri()],
        capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


def test_hostile_text_stays_text(tmp_path):
    shown = dom(tmp_path, digest.render(week(made(HOSTILE, name=f"Ann {HOSTILE}")), "html"))
    assert "<title>Whom to write to" in shown
    assert "<body>owned" not in shown.replace("\n", "")
    assert "How the score adds up" in shown


def test_nothing_runs_off_a_narrow_screen(tmp_path):
    page = digest.render(week(made("W" * 300)), "html")
    probe = ("<script>document.title = 'wide ' + (document.documentElement.scrollWidth > "
             "document.documentElement.clientWidth)</script></body>")
    assert "<title>wide false" in dom(tmp_path, page.replace("</body>", probe))
