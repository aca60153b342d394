"""A record built fast is the record its class would have built."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields, replace

import pytest

from sources.pubmed_xml import build
from sources.records import Article, Mention


@pytest.mark.parametrize(("fast", "plain"), [(build.mention, Mention), (build.article, Article)])
def test_the_same_record(fast: type, plain: type) -> None:
    names = [f.name for f in fields(plain)]  # type: ignore[arg-type]
    for count in range(5, len(names) + 1):
        values = [f"value of {name}" for name in names[:count]]
        one, other = fast(*values), plain(*values)
        assert type(one) is plain and one == other and hash(one) == hash(other) and repr(one) == repr(other)


def test_it_stays_frozen_and_can_be_kept() -> None:
    one = build.mention("pmid:99000001#1", "Anna Quill", "Quill", "Anna")
    with pytest.raises(FrozenInstanceError):
        one.family = "Other"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(one)) == one and replace(one, family="Other").family == "Other"


def test_with_an_address() -> None:
    one = Mention("pmid:99000001#1", "Anna Quill", "Quill", "Anna", position=1, of=2)
    found = build.with_email(one, "quill@uni.example")
    assert found == replace(one, email="quill@uni.example", corresponding=True, email_how="plain")
    assert one.email is None


def test_too_few_values_are_an_error() -> None:
    with pytest.raises(TypeError):
        build.mention("pmid:99000001#1")
