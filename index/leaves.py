"""Where a page of plain text ends in the middle of a sentence, what its edges hold is blanked."""

import operator
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

from index.running import page_number
from index.sentences import CJK, trim
from index.text import fold, function_words

_LONGEST_HEAD = 80  # columns of a running head or foot
_MOST_EDGE = 4  # lines: a foot, a page number, a head and one more
_LONG = 60  # columns: a line that long without a full stop is no heading
_LONG_ENOUGH = 25  # for a line that goes on in lower case
_STOPPED = re.compile(r"[.!?。！？…:：;；][\"'”’»)\]）】」』》*_]*(?:\[\d{1,3}\]|[¹²³⁴-⁹*†‡])*$")
_NUMBERED = re.compile(r"(?:\d{1,4}|[ivxlc]{1,7})\b\W|\W(?:\d{1,4}|[ivxlc]{1,7})$", re.IGNORECASE)
_MARKED = re.compile(r"#{1,6}\s|[-*+•●▪‣◦|]\s?|\(?\d{1,3}[.)]\s")
_DIGITS = re.compile(r"\d+")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_CUT = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
_LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "nl", "ru")


def without_edges(text: str) -> tuple[str, frozenset[int]]:
    """Return a text with spaces for what stands between the two halves of a sentence.

    That is a page break, a page number and running heads or feet. The text stays as long as it
    is; the second result holds the offsets of the lines that go on with the one before.
    """
    lines = _lines(text)
    filled = [place for place, line in enumerate(lines) if operator.lt(*trim(text, *line))]
    counts = Counter(_key(text[slice(*lines[place])]) for place in filled)
    pieces: list[str] = []
    joined: list[int] = []
    last = position = 0
    while position + 1 < len(filled):
        after = _other_half(text, lines, filled, position, counts)
        if after is None:
            position += 1
            continue
        start, end = _words(text, lines[filled[position]])[1], _words(text, lines[filled[after]])[0]
        pieces += [text[last:start], "\n", " " * (end - start - 1)]
        joined.append(end)
        last, position = end, after
    return "".join([*pieces, text[last:]]), frozenset(joined)


def _lines(text: str) -> list[tuple[int, int]]:
    spans, offset = [], 0
    for line in text.splitlines(keepends=True):
        spans.append((offset, offset + len(line)))
        offset += len(line)
    return spans


def _words(text: str, line: tuple[int, int]) -> tuple[int, int]:
    """Return the span of a line without the white space at its ends."""
    return trim(text, *line)


def _other_half(
    text: str,
    lines: Sequence[tuple[int, int]],
    filled: Sequence[int],
    position: int,
    counts: Counter[str],
) -> int | None:
    """Return the place in `filled` of the line that goes on with a line behind a page's edge."""
    first = text[slice(*_words(text, lines[filled[position]]))]
    if _STOPPED.search(first) or _MARKED.match(first) or not any(map(str.isalpha, first)):
        return None
    for after in range(position + 1, min(position + 2 + _MOST_EDGE, len(filled))):
        between = text[lines[filled[position]][0] : lines[filled[after]][0]]
        second = text[slice(*_words(text, lines[filled[after]]))]
        edge = [text[slice(*_words(text, lines[row]))] for row in filled[position + 1 : after]]
        if edge and not _may_be_edge(edge[-1]):
            return None
        apart = filled[after] - filled[position] > after - position or "\f" in between
        title = text[slice(*lines[filled[0]])]
        breaks = "\f" in between or _is_edge(edge, counts, title=title) or _is_torn(first, second)
        whole = not position or _is_edge([second], counts, title=title)
        if apart and breaks and not whole and _goes_on(first, second):
            return after
    return None


def _may_be_edge(line: str) -> bool:
    plain = not _MARKED.match(line) and not _STOPPED.search(line)
    return len(line) <= _LONGEST_HEAD and (plain or page_number(line) != "")


def _is_edge(lines: Sequence[str], counts: Counter[str], *, title: str) -> bool:
    """Tell whether lines hold a page number or repeat: the title, or another page's head."""
    return any(
        page_number(line)
        or (len(line) <= _LONGEST_HEAD and counts[_key(line)] > 1)
        or (title and _key(line) == _key(title))
        or (title and _NUMBERED.search(line) and _may_be_edge(line) and _key(title) in _key(line))
        for line in lines
    )


def _key(line: str) -> str:
    """Return what is the same in the running heads of all pages."""
    if len(line) > 2 * _LONGEST_HEAD:
        return ""
    return _DIGITS.sub("#", " ".join(line.casefold().split()))


def _goes_on(first: str, second: str) -> bool:
    """Tell whether the second line goes on with the sentence of the first."""
    if _MARKED.match(second) or page_number(second):
        return False
    if _CUT.search(first) or first[-1] in ",，、":
        return True
    width = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in first[:_LONG])
    if second[0].islower():
        return width >= _LONG_ENOUGH or _is_open(first)
    if re.match(f"[{CJK}]", second[0]) and re.match(f"[{CJK}]", first[-1]):
        return width >= _LONG_ENOUGH
    return _is_open(first) or (width >= _LONG and not first.isupper())


def _is_torn(first: str, second: str) -> bool:
    """Tell two halves that nothing but a blank line parts: "… an increase of", "8.5% over …"."""
    rest = second[0].islower() or second[0].isdecimal()
    return rest and (
        _CUT.search(first) is not None or (len(first) >= _LONG_ENOUGH and _is_open(first))
    )


def _is_open(line: str) -> bool:
    """Tell whether a line ends in a word that ends no sentence and no heading: of, the, de, и."""
    word = _LAST_WORD.search(line[-_LONGEST_HEAD:])
    return word is not None and word.group().islower() and fold(word.group()) in _small_words()


@cache
def _small_words() -> frozenset[str]:
    return frozenset().union(*map(function_words, _LANGUAGES))
