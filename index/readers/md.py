"""Markdown: its text as a person reads it, without marks, addresses and images."""

import re
import textwrap
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.blocks import Block, Content, Grid, Heading, Text
from index.grids import header_rows
from index.joining import join_lines
from index.readers.decoding import decode
from index.readers.html import read_markup
from index.readers.unreadable import ReadError

_FRONT = re.compile(
    r"\A\s*(?P<fence>-{3}|\+{3})[ \t]*\n(?P<body>.*?\n)?(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL
)
_ENTRY = re.compile(
    r"^(?P<key>[^\s:#=-][^:=\n]{0,60}?)[ \t]*[:=][ \t]*(?P<value>.*(?:\n(?:[ \t].*)?)*)",
    re.MULTILINE,
)
_SCALAR_MARK = re.compile(r"\A[|>][+-]?\d?[ \t]*\n")
_LEAST_PROSE = 6  # words; settings have fewer
_NOTE = re.compile(r"^[ ]{0,3}\[\^([^\]\s]{1,40})\]:[ \t]*", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,40}\]")
_BREAKING_TAG = re.compile(r"<(?:br|/?p|/?div|/?tr|/?li|/?h[1-6])\b[^<>]*>", re.IGNORECASE)
_DEEPEST = 40  # levels of nesting, two a list; what lies deeper is left out
_PARSER = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])


def read(data: bytes, name: str) -> Content:
    """Read Markdown with tables and front matter. Raises ReadError where the bytes are no text."""
    del name  # says nothing that the bytes don't
    text = decode(data)
    front = _FRONT.match(text)
    blocks = (
        [*_front_matter(front["body"] or ""), *_blocks(text[front.end() :])]
        if front
        else _blocks(text)
    )
    return Content(tuple(blocks))


def _front_matter(text: str) -> Iterator[Block]:
    """Yield the title and the prose of front matter; its settings are no text."""
    for entry in _ENTRY.finditer(text):
        value = entry["value"]
        mark = _SCALAR_MARK.match(value)
        value = textwrap.dedent(value[mark.end() :]) if mark else value.strip().strip("'\"")
        if entry["key"].casefold() == "title":
            yield Heading(value, 0)
        elif len(value.split()) >= _LEAST_PROSE and (mark or value[:1] not in "[{"):
            yield from _blocks(value)


def _blocks(text: str) -> list[Block]:
    tokens = _PARSER.parse(_NOTE.sub("", text))
    blocks: list[Block] = []
    opened: list[str] = []  # the tags around a token
    for number, token in enumerate(tokens):
        if token.nesting > 0:
            if token.type == "table_open":
                blocks.append(_table(tokens[number:]))
            opened.append(token.tag)
        elif token.nesting < 0:
            opened.pop()
        elif "table" not in opened:
            blocks += _leaf(token, opened)
    return blocks


def _leaf(token: Token, opened: Sequence[str]) -> Iterator[Block]:
    if token.type == "inline" and opened and opened[-1] in _HEADINGS:
        yield Heading(_inline(token).replace("\n", " "), _HEADINGS.index(opened[-1]) + 1)
    elif token.type == "inline" and not opened[:-1] and _BOLD_LINE.fullmatch(token.content):
        yield Heading(_inline(token), _BELOW_ALL)
    elif token.type == "inline":
        yield Text(_inline(token), "item" if "li" in opened else "paragraph")
    elif token.type in {"fence", "code_block"}:
        yield Text(token.content)
    elif token.type == "html_block":
        yield from _html(token.content)


# A paragraph of bold words and nothing else, which is no sentence, heads what follows.
_BOLD_LINE = re.compile(r"(\*\*|__)[^*_\n.!?:;,]{1,100}\1")
_BELOW_ALL = 7
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def _table(tokens: Sequence[Token]) -> Grid:
    """Return the table that opens at the first token. Markdown marks one header row always."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_inline(token))
    width = max(map(len, rows), default=0)
    cells = tuple((*row, *[""] * (width - len(row))) for row in rows)
    return Grid(cells, header_rows(cells, declared=1))


def _inline(token: Token) -> str:
    """Return the words of a run of text; hard line breaks are kept."""
    pieces: list[str] = []
    for child in token.children or ():
        if child.type in {"text", "code_inline"}:
            pieces.append(child.content)
        elif child.type == "softbreak":
            pieces.append("\n")
        elif child.type == "hardbreak" or (
            child.type == "html_inline" and _BREAKING_TAG.fullmatch(child.content)
        ):
            pieces.append("\v")
    text = _NOTE_MARK.sub("", "".join(pieces))
    return "\n".join(join_lines(line.split("\n")) for line in text.split("\v"))


def _html(source: str) -> Sequence[Block]:
    try:
        return read_markup(source).blocks
    except ReadError:  # nothing but tags
        return ()
