"""Number format codes of spreadsheets and charts, taken apart: `#,##0.0,,"m";(0);-;@`."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

Kind = Literal[
    "text",
    "digit",
    "point",
    "comma",
    "percent",
    "exponent",
    "date",
    "elapsed",
    "general",
    "slash",
    "at",
]

_LONGEST: Final = 1000  # letters; a spreadsheet allows 255
_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|'
    r"\[(?P<elapsed>h+|m+|s+)\]|\[(?P<condition>(?:<=|>=|<>|<|>|=)-?\d+(?:\.\d+)?)\]|"
    r"\[\$(?P<symbol>[^\]-]*)(?:-(?P<locale>[0-9A-Fa-f,.]*))?[^\]]*\]|\[[^\]]*\]|"
    r"(?P<general>General)|(?P<half>AM/PM|A/P)|(?P<exponent>E[+-])|"
    r"(?P<date>y+|m+|d+|h+|s+(?:\.0+)?)|(?P<digit>[0#?])|(?P<mark>[.,%/@])|(?P<text>.)",
    re.IGNORECASE | re.DOTALL,
)
_MARKS: Final[dict[str, Kind]] = {
    ".": "point",
    ",": "comma",
    "%": "percent",
    "/": "slash",
    "@": "at",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a section: what it is, and its letters."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """What is done with values of one range; `condition` such as ">=1000", "" for none.

    `locale` is that of a [$-409], in hexadecimal digits, "" for none.
    """

    tokens: tuple[Token, ...]
    condition: str = ""
    locale: str = ""

    def has(self, *kinds: Kind) -> bool:
        """Tell whether a piece is of one of the kinds."""
        return any(token.kind in kinds for token in self.tokens)


@lru_cache(maxsize=512)
def sections(code: str) -> tuple[Section, ...]:
    """Return the one to four sections of a format code. Any text will do."""
    return tuple(_section(part) for part in _split(code[:_LONGEST])[:4])


def _split(code: str) -> list[str]:
    """Split at the semicolons that are neither quoted nor escaped nor in brackets."""
    parts, start = [], 0
    for match in re.finditer(r'"[^"]*"?|\\.|\[[^\]]*\]|;', code, re.DOTALL):
        if match[0] == ";":
            parts.append(code[start : match.start()])
            start = match.end()
    return [*parts, code[start:]]


def _section(code: str) -> Section:
    tokens: list[Token] = []
    condition = locale = ""
    for match in _TOKEN.finditer(code):
        condition = match["condition"] or condition
        locale = match["locale"] or locale
        tokens += _tokens(match)
    return Section(tuple(tokens), condition, locale)


def _tokens(match: re.Match[str]) -> list[Token]:
    for kind in ("quoted", "escaped", "symbol", "text"):
        if match[kind]:
            return [Token("text", match[kind])]
    if match["elapsed"]:
        return [Token("elapsed", match["elapsed"].lower())]
    if match["half"]:
        return [Token("date", "half" if len(match["half"]) > len("A/P") else "h")]
    if match["date"]:
        return [Token("date", match["date"].lower())]
    if match["digit"]:
        return [Token("digit", match["digit"])]
    if match["exponent"]:
        return [Token("exponent", match["exponent"])]
    if match["general"]:
        return [Token("general", "")]
    return [Token(_MARKS[match["mark"]], match["mark"])] if match["mark"] else []
