"""Published addresses: every veil that sites use, decoded and named; nothing guessed."""

from __future__ import annotations

import codecs
import json
import timeit
from pathlib import Path

import pytest
from lxml import html

from sources.program_page.addresses import Address, addresses_in, addresses_of

SHARED = Path(__file__).parents[2] / "shared" / "pages" / "email_vectors.json"
WANTED = "jroe@quarrymed.edu"


def published(markup: str) -> list[Address]:
    root = html.document_fromstring(f"<div>{markup}</div>")
    found = [a for e in root.iter() if isinstance(e.tag, str) for a in addresses_of(e)]
    return [*found, *addresses_in(" ".join(root.text_content().split()))]


def cloudflare(address: str, key: int = 0x5A) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


CLOAK = """<span id="cloak1">protected</span><script>var path = 'hr' + 'ef' + '=';
var addy1 = 'jr&#111;e' + '&#64;'; addy1 = addy1 + 'q&#117;arrymed' + '&#46;' + 'edu';
var addy_text1 = 'jr&#111;e' + '&#64;' + 'quarrymed.edu';</script>"""
TURNED = f"{codecs.encode('jroe', 'rot13')}[at]{codecs.encode('quarrymed.es', 'rot13')}"

VEILS = [
    (f'<a href="mailto:{WANTED}?subject=Hi">x</a>', "mailto"),
    ('<a href="&#109;ailto:%6a%72oe%40quarrymed.edu">x</a>', "mailto"),
    (f'<a href="mailto: {WANTED}">x</a>', "mailto"),
    (f'<a href="{WANTED}">x</a>', "link without mailto"),
    (f"<p>E-mail: {WANTED}.</p>", "plain"),
    ("<p>jroe [at] quarrymed [dot] edu</p>", "at-dot"),
    ("<p>jroe(at)quarrymed(dot)edu</p>", "at-dot"),
    ("<p>jroe at quarrymed dot edu</p>", "at-dot"),
    ('<span class="spamspan"><span>jroe</span> [at] <span>quarrymed [dot] edu</span></span>', "at-dot"),
    (f'<a data-cfemail="{cloudflare(WANTED)}">[email protected]</a>', "cloudflare"),
    (f'<a href="/cdn-cgi/l/email-protection#{cloudflare(WANTED)}">x</a>', "cloudflare"),
    (f'<span uers="{codecs.encode("mailto:" + WANTED, "rot13")}">x</span>', "rot13"),
    (
        f'<a href="mailto:{TURNED}">x</a>',
        "rot13",
    ),
    ('<span data-user="eorj" data-server="ude.demyrrauq">x</span>', "reversed"),
    ('<span data-user="jroe" data-domain="quarrymed.edu">x</span>', "attribute"),
    (CLOAK, "script"),
    ("<script>a = 'j'; a += 'roe'; a += '@'; a += 'quarrymed' + '.edu'; show('x', a);</script>", "script"),
]


@pytest.mark.parametrize(("markup", "how"), VEILS)
def test_a_veiled_address_is_read_and_the_veil_is_named(markup, how):
    wanted = WANTED.replace(".edu", ".es") if "[at]" in markup and how == "rot13" else WANTED
    assert Address(wanted, how) in published(markup)


@pytest.mark.parametrize(
    "text",
    [
        "jroe at the clinic",
        "@quarrymed",
        "jroe@",
        "meet at 5 p.m.",
        "jroe[at]",
        "a@b",
        "Look at our site quarrymed dot com",
    ],
)
def test_nothing_is_completed_or_guessed(text):
    assert not published(f"<p>{text}</p>")


def test_an_address_that_a_script_joins_in_steps_is_read_when_it_is_whole():
    steps = "<script>a = 'jroe@quarrymed.co'; a += '.uk'; b = 'else@quarrymed.co';</script>"
    found = [address.address for address in published(steps) if address.how == "script"]
    assert found == ["jroe@quarrymed.co.uk"]


def test_a_token_that_does_not_decode_is_no_address():
    assert not published('<a data-cfemail="zz">x</a><a data-cfemail="">y</a><a data-cfemail="5a">z</a>')


@pytest.mark.skipif(not SHARED.exists(), reason="the shared spellings are not on this machine")
def test_the_spellings_found_on_real_pages():
    vectors = json.loads(SHARED.read_text("utf-8"))
    missed = []
    for vector in vectors:
        raw = f'<i data-cfemail="{vector["raw"]}">x</i>' if vector["kind"] == "cfemail" else vector["raw"]
        wanted = vector["expected"].lower()
        if wanted.rpartition("@")[2] and wanted not in [a.address for a in published(raw)]:
            missed.append(vector)
    assert not missed


def test_the_markup_for_machines_is_no_script_that_joins_an_address():
    data = '<script type="application/ld+json">{"title": "Surgery", "email": "jq@yalta.example"}</script>'
    found = html.document_fromstring(f"<p>{data}</p>").iter("script")
    assert [list(addresses_of(element)) for element in found] == [[]]


def test_a_link_too_long_to_veil_an_address_is_not_unveiled():
    veiled = '<a href="mailto:jroe[at]quarrymed.es{}">x</a>'
    assert published(veiled.format("%20" * 600))
    assert not published(veiled.format("%20" * 2000))


@pytest.mark.parametrize("read", [
    lambda count: list(addresses_of(html.Element("a", href="mailto:" + "%20" * count))),
    lambda count: list(addresses_in("a'" * count)),
], ids=["white space in a link", "quotes"])
def test_four_times_the_text_takes_about_four_times_as_long(read):
    def seconds(count):
        return min(timeit.repeat(lambda: read(count), number=1, repeat=5))

    assert seconds(8000) < 8 * seconds(2000)
