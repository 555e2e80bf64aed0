"""What stands in the cells of a table's row: figures with their signs, texts without leaders."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from index.grids import is_figure, is_year
from index.readers.pdf_lines import Line
from index.readers.pdf_words import Word

Cells = list[Line]

_LEADER: Final = re.compile(r"(?:[.·…‥_․]\s?){3,}")
_SHORT_LEADER: Final = re.compile(r" \.\.$")
_LEADER_WORD: Final = re.compile(r"[.·…‥_․]+")
# A column of figures may follow the next after a narrow blank; thousands part by a narrower one.
_SAME_CELL: Final = 0.4  # in parts of the size
_BULLET: Final = re.compile(r"[•▪●■◦‣➢❖✓◆▶►]")
_FAR_MARK: Final = 4.0  # between a list's mark and its text
_JUSTIFIED: Final = 1.6  # the widest blank of a line set to full width

_DATE: Final = re.compile(r"\d{1,4}([/.\-])\d{1,2}\1\d{1,4}")
_EAST_MARK: Final = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}[章节節条條]|[（(][一二三四五六七八九十\d]{1,3}[)）]|"
    r"[一二三四五六七八九十]{1,3}、|\d{1,2}[、．]|[①-⑳])\s?(?=[\u3400-\u9fff])"
)
_CAPTION: Final = re.compile(
    r"(?:table|tabelle|tabla|tabela|tableau|tabella|figure|fig\.|exhibit|chart|box|graph|annex table|"
    r"abbildung|abb\.|übersicht|cuadro|quadro|gráfico|graphique|таблица|рисунок)"
    r"\s?(?:[A-Z]{0,3}\.?\d+(?:[.\-–—]\d+)*[a-z]?|[IVX]+\b)|[图圖表]\s?\d+(?:[.\-–—]\d+)*",
    re.IGNORECASE,
)
_CURRENCY: Final = re.compile(
    r"[$€£¥₹₩₽฿₫₴₦₱¢]|(?:US|HK|NT|A|C|S|NZ)\$|R\$|Rs\.?|RMB|USD|EUR|GBP|CHF|JPY|CNY", re.IGNORECASE
)
_OPENING: Final = re.compile(r"[(\[+△▲▼<>≤≥~≈]+")
_DASH: Final = re.compile(r"[-−–—.…*/]+|n\.?/?[ad]\.?", re.IGNORECASE)
_CLOSING: Final = re.compile(r"[)\]%％‰*†‡]+|p\.?p\.?|bps?")
_FIGURES: Final = re.compile(r"[^\W\d_]?[\d.,'’:/()%$€£¥+\-−–—△▲▼*†‡½¼¾]+[^\W\d_]?")
_THOUSANDS: Final = re.compile(r"[(+\-−–]?\d{1,3}"), re.compile(r"\d{3}(?:[.,]\d+)?[)%]?")
_AMOUNT: Final = re.compile(r"[$€£¥]\s?\d|\d[.,]\d|\d\s?[%％]")
_FEW_WORDS: Final = 5
_SHORT: Final = 15  # characters of a figure with its unit
_DIGITS_SHARE: Final = 0.4  # of them, or there is more text than figure
_MARK: Final = re.compile(
    r"[•▪●■◦‣➢❖✓○◆▶►·\-–—*]|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[①-⑳]|"
    r"[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}[、.]"
)


def is_caption(text: str) -> bool:
    """Tell whether a text names a table or figure: "Table 2: Exports", not "Table 2 shows …"."""
    match = _CAPTION.match(text)
    return match is not None and not text[match.end() :].lstrip()[:1].islower()


def is_label(text: str) -> bool:
    """Tell whether a caption is no more than its number ("Table 2")."""
    match = _CAPTION.match(text)
    return match is not None and text[match.end() :].strip(" .:") == ""


def is_mark(text: str) -> bool:
    """Tell whether a word is the mark of a list's item: a bullet, "(a)", "1."."""
    return _MARK.fullmatch(text) is not None


def mark_of(text: str) -> str:
    """Return the mark with which an item begins, or "": a word, or Chinese numbering."""
    word, _, rest = text.partition(" ")
    if rest and is_mark(word):
        return word
    match = _EAST_MARK.match(text)
    return match.group() if match else ""


def is_value(text: str) -> bool:
    """Tell whether a cell holds a figure, a year or a dash."""
    return is_figure(text) or is_year(text)


def states_amount(text: str) -> bool:
    """Tell whether a cell holds an amount, alone or with a few words ("Up to $3,790")."""
    if is_figure(text):
        return True
    return _AMOUNT.search(text) is not None and text.count(" ") <= _FEW_WORDS


