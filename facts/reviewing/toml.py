"""Rows of facts.toml, written by hand: tomllib only reads, and comments must stay."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from facts.files import parse_toml
from facts.library_errors import LibraryError

Row = Mapping[str, str | int | bool | list[str]]

_HEADER = re.compile(r"\s*\[\[\s*fact\s*\]\]\s*(?:#.*)?")
_ANY_HEADER = re.compile(r"\s*\[")
_SHORT_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_SHORT_ESCAPES |= {'"': '\\"', "\\": "\\\\"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_TO_ESCAPE = re.compile(r'[\x00-\x1f"\\\x7f]')


def as_table(row: Row) -> str:
    """Return a `[[fact]]` table that tomllib reads back as the same row."""
    lines = [f"{name} = {_value(value)}" for name, value in row.items()]
    return "\n".join(["[[fact]]", *lines]) + "\n"


def _value(value: str | int | bool | list[str]) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(as_string, value))}]"
    return as_string(value)


def as_string(text: str) -> str:
    """Return a basic string of TOML. A lone surrogate, which TOML can't hold, becomes U+FFFD."""
    return f'"{_TO_ESCAPE.sub(_escaped, _SURROGATE.sub(chr(0xFFFD), text))}"'


def _escaped(match: re.Match[str]) -> str:
    sign = match.group()
    return _SHORT_ESCAPES.get(sign, f"\\u{ord(sign):04x}")


def with_rows(text: str, put: Mapping[str, Row], removed: Collection[str] = ()) -> str:
    """Return facts.toml with the rows of `put` (by id) in it and those of `removed` out of it.

    A row that is there is replaced where it stands; others are appended. Everything else keeps
    its bytes, comments too. Raises LibraryError for a file that can't be edited so.
    """
    rows = _rows(text)
    expected = [put.get(_id(row), row) for row in rows if _id(row) not in removed]
    known = {_id(row) for row in rows}
    expected += [row for name, row in put.items() if name not in known]
    lines = _lines(text)
    heads = [number for number, line in enumerate(lines) if _HEADER.fullmatch(line.rstrip("\r\n"))]
    if len(heads) == len(rows):
        for head, row in reversed(list(zip(heads, rows, strict=True))):
            name = _id(row)
            if name in removed:
                lines[head : _end(lines, head)] = []
            elif name in put:
                lines[head : _end(lines, head)] = _replaced(
                    lines[head : _end(lines, head)], put[name]
                )
    edited = "".join(lines).rstrip("\n")
    added = [as_table(row) for name, row in put.items() if name not in known]
    whole = "\n\n".join([*([edited] if edited else []), "\n".join(added).rstrip("\n")]).rstrip("\n")
    whole = whole + "\n" if whole else ""
    if _rows(whole) != [dict(row) for row in expected]:
        raise LibraryError(
            "facts.toml is written in a way that a review can't add to: "
            "write each fact as a [[fact]] table with its fields on lines of their own"
        )
    return whole


def _rows(text: str) -> list[dict[str, Any]]:
    rows = parse_toml(text, "facts.toml", LibraryError).get("fact", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LibraryError("facts.toml: expected a list of [[fact]] tables")
    return rows


def _id(row: Mapping[str, Any]) -> str:
    return str(row.get("id", ""))


def _end(lines: list[str], head: int) -> int:
    """Return the line after a table's last field; comments behind it belong to what follows."""
    following = next(
        (n for n in range(head + 1, len(lines)) if _ANY_HEADER.match(lines[n])), len(lines)
    )
    while following > head + 1 and _is_aside(lines[following - 1]):
        following -= 1
    return following


def _lines(text: str) -> list[str]:
    """Return the lines with their ends, as TOML has them: no other sign ends one."""
    return [line for line in re.split(r"(?<=\n)", text) if line]


def _is_aside(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _replaced(old: list[str], row: Row) -> list[str]:
    comments = [line for line in old[1:] if line.lstrip().startswith("#")]
    head, *fields = _lines(as_table(row))
    return [head, *comments, *fields]
