"""Texts that a script joins from pieces: quoted ones, and the variables set before."""

from __future__ import annotations

import pytest

from sources.program_page.script_strings import all_strings, assigned_texts


@pytest.mark.parametrize(
    ("script", "texts"),
    [
        ("var a = 'jr' + 'oe';", ["jroe"]),
        ('a = "jr"; b = a + "oe" + a;', ["jr", "jroejr"]),
        ("a = 'jr'; a = a + 'oe';", ["jr", "jroe"]),
        ("a = 'jr'; a += 'oe'; a+='@';", ["jr", "jroe", "jroe@"]),
        ("a = 'jr'; a += a; b += a;", ["jr", "jrjr", "jrjr"]),
        ("a = unknown + 'oe';", ["oe"]),
        (r"a = '<\/a>' + 'it\'s';", ["</a>it's"]),
        ("a == b", []),
        ("", []),
    ],
)
def test_every_assignment_gives_its_text(script, texts):
    assert list(assigned_texts(script)) == texts


def test_all_strings_of_a_script_in_order():
    assert all_strings("""document.write('jr' + x + "oe" + '&#64;');""") == "jroe&#64;"
    assert all_strings("f(1)") == ""
