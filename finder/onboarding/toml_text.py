"""Sets keys in the text of a TOML file and keeps its comments, which reading and writing TOML would lose."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any


def with_values(template: str, table: str, values: Mapping[str, Any]) -> str:
    """The TOML text with keys of one table set; comments stay. A key the table lacks is added to it."""
    head, found, rest = template.partition(f"[{table}]\n")
    body = re.split(r"(?m)^(?=\[)", rest, maxsplit=1)[0]
    tail = rest[len(body) :]
    for key, value in values.items():
        line = f"{key} = {_toml(value)}"
        body, times = _key_line(key).subn(lambda old, line=line: _beside_comment(line, old[1]), body, count=1)
        body = body if times else f"{line}\n{body}"
    return head + (found or f"\n[{table}]\n") + body + tail


def _key_line(key: str) -> re.Pattern[str]:
    value = r"\"(?:[^\"\\\n]|\\.)*\"|\[[^\]\n]*\]|\d*"
    return re.compile(rf"^(?:# )?{key} = (?:{value})[ \t]*(#.*)?$", re.M)


def _beside_comment(line: str, comment: str | None) -> str:
    return f"{line:<24} {comment}" if comment else line


def _toml(value: Any) -> str:
    if isinstance(value, str):
        # JSON's escapes are TOML's, except that TOML wants DEL escaped too
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Sequence):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return str(value)
