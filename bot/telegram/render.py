"""Blocks of text with emphasis → messages within Telegram's limits, as HTML and as plain text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, Literal
from unicodedata import east_asian_width

from bot.answer import Answer, Citation
from bot.telegram.notices import say
from bot.texts import place_of

MOST_UNITS: Final = 4096
CAPTION_UNITS: Final = 1024
MOST_ENTITIES: Final = 90
_LONG_QUOTE: Final = 200
_LONG_WARNING: Final = 80
_NEIGHBOURS: Final = 500  # characters before and after a sentence: what a phone shows at once
_TITLE_UNITS: Final = 60
_MOST_OPEN: Final = 2  # quotations that are not folded
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？；])|\n+")
_PIECES = re.compile(r"(?<=\s)|(?=[\u3000-\u9fff\uff00-\uffef])")
_WORD_END = re.compile(r"(?<=\s)|(?=\s)")

Style = Literal["plain", "bold", "quote", "folded", "open"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one style; `marks` are spans of `text` in bold type."""

    text: str
    style: Style = "plain"
    marks: tuple[Span, ...] = ()

    @property
    def entities(self) -> int:
        """Count the entities that it takes."""
        return len(self.marks) + (self.style != "plain")

    @property
    def html(self) -> str:
        """Give the text with its emphasis, escaped."""
        inner = "".join(self._pieces())
        if self.style == "bold":
            return f"<b>{inner}</b>"
        if self.style in {"quote", "folded", "open"}:
            long = self.style == "folded" or utf16(self.text) > _LONG_QUOTE
            expandable = " expandable" if long and self.style != "open" else ""
            return f"<blockquote{expandable}>{inner}</blockquote>"
        return inner

    def _pieces(self) -> Iterator[str]:
        at = 0
        for start, end in self.marks:
            if at <= start < end <= len(self.text):
                yield escape(self.text[at:start], quote=False)
                yield f"<b>{escape(self.text[start:end], quote=False)}</b>"
                at = end
        yield escape(self.text[at:], quote=False)

    def split(self, room: int) -> tuple["Block", "Block"]:
        """Two blocks, the first of at most `room` units, cut at the end of a sentence or word."""
        cut = _cut(self.text, room)
        head, tail = self.text[:cut], self.text[cut:]
        lead = len(tail) - len(tail.lstrip())
        return (
            Block(head.rstrip(), self.style, _clip(self.marks, 0, len(head.rstrip()))),
            Block(tail.strip(), self.style, _clip(self.marks, cut + lead, len(self.text))),
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One message. `plain` is the same text for when Telegram refuses the HTML."""

    html: str
    plain: str


def utf16(text: str) -> int:
    """Length in UTF-16 code units, Telegram's measure."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parts(blocks: Iterable[Block], limit: int = MOST_UNITS) -> list[Part]:
    """Give the messages for these blocks, in order; at least one."""
    pages: list[list[Block]] = [[]]
    units = entities = 0
    waiting = [block for block in map(_clean, blocks) if block.text]
    while waiting:
        block = waiting.pop(0)
        needed = utf16(block.text) + bool(pages[-1])
        fits = units + needed <= limit and entities + block.entities <= MOST_ENTITIES
        if fits:
            pages[-1].append(block)
            units, entities = units + needed, entities + block.entities
        elif pages[-1]:
            pages.append([])
            units = entities = 0
            waiting.insert(0, block)
        elif block.entities > MOST_ENTITIES:
            waiting.insert(0, Block(block.text, block.style, block.marks[: MOST_ENTITIES - 1]))
        else:
            waiting[:0] = block.split(limit)
    return [_part(page) for page in pages if page] or [Part("…", "…")]


def answer_blocks(answer: Answer, *, brief: bool = False, named: bool = False) -> list[Block]:
    """Give an answer: the figure first, then what it is, the cited sentences, warnings last.

    `brief`: the headline alone, for an abstention in a group. `named`: each quotation with the
    title of its document, where there are several.
    """
    cited = bool(answer.citations or answer.figures)
    headline = answer.headline or answer.answer
    listed = headline.startswith("•")
    blocks = [Block(headline, "bold" if cited and not listed else "plain")]
    if brief:
        return blocks
    blocks += [Block(capital(detail)) for detail in answer.details]
    style: Style = "folded" if len(answer.citations) > _MOST_OPEN else "quote"
    blocks += [
        Block(
            f"{citation.quote} [{_place(citation, answer.language, named=named)}]",
            style,
            citation.marks,
        )
        for citation in answer.citations
    ]
    if answer.reading.text and cited:
        blocks.append(Block(say("read_as", answer.language, text=answer.reading.text)))
    for warning in answer.warnings:
        text = f"⚠ {warning}"
        blocks.append(Block(text, "folded" if utf16(text) > _LONG_WARNING else "plain"))
    return blocks


def _place(citation: Citation, language: str, *, named: bool) -> str:
    place = place_of(citation, language)
    if not named:
        return place
    return f"{place}, {shorten(citation.document, _TITLE_UNITS)}"


def context_blocks(headline: str, before: str, sentence: str, after: str) -> list[Block]:
    """Give a sentence, in bold, among its neighbours; of a long paragraph those that are near."""
    before, after = _near_end(before.rstrip()), _near_start(after.rstrip())
    before = f"{before} " if before.strip() else ""
    mark = (len(before), len(before) + len(sentence))
    return [Block(headline), Block(f"{before}{sentence}{after}", "open", (mark,))]


def _near_end(text: str) -> str:
    """Give the last sentences of a text."""
    if len(text) <= _NEIGHBOURS:
        return text
    found = _SENTENCE_END.search(text, len(text) - _NEIGHBOURS)
    start = found.end() if found is not None and found.end() < len(text) else None
    return f"… {text[start if start is not None else -_NEIGHBOURS :]}"


def _near_start(text: str) -> str:
    """Give the first sentences of a text."""
    if len(text) <= _NEIGHBOURS:
        return text
    return f"{text[: _cut(text, _NEIGHBOURS)].rstrip()} …"


def shorten(text: str, most: int) -> str:
    """Give the text in at most `most` units, cut at a word where it was longer."""
    text = " ".join(text.split())
    if utf16(text) <= most:
        return text
    return text[: _cut(text, most - 1)].rstrip(" ,:;，：；") + "…"


def squeeze(label: str, most: int) -> str:
    """Give a label in at most `most` columns; a Chinese character takes two.

    What stands after a colon is cut in front, since its end tells it apart; else the end is cut.
    """
    label = " ".join(label.split())
    if columns(label) <= most:
        return label
    at = max(label.find(": "), label.find("："))
    pieces = [piece for piece in _PIECES.split(label[at + 1 :]) if piece]
    if at < 0 or columns(label[: at + 1]) >= most // 2:
        head = ""
        pieces = [piece for piece in _PIECES.split(label) if piece]
        while pieces and columns((head + pieces[0]).rstrip()) < most:
            head += pieces.pop(0)
        return (head.strip() or label[: most // 2]).rstrip(" ,:;、，：；") + "…"
    lead = f"{label[: at + 1]} …" if label[at] == ":" else f"{label[: at + 1]}…"
    tail = ""
    while pieces and columns(lead + (pieces[-1] + tail).strip()) <= most:
        tail = pieces.pop() + tail
    return lead + (tail.strip(" ,:;、，：；") or label[-(most - columns(lead)) // 2 :])


def columns(text: str) -> int:
    """Count the columns that a text takes."""
    return sum(1 + (east_asian_width(character) in "WF") for character in text)


def capital(text: str) -> str:
    """Give the text with its first letter large."""
    return text[:1].upper() + text[1:]


def _part(blocks: Sequence[Block]) -> Part:
    return Part("\n".join(b.html for b in blocks), "\n".join(b.text for b in blocks))


def _clean(block: Block) -> Block:
    """Without what Telegram refuses or strips: NUL, lone surrogates, white space at the ends."""
    text = "".join("\ufffd" if "\ud800" <= c <= "\udfff" or c == "\0" else c for c in block.text)
    lead = len(text) - len(text.lstrip())
    marks = _clip(block.marks, lead, len(text.rstrip()))
    return Block(text.strip(), block.style, marks)


def _clip(marks: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    clipped = ((max(a, start) - start, min(b, end) - start) for a, b in marks)
    return tuple((a, b) for a, b in clipped if a < b)


def _cut(text: str, room: int) -> int:
    """Where to cut: after the last whole sentence in `room` units, else word, else character."""
    most = len(text)
    if utf16(text) > room:
        most = len(
            text.encode("utf-16-le", "surrogatepass")[: 2 * room].decode("utf-16-le", "ignore")
        )
    for ends in (_SENTENCE_END, _WORD_END):
        cuts = [match.end() for match in ends.finditer(text, 0, most + 1) if match.end() <= most]
        if cuts and cuts[-1] >= most // 2:
            return cuts[-1]
    return max(most, 1)
