"""Pages of a PDF: read one by one, then laid out together, as what recurs on them is known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from statistics import median_low
from typing import Any, Final

from index.joining import words_within
from index.readers.pdf_built import Built
from index.readers.pdf_cells import prepared
from index.readers.pdf_columns import Layout, lay_out
from index.readers.pdf_contents import is_contents
from index.readers.pdf_drawn import tables
from index.readers.pdf_flow import Passage, edges_of, passages
from index.readers.pdf_grids import build
from index.readers.pdf_lattice import lattices
from index.readers.pdf_lines import Line, lines_of, rows_of
from index.readers.pdf_plain import find_plain
from index.readers.pdf_rules import Rules, read_rules
from index.readers.pdf_running import Edged, running_lines
from index.readers.pdf_tables import find
from index.readers.pdf_words import Word, read_words

_LEAST_PAGES: Final = 2  # that share a gutter before others are held to it
_SAME_GUTTER: Final = 3.0  # points

Piece = Passage | Built


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read, `number` from 1.

    `turned` are lines that run other ways than most, each way apart. `upright` tells that places
    are counted on the page as the file has it, not turned.
    """

    number: int
    height: float
    lines: tuple[Line, ...]
    turned: tuple[tuple[Line, ...], ...]
    rules: Rules
    upright: bool

    @classmethod
    def empty(cls, number: int) -> "Page":
        return cls(number, 0.0, (), (), Rules(), upright=True)


def read_page(page: Any, number: int, most: int) -> Page:
    """Read a page (pypdfium2's PdfPage). Raises OverflowError if it has more than `most` letters."""
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > most:
            raise OverflowError(number)
        sheet = read_words(page, textpage)
        rules = read_rules(page, sheet.place)
    finally:
        textpage.close()
    lines, *turned = [lines_of(words) for words in sheet.directions] or [[]]
    return Page(
        number,
        sheet.height,
        tuple(lines),
        tuple(map(tuple, turned)),
        rules,
        sheet.upright,
    )


def laid_out(pages: Sequence[Page], total: int) -> Iterator[tuple[Page, list[Piece]]]:
    """Yield each page with what stands on it in reading order; `total` are the file's pages."""
    gone = running_lines(
        [Edged(page.lines, list(chain(*page.turned)), page.height) for page in pages]
    )
    kept = [
        [line for line in page.lines if id(line) not in ids]
        for page, ids in zip(pages, gone, strict=True)
    ]
    words = words_within(line.text for lines in kept for line in lines)
    drawn = [_without_drawn(page, lines, words) for page, lines in zip(pages, kept, strict=True)]
    kept = [lines for lines, _ in drawn]
    layouts = [lay_out(lines, page.rules.across) for page, lines in zip(pages, kept, strict=True)]
    known = _shared(layouts)
    last: Piece | None = None
    for page, ids, (lines, tables_at), layout in zip(pages, gone, drawn, layouts, strict=True):
        if any(_straddles(part, gutter) for part in layout.parts for gutter in known):
            layout = lay_out(lines, page.rules.across, known)  # noqa: PLW2901 - the better one
        pieces: list[Piece] = []
        for part in layout.parts:
            for run, tables_here in _runs(part, tables_at):
                pieces += _pieces(run, page, words, total)
                pieces += tables_here
        if pieces:
            first = pieces[0]
            if isinstance(first, Built) and isinstance(last, Built):
                pieces[0] = first.after(last)
            last = pieces[-1]
        for direction in page.turned:
            turned = [line for line in direction if id(line) not in ids]
            pieces += _turned(turned, page, words, total)
        yield page, pieces


def _without_drawn(
    page: Page, lines: Sequence[Line], words: frozenset[str]
) -> tuple[list[Line], dict[int, list[Built]]]:
    """Take the tables whose cells are drawn out of a page's lines.

    A blank line of their width stands for them; they are given by its id.
    """
    kept, found = list(lines), dict[int, list[Built]]()
    for lattice in lattices(page.rules):
        inside = [line for line in kept if lattice.holds(line)]
        drawn = tables(lattice, inside, words)
        if drawn:
            x0, x1, top = lattice.xs[0], lattice.xs[-1], lattice.ys[0]
            blank = Line.of([Word("", x0, x1, top, 1.0, bold=False, italic=False, spaced=True)])
            ids = {id(line) for line in inside}
            kept = [line for line in kept if id(line) not in ids] + [blank]
            found[id(blank)] = drawn
    return kept, found


def _runs(
    part: Sequence[Line], tables_at: Mapping[int, list[Built]]
) -> Iterator[tuple[list[Line], list[Built]]]:
    """Yield the lines before each drawn table with that table; at last the lines after all."""
    blanks = sorted((line for line in part if id(line) in tables_at), key=lambda line: line.base)
    rest = [line for line in part if id(line) not in tables_at]
    for blank in blanks:
        above = [line for line in rest if line.base <= blank.base]
        rest = [line for line in rest if line.base > blank.base]
        yield above, tables_at[id(blank)]
    yield rest, []


def _straddles(part: Sequence[Line], gutter: float) -> bool:
    return any(line.x1 < gutter for line in part) and any(line.x0 > gutter for line in part)


def _shared(layouts: Sequence[Layout]) -> list[float]:
    """Return the gutters of several pages, from left to right."""
    gutters = sorted(gutter for layout in layouts for gutter in layout.gutters)
    groups: list[list[float]] = []
    for gutter in gutters:
        if groups and gutter - groups[-1][-1] <= _SAME_GUTTER:
            groups[-1].append(gutter)
        else:
            groups.append([gutter])
    return [median_low(group) for group in groups if len(group) >= _LEAST_PAGES]


def _turned(
    lines: Sequence[Line], page: Page, words: frozenset[str], total: int
) -> Iterator[Piece]:
    """Yield what stands on a page in lines that run another way than most: a wide table."""
    for piece in _pieces(lines, replace(page, rules=Rules()), words, total) if lines else ():
        if isinstance(piece, Built):
            yield replace(piece, upright=False)
        else:
            piece.aside = True
            yield piece


def _pieces(part: Sequence[Line], page: Page, words: frozenset[str], total: int) -> list[Piece]:
    plain = rows_of(part)
    rows = prepared(plain)
    edges = edges_of(rows)
    pieces: list[Piece] = []
    end = 0
    areas = find(rows)
    areas += find_plain(rows, page.rules.across, areas)
    for area in sorted(areas, key=lambda area: area.start):
        pieces += passages(rows[end : area.start], page.number, edges)
        table = build(rows, area, page.rules, words)
        if not is_contents(table, plain, rows[: area.start], total):
            pieces.append(table)
        end = area.stop
    return pieces + passages(rows[end:], page.number, edges)
