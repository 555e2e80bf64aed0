"""Text in the making, from pieces of markup: white space, raised figures, tagged figures."""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.document import Tag
from index.readers.ixbrl import Fact

_WHITE = re.compile(r"[ \t\r\n\f]+")
_BLANK_LINE = re.compile(r"\n[ \u00a0]*\n\s*")
_LONGEST_MARK = 20  # letters
_LONGEST_UNIT = 8
_MARK = re.compile(
    r"[\[(]?\s?(?:\d{1,3}|[a-z]|[ivx]{1,4}|note\s\w{1,3}|[*†‡§¶#]+)"
    r"(?:\s?[,;–-]\s?\w{1,3})*\s?[\])]?",
    re.IGNORECASE,
)
_TEN = re.compile(r"(?<![\d.,])10$")
_ANY_POWER = re.compile(r"[-−+]?\d{1,3}")
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcdmnµ]?m|ft|in|yd|mi|s|[a-z])$", re.IGNORECASE)
_UNIT_POWER = re.compile(r"[23]|[-−][1-3]")
_RAISED = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")


class Run:
    """A paragraph, heading or cell in the making. White space counts as one space, as shown."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.length = 0
        self.exact: list[Tag] = []

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def since(self, start: int) -> str:
        """Return what was added from there on."""
        pieces: list[str] = []
        length = self.length
        for piece in reversed(self._pieces):
            if length <= start:
                break
            pieces.append(piece)
            length -= len(piece)
        return "".join(reversed(pieces))[start - length :]

    def add(self, text: str | None) -> None:
        if text:
            self._put(_WHITE.sub(" ", text))

    def end_line(self) -> None:
        """Begin a new line: two ends of lines are a blank line."""
        self._put("\n")

    def begin_item(self) -> None:
        """Set an item of a list apart from the one before it, on the same line."""
        while self._pieces and not self._pieces[-1].strip():
            self.length -= len(self._pieces.pop())
        if self._pieces:
            last = self._pieces[-1].rstrip()
            self.length -= len(self._pieces.pop())
            self._put(last)
            self._put(" " if last[-1] in ",;:.(" else ", ")

    def raise_(self, text: str) -> None:
        """Add what is set above the line: a power stays one; the mark of a note is left out."""
        shown = text.strip()
        before = self._pieces[-1][-_LONGEST_UNIT:].rstrip() if self._pieces else ""
        power = (_TEN.search(before) and _ANY_POWER.fullmatch(shown)) or (
            _UNIT.search(before) and _UNIT_POWER.fullmatch(shown)
        )
        if power:
            self._put(shown.translate(_RAISED))
        elif len(shown) > _LONGEST_MARK or not _MARK.fullmatch(shown):
            self.add(text)

    def state(self, fact: Fact, start: int) -> None:
        """Say that the text from `start` on states a fact."""
        exact = Tag(start, self.length, fact.name, fact.value, fact.unit, fact.period)
        self.exact.append(exact)

    def paragraphs(self) -> Iterator[tuple[str, tuple[Tag, ...]]]:
        """Yield what stands between blank lines, with the facts that it states."""
        text = self.text
        self.exact.sort(key=lambda each: each.start)
        start = first = 0
        for end, after in [*(match.span() for match in _BLANK_LINE.finditer(text)), (len(text), 0)]:
            inside: list[Tag] = []
            while first < len(self.exact) and self.exact[first].start < end:
                each = self.exact[first]
                if start <= each.start and each.end <= end:
                    inside.append(replace(each, start=each.start - start, end=each.end - start))
                first += 1
            yield text[start:end], tuple(inside)
            start = after

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)
