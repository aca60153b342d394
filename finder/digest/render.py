"""A composed week as HTML, plain text or Markdown. All of it is untrusted text: escaped for each format."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from typing import Any

import css_inline
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from finder.digest.card import source_url

FORMATS = ("html", "text", "md")
_TEMPLATES = {"html": "digest.html", "text": "digest.txt", "md": "digest.md"}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
_PMID = re.compile(r"PMID (\d+)")


def render(content: Mapping[str, Any], form: str) -> str:
    """The week in one of FORMATS."""
    page = _environment(form).get_template(_TEMPLATES[form]).render(content)
    if form == "html":
        return css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=True).inline(page)
    return re.sub(r"\n{3,}", "\n\n", page).strip() + "\n"


def _environment(form: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("finder.digest"),
        autoescape=form == "html",  # noqa: S701 text and Markdown have their own filters
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(url=source_url, linked=_linked, md=_markdown, plain=plain, wrap=_wrap)
    return environment


def _linked(text: str) -> Markup:
    """Escaped text in which every PMID is a link."""
    safe = _PMID.sub(r'<a href="https://pubmed.ncbi.nlm.nih.gov/\1/">PMID \1</a>', str(escape(text)))
    return Markup(safe)  # noqa: S704 escaped in the line above


def plain(text: object) -> str:
    """One line of text without control characters, so that nothing can forge a line of the digest."""
    return "".join(c for c in " ".join(str(text).split()) if c.isprintable())


def _markdown(text: object) -> str:
    return _MARKDOWN.sub(r"\\\1", plain(text))


def _wrap(text: str, label: str, width: int = 96) -> str:
    """A labelled paragraph with a hanging indent, as CARD.md draws it."""
    return textwrap.fill(
        plain(text),
        width,
        initial_indent=f"   {label:<10} ",
        subsequent_indent=" " * 14,
        break_long_words=False,
        break_on_hyphens=False,
    )
