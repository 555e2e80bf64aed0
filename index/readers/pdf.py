"""PDF: text and tables by where letters stand on the page."""

import contextlib
import re
from collections.abc import Iterator
from typing import Final

import pypdfium2

from index.blocks import Content, Grid
from index.readers.pdf_blocks import Part, blocks_of
from index.readers.pdf_built import Built
from index.readers.pdf_page import Page, laid_out, read_page
from index.readers.pdf_referee import Seen, doubtful_rows, second_reading
from index.readers.progress import tell
from index.readers.unreadable import ReadError, Why

_MOST_PAGES: Final = 2_000  # a report of several volumes; at 40 pages a second, under a minute
_MOST_LETTERS: Final = 100_000  # on a page; a dense one has 8,000, a poster in small print 40,000
_TOGETHER: Final = 100  # pages held as words at once (30 MB); running lines recur well within them
_PROTECTED: Final = frozenset({4, 5})  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

_NO_TITLE: Final = re.compile(
    r"(?:microsoft|untitled|powerpoint|slide|document|layout)\b.*|"
    r".*\.(?:docx?|pdf|indd|xlsx?|pptx?|qxd|tex|dvi|wpd|rtf)\W*|\S*",
    re.IGNORECASE,
)


def read(data: bytes, name: str) -> Content:  # noqa: ARG001
    """Return what a PDF says, page by page.

    Raises ReadError: protected, damaged, scanned or too long.
    """
    with _opened(data) as document:
        count = len(document)
        if count > _MOST_PAGES:
            raise ReadError(
                f"This PDF has {count:,} pages, more than {_MOST_PAGES:,}: split it.", Why.TOO_LARGE
            )
        parts: list[Part] = []
        for first in range(0, count, _TOGETHER):
            numbers = range(first + 1, min(first + _TOGETHER, count) + 1)
            pages = [_page(document, number, count) for number in numbers]
            parts += _parts(pages, data, count)
        title = _title(document)
    blocks = tuple(blocks_of(parts))
    if not blocks:
        raise ReadError(
            "This PDF is scanned: it has no text layer; run OCR on it first.", Why.SCANNED
        )
    return Content(blocks, count, title)


@contextlib.contextmanager
def _opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in _PROTECTED:
            raise ReadError(
                "This PDF is protected by a password: save it without one.", Why.PROTECTED
            ) from None
        raise ReadError("This PDF is damaged or cut off: get it again.") from None
    try:
        yield document
    finally:
        document.close()


def _page(document: pypdfium2.PdfDocument, number: int, count: int) -> Page:
    """Read one page; a page that is broken in a file that is not has no words."""
    tell(number - 1, count)
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return Page.empty(number)
    try:
        return read_page(page, number, _MOST_LETTERS)
    except pypdfium2.PdfiumError:
        return Page.empty(number)
    except OverflowError:
        raise ReadError(
            f"Page {number} holds more than {_MOST_LETTERS:,} letters: leave it out.", Why.TOO_LARGE
        ) from None
    finally:
        page.close()


def _parts(pages: list[Page], data: bytes, count: int) -> Iterator[Part]:
    """Yield what stands on the pages, tables with the rows that a second reader doubts."""
    found = list(laid_out(pages, count))
    tabled = [
        page.number
        for page, pieces in found
        if page.upright and any(isinstance(piece, Built) for piece in pieces)
    ]
    seen = second_reading(data, tabled)
    for page, pieces in found:
        for piece in pieces:
            if isinstance(piece, Built):
                yield _grid(piece, page.number, seen.get(page.number))
            else:
                yield piece


def _grid(table: Built, page: int, seen: Seen | None) -> Grid:
    checked = seen is not None and table.upright
    doubtful = doubtful_rows(table, seen or ()) if checked else table.crowded
    shift = len(table.inherited)
    return Grid(
        table.inherited + table.rows,
        shift + table.header_rows,
        page=page,
        doubtful=frozenset(row + shift for row in doubtful),
    )


def _title(document: pypdfium2.PdfDocument) -> str:
    """Return the title that the file states, unless it is a program's or a file's name."""
    title = " ".join(document.get_metadata_value("Title").split())
    return "" if _NO_TITLE.fullmatch(title) else title
