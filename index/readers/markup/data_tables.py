"""Tables of a page, told apart from those that only lay it out."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from statistics import median

from index.blocks import Block, Grid, Text
from index.grids import header_rows, is_figure
from index.readers.markup.grid import Cell, Row, join_signs, laid_out, merge_columns
from index.readers.markup.runs import Run
from index.readers.markup.tree import Element, tag_of
from index.tidying import clean, has_words, placed

_NESTED = ("table", "form", "article", "section", "h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST_CELL = 400  # letters; a cell with more is text, laid out in a table
_LONG_CELL = 100  # letters; if half the cells are as long, they are text too
_FIGURES = 0.2  # of the cells, for a table without headers to be one whatever its other cells
_LEAST_BESIDE = 3  # rows; a cell of fewer is a label
_LONG_NOTE = 80  # letters; a last row that says one thing of this length is a note

Read = Callable[[Element], Run]


def table_blocks(table: Element, read: Read, left_out: Container[Element]) -> list[Block] | None:
    """Return a table with the texts that stand in it as whole rows; None if it is for layout.

    `read` gives the text of a cell.
    """
    if table.get("role") in {"presentation", "none"} or _holds_more(table, left_out):
        return None
    rows = [_row(row, read, left_out, head=head) for row, head in _rows(table, left_out)]
    rows = [row for row in rows if any(has_words(cell.text) for cell in row.cells)]
    caption = next((clean(read(each).text) for each in table.iterchildren("caption")), "")
    if _is_layout(rows, named=bool(caption)):
        return None
    return _blocks(rows, caption)


def _holds_more(table: Element, left_out: Container[Element]) -> bool:
    return any(
        tag_of(each) in _NESTED and each is not table and each not in left_out
        for each in table.iter(*_NESTED)
    )


def _rows(table: Element, left_out: Container[Element]) -> Iterator[tuple[Element, bool]]:
    """Yield the rows as shown: those of the head first, of the foot last."""
    parts = [(table, False)]
    parts += [
        (part, tag_of(part) == "thead") for part in table if tag_of(part) in {"thead", "tbody"}
    ]
    parts += [(part, False) for part in table.iterchildren("tfoot")]
    for part, head in sorted(parts, key=lambda each: not each[1]):
        if part not in left_out:
            for row in part.iterchildren("tr"):
                if row not in left_out:
                    yield row, head


def _row(row: Element, read: Read, left_out: Container[Element], *, head: bool) -> Row:
    cells: list[Cell] = []
    for each in row.iterchildren("td", "th"):
        if each in left_out:
            continue
        run = read(each)
        text = clean(run.text)
        exact = next(iter(placed(run.exact, run.text, text)), None)
        width, height = _span(each, "colspan"), _span(each, "rowspan")
        picture = each.find(".//img") is not None
        cells.append(Cell(text, exact, width, height, tag_of(each) == "th", picture))
    heads = [cell.head for cell in cells if cell.text]
    return Row(tuple(cells), head or (len(cells) > 1 and bool(heads) and all(heads)))


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return max(1, int(value)) if value.isascii() and value.isdecimal() and len(value) < 5 else 1


def _is_layout(rows: Sequence[Row], *, named: bool) -> bool:
    texts = [cell.text for row in rows for cell in row.cells if cell.text]
    full = sum(sum(bool(cell.text) for cell in row.cells) > 1 for row in rows)
    if len(rows) < 2 or not full:
        return True
    headed = named or any(cell.head for row in rows for cell in row.cells)
    if headed:
        return False
    if max(map(len, texts)) > _LONGEST_CELL:
        return True
    if sum(map(is_figure, texts)) >= _FIGURES * len(texts):
        return False
    return full < 2 or median(map(len, texts)) > _LONG_CELL


def _blocks(rows: Sequence[Row], caption: str) -> list[Block]:
    """Lay the rows out; a first row that says one thing names the table, a last one is a note."""
    body = list(rows)
    before: list[str] = [caption] if caption else []
    after: list[str] = []
    body, side = _without_side(body)
    width = max(sum(cell.width for cell in row.cells) for row in body)
    while len(body) > 2 and (said := _alone(body[0], width)):
        before.append(said)
        body.pop(0)
    while len(body) > 1 and (said := _alone(body[-1], width)) and _is_note(said):
        after.insert(0, said)
        body.pop()
    declared = next((number for number, row in enumerate(body) if not row.head), len(body))
    once = [[cell.text for cell in row] for row in laid_out(body, 0)]
    beside = sum(_is_headed(row) for row in body) * 2 > len(body)
    headers = declared if beside and not declared else header_rows(once, declared)
    cells = merge_columns(join_signs(laid_out(body, headers)), headers)
    exact = {
        (row, column): cell.exact
        for row, line in enumerate(cells)
        for column, cell in enumerate(line)
        if cell.exact
    }
    texts = tuple(tuple(cell.text for cell in line) for line in cells)
    grid = Grid(texts, headers, " ".join(dict.fromkeys(before)), exact=exact)
    return [grid, *(Text(note) for note in (*after, *side))]


def _without_side(rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """Empty the cells of pictures that stand beside all of the table; return what they show."""
    kept: list[Row] = []
    beside: list[str] = []
    for number, row in enumerate(rows):
        rest = max(len(rows) - number, _LEAST_BESIDE)
        side = [cell for cell in row.cells if cell.picture and cell.height >= rest]
        beside += [cell.text for cell in side if cell.text]
        cells = (replace(cell, text="", exact=None) if cell in side else cell for cell in row.cells)
        kept.append(Row(tuple(cells), row.head))
    return kept, beside


def _alone(row: Row, width: int) -> str:
    """Return what a row says that is one cell over the whole width, or ""."""
    filled = [cell for cell in row.cells if cell.text]
    whole = len(filled) == 1 and row.cells[0] is filled[0] and filled[0].width >= width > 1
    return filled[0].text if whole else ""


def _is_headed(row: Row) -> bool:
    """Tell whether a row has its own header beside its cells, so that none need stand above."""
    filled = [cell for cell in row.cells if cell.text]
    return bool(filled) and filled[0].head and not row.head


def _is_note(text: str) -> bool:
    return len(text) > _LONG_NOTE or text.endswith((".", "。")) or not text[0].isalnum()
