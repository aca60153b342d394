"""Keys are set where they stand, comments stay, and what is set is read back."""

from __future__ import annotations

import tomllib

import pytest

from finder.onboarding.toml_text import with_values

TEXT = """# who you are
[you]
name = "" # as you sign
# states = [] # where you have ties
[paths]
name = "left alone"
"""


def test_a_key_is_set_where_it_stands_and_its_comment_stays():
    text = with_values(TEXT, "you", {"name": "Ada", "states": ("NY", "FL"), "hours": 6})
    assert tomllib.loads(text) == {
        "you": {"name": "Ada", "states": ["NY", "FL"], "hours": 6}, "paths": {"name": "left alone"}}
    assert text.startswith("# who you are\n")
    assert all(comment in text for comment in ("# as you sign", "# where you have ties"))


def test_a_table_that_is_lacking_is_added():
    assert tomllib.loads(with_values(TEXT, "fetch", {"delay": 5}))["fetch"] == {"delay": 5}


@pytest.mark.parametrize("value", ['A" \\ # [x]', "two\nlines", "\x7f", "Zoë", ""], ids=repr)
def test_a_value_is_written_so_that_it_is_read_back(value):
    assert tomllib.loads(with_values(TEXT, "you", {"name": value}))["you"]["name"] == value
