"""The cells of one worksheet as they are shown, by row and column, read in one pass."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml import etree

from index.readers.archive import DAMAGED
from index.readers.dateformat import is_date, shown_date
from index.readers.numberformat import Style, shown, shown_text
from index.readers.unreadable import ReadError, Why
from index.readers.xlsx_book import Book, Looks, moment, text_of

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT: Final = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_PLACE: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_LETTERS: Final = 26
_LAST_COLUMN: Final = 16_384  # XFD
_TRUE: Final = frozenset(("1", "true"))
_PLAIN: Final = Looks()


@dataclass(slots=True)
class Cells:
    """Rows and columns count from 1. `merged` are (first row, first column, last row, last column).

    `hidden_columns` are ranges (first, last).
    """

    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    bold: set[tuple[int, int]] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


class _Pass:
    """One pass over a worksheet's XML."""

    def __init__(self, book: Book, style: Style, most: int) -> None:
        self.found = Cells()
        self._book = book
        self._style = style
        self._most = most
        self._row = self._column = 0

    def start(self, element: etree._Element) -> None:
        if etree.QName(element).localname == "row":
            self._row, self._column = _number(element.get("r")) or self._row + 1, 0
            if element.get("hidden") in _TRUE:
                self.found.hidden_rows.add(self._row)

    def end(self, element: etree._Element) -> None:
        match etree.QName(element).localname:
            case "c":
                self._cell(element)
                element.clear()
            case "row":
                element.clear()
            case "col" if element.get("hidden") in _TRUE:
                last = min(_number(element.get("max")), _LAST_COLUMN)
                self.found.hidden_columns.append((_number(element.get("min")), last))
                if len(self.found.hidden_columns) > _LAST_COLUMN:
                    raise ReadError(DAMAGED)
            case "mergeCell":
                first, _, last_place = element.get("ref", "").partition(":")
                start, end = _place(first), _place(last_place)
                if start and end:
                    self.found.merged.append((*start, *end))

    def _cell(self, element: etree._Element) -> None:
        place = _place(element.get("r", ""))
        self._column = place[1] if place else self._column + 1
        number = _number(element.get("s"))
        looks = self._book.looks[number] if number < len(self._book.looks) else _PLAIN
        text = _shown(element, self._book, looks, self._style)
        if not text:
            return
        self.found.shown[self._row, self._column] = text
        if looks.bold:
            self.found.bold.add((self._row, self._column))
        if len(self.found.shown) > self._most:
            raise ReadError(
                "This workbook has more cells than can be read: split it.", Why.TOO_LARGE
            )


def read_cells(data: bytes, book: Book, style: Style, most: int) -> Cells:
    """Read a worksheet's XML. Raises ReadError: it is damaged, or has more than `most` cells."""
    reading = _Pass(book, style, most)
    try:
        for event, element in _events(data):
            (reading.start if event == "start" else reading.end)(element)
    except etree.XMLSyntaxError:
        raise ReadError(DAMAGED) from None
    return reading.found


def _events(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    tags = [
        f"{space}{name}" for space in (_MAIN, _STRICT) for name in ("row", "c", "col", "mergeCell")
    ]
    yield from etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )


def _shown(cell: etree._Element, book: Book, looks: Looks, style: Style) -> str:
    value, formula, kind = cell.findtext("{*}v"), cell.find("{*}f"), cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find("{*}is")
        return "" if inline is None else shown_text(text_of(inline).strip(), looks.code)
    if not value:
        # What no program has computed yet has no value to show: the formula says so.
        return f"={formula.text}" if formula is not None and formula.text else ""
    if kind == "s":
        number = _number(value)
        text = book.strings[number] if number < len(book.strings) else ""
        return shown_text(text.strip(), looks.code)
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind == "n":
        return _number_shown(value, book, looks.code, style)
    return value.strip()  # a formula's text, an error such as #N/A, a date in ISO form


def _number_shown(value: str, book: Book, code: str, style: Style) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if number.is_finite() and is_date(code):
        day = moment(float(number), book.epoch)
        if day is not None:
            return shown_date(day, code)
    return shown(number, code, style)


def _place(reference: str) -> tuple[int, int] | None:
    """Return row and column of a reference such as B7."""
    match = _PLACE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0
