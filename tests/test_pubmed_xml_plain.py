"""Plain form is proved before it is read, and references are dropped."""

from __future__ import annotations

import pytest

from sources.errors import ReadError
from sources.pubmed_xml.plain import check_plain, has_markup, text_of
from sources.pubmed_xml.text import NotPlainError

REFERENCES = "<ReferenceList><Reference><Citation>One</Citation></Reference></ReferenceList>"
RECORD = "<PubmedArticle><PubmedData><A>é</A>{}</PubmedData>\n  </PubmedArticle>"


@pytest.mark.parametrize("references", ["", REFERENCES, REFERENCES * 2,
                                        f"<ReferenceList>{REFERENCES}</ReferenceList>"])
def test_references_are_dropped(references: str) -> None:
    record = RECORD.format(references).encode()
    assert text_of(record) == RECORD.format("")


def test_an_end_without_its_start_stays() -> None:
    record = RECORD.format("</ReferenceList>").encode()
    assert "</ReferenceList>" in text_of(record)


@pytest.mark.parametrize("markup", ["<!-- x -->", "<![CDATA[x]]>", "<?pi x?>"])
def test_markup_is_found(markup: str) -> None:
    record = RECORD.format(markup).encode()
    assert has_markup(record, 0, len(record))
    with pytest.raises(NotPlainError):
        text_of(record)


def test_an_exclamation_is_no_markup() -> None:
    assert not has_markup(b"<A>Why? So!</A>", 0, 15)


def test_what_is_not_utf8_is_said() -> None:
    with pytest.raises(ReadError, match="not UTF-8"):
        text_of(b"<A>\xff</A>")


@pytest.mark.parametrize("broken", ["<A><B></A>", "<A>", "</A>", "<A>x</A>>", "<A>< /A>"])
def test_tags_that_do_not_pair(broken: str) -> None:
    with pytest.raises(NotPlainError):
        check_plain(broken)


def test_inline_markup_is_taken_off() -> None:
    assert check_plain("<A>H<sub>2</sub>O</A>") == "<A>H2O</A>"