def is_numeric(text: str) -> bool:
    """Tell whether a cell holds a figure, perhaps with a unit: "25g", "$8.6M"."""
    if is_figure(text):
        return True
    digits = sum(map(str.isdigit, text))
    return len(text) <= _SHORT and digits >= _DIGITS_SHARE * len(text) and not is_year(text)


def is_date(text: str) -> bool:
    """Tell whether a cell is a date in figures, which labels a row and heads no column."""
    return _DATE.fullmatch(text) is not None


def has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def is_opening(text: str) -> bool:
    """Tell whether a cell holds what belongs to the figure after it: "$", "(", "<"."""
    return _CURRENCY.fullmatch(text) is not None or _OPENING.fullmatch(text) is not None


def is_dash(text: str) -> bool:
    """Tell whether a cell says that there is no figure."""
    return _DASH.fullmatch(text) is not None


def is_closing(text: str) -> bool:
    """Tell whether a cell holds what belongs to the figure before it: "%", ")"."""
    return _CLOSING.fullmatch(text) is not None


def prepared(rows: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return rows ready for tables: leaders gone, figures apart, marks with their texts."""
    found = []
    for row in rows:
        parts = [
            part for line in row for piece in _without_leaders(line) for part in _figures(piece)
        ]
        if parts:
            found.append(_justified(_with_marks(parts)))
    return found


def _without_leaders(line: Line) -> Iterator[Line]:
    """Yield what stands before and after a row of dots."""
    text = line.text
    if not _LEADER.search(text) and not _SHORT_LEADER.search(text):
        yield line
        return
    words: list[Word] = []
    for word in line.words:
        parts = ["", ""] if _LEADER_WORD.fullmatch(word.text) else _LEADER.split(word.text)
        for number, part in enumerate(parts):
            if number and words:
                yield Line.of(words)
                words = []
            if part:
                words.append(_part(word, part) if len(parts) > 1 else word)
    if words:
        yield Line.of(words)


def _part(word: Word, text: str) -> Word:
    """Return a part of a word with its place, as if all letters were of one width."""
    start = word.text.index(text)
    width = (word.x1 - word.x0) / len(word.text)
    x0 = word.x0 + start * width
    return replace(word, text=text, x0=x0, x1=x0 + len(text) * width)


def _figures(line: Line) -> Iterator[Line]:
    """Yield the figures of a line that holds nothing else, each with its signs."""
    words = line.words
    if len(words) == 1 or not all(_FIGURES.fullmatch(w.text) or _sign(w.text) for w in words):
        yield line
        return
    start = 0
    for number in range(1, len(words)):
        before, word = words[number - 1], words[number]
        gap = (word.x0 - before.x1) / max(word.size, 1.0)
        thousands = _THOUSANDS[1].fullmatch(word.text) and _THOUSANDS[0].fullmatch(before.text)
        joined = is_opening(before.text) or is_closing(word.text) or thousands or not word.spaced
        if gap > _SAME_CELL or not joined:
            yield Line.of(words[start:number])
            start = number
    yield Line.of(words[start:])


def _sign(text: str) -> bool:
    return is_opening(text) or is_closing(text)


def _with_marks(row: list[Line]) -> list[Line]:
    """Join the marks of lists' items to their texts."""
    found: list[Line] = []
    for line in row:
        mark = found[-1] if found else None
        if (
            mark is not None
            and len(mark.words) == 1
            and (is_mark(mark.text) if len(found) == 1 else _BULLET.fullmatch(mark.text))
            and not is_value(line.text)
            and line.x0 - mark.x1 <= _FAR_MARK * line.size
        ):
            found[-1] = whole([mark, line])
        else:
            found.append(line)
    return found


def _justified(row: list[Line]) -> list[Line]:
    """Join the words of a line of prose that is stretched to full width."""
    if len(row) < 3 or 2 * sum(is_value(line.text) for line in row) > len(row):
        return row
    size = max(line.size for line in row)
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    words = sum(len(line.words) for line in row)
    if max(gaps) < _JUSTIFIED * size and max(gaps) < 2 * min(gaps) and words < 2 * len(row):
        return [whole(row)]
    return row


def whole(lines: Sequence[Line]) -> Line:
    """Return lines that stand side by side as one."""
    words = [word for line in lines for word in line.words]
    whole = Line.of(words)
    main = max(lines, key=lambda line: line.letters)
    whole.base, whole.size = main.base, main.size
    return whole
