"""Takes off what printing puts around a name: list numbers, years of training, bracketed remarks."""

from __future__ import annotations

import re
import unicodedata

from sources.printed_name.credentials import degree

_NUMBERED = re.compile(r"^\s*(?:[#•·*\-–—▪●►»>]+\s*)?(?:\(?\d{1,3}[.):]\s*)?(?:[•·*▪●►»]+\s*)?")
# begins only where what leads to it begins, and gives nothing back: a run of commas is walked once
_PGY = re.compile(r"(?<![\[(,\s–-])[\[(,\s–-]*+\bPGY[\s-]*(?:[1-9]|[IV]{1,3})\b[\])]*", re.I)
_BRACKETED = re.compile(
    r"\(([^()]*)\)|\[([^\[\]]*)\]|[\"“”«»]([^\"“”«»]+)[\"“”«»]|(?<=\s)['‘]([^'’‘]+)['’](?=\s)"
)
_NICKNAME = re.compile(r"[^\W\d_][\w.'-]*(?: [^\W\d_][\w.'-]*)?")
_SPACED = (
    (re.compile(r"\bPh\.?\s+D\b\.?", re.I), "PhD"),
    (re.compile(r"\bM\.\s+D\.(?!\w)"), "MD"),
    (re.compile(r"\bD\.\s+O\.(?!\w)"), "DO"),
    (re.compile(r"\bM\.\s+(?:Sc|S|A|P\.?H)\.(?!\w)"), "MSc"),
)


def tidy(text: str) -> str:
    """The text in plain characters, without its list number and year of training."""
    text = unicodedata.normalize("NFKC", text).replace("\xad", "").replace("’", "'").replace("`", "'")
    text = re.sub(r"[​‌‍﻿]", "", " ".join(text.split()))
    text = _NUMBERED.sub("", _PGY.sub("", text), count=1)
    text = re.sub(r"\bA/(?=Prof)", "A", text)
    text = re.sub(r"\b((?:Dr|Prof|Mr|Mrs|Ms)\.)(?=[^\W\d_a-z][^\W\d_A-Z])", r"\1 ", text)
    for pattern, plain in _SPACED:
        text = pattern.sub(plain, text)
    return text.strip(" ,;:*†‡|/–—-")


def without_brackets(text: str) -> tuple[str, str]:
    """The text without bracketed parts, and the one that is a nickname: one or two plain words."""
    nickname = ""
    for match in _BRACKETED.finditer(text):
        inner = next(group for group in match.groups() if group is not None).strip()
        if _NICKNAME.fullmatch(inner) and inner[0].isupper() and not degree(inner):
            nickname = nickname or inner
    return " ".join(_BRACKETED.sub(" ", text).split()), nickname
