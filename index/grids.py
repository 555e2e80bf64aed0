"""Tables as rows of cells: which rows are headers, which a caption, what heads which column."""

import re
from collections.abc import Sequence
from itertools import pairwise

Cells = Sequence[str]

_MOST_HEADER_ROWS = 6
_LEAST_COUNT = 3  # rows; fewer numbers may count up by chance
_LONGEST_FIGURE = 60  # letters
_ODD_STEPS = 2  # between years: those that head columns are all as far apart
_LONGEST_UNIT = 4  # letters: "£m", "US$m"

_SIGNS = r"\s$€£¥₹₩₽()\[\]+\-−–—▲△*"
_DIGITS = r"\d+(?:[.,'’\u00a0\u202f ]\d+)*"
_SCALED = r"(?:k|m|mn|mm|bn|b|tn|thousand|million|billion|trillion|mio|mrd|万|亿|萬|億)"
_AFTER = rf"(?:\s?{_SCALED}(?![^\W\d_])|%|‰|％|bps|pp|pts?|x)?"
_FIGURE = re.compile(rf"[{_SIGNS}]*(?:{_DIGITS})[{_SIGNS}]*{_AFTER}[{_SIGNS}]*", re.IGNORECASE)
_NOTHING = re.compile(r"[$€£¥(\s]*[-−–—―.…/]+[%)\s]*|n\.?/?[am]\.?|nil", re.IGNORECASE)
_YEAR_WITHIN = re.compile(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d(?:[-/–]\d{2,4})?(?:[AEFPaefpr]|\(\w\)|\*)?")
# What only an amount has: separators of thousands or decimals, a currency, brackets, a sign.
_AMOUNT = re.compile(r"\d[.,]\d|[$€£¥₹₩₽%％]|\(\s*\d|[+\-−▲△]\s*\d")
_SCALE = re.compile(
    r"\b(?:thousands?|millions?|billions?|trillions?|hundreds|mill?ones|miles|milhares|milhões|"
    r"milliers|tausend|tsd|mio|mrd|migliaia|milioni|per ?cent|percent(?:age)?)\b|"
    r"\bтыс|\bмлн|\bмлрд|[千百十]?[万萬亿億]|单位|單位|[%％$€£¥]|\b(?:USD|EUR|GBP|CNY|RMB)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d{1,5}\.?")
_NOT_A_LABEL = re.compile(r"[.。!?！？]$")


def is_figure(cell: str) -> bool:
    """Tell whether a cell holds an amount, or a dash for none; a year alone is not an amount."""
    text = cell.strip()
    if not text or len(text) > _LONGEST_FIGURE or _YEAR.fullmatch(text):
        return False
    return _FIGURE.fullmatch(text) is not None or _NOTHING.fullmatch(text) is not None


def is_year(cell: str) -> bool:
    """Tell whether a cell is a year or a span of years ("2019", "2018-19", "2020E")."""
    return _YEAR.fullmatch(cell.strip()) is not None


def states_scale(text: str) -> bool:
    """Tell whether a text names a scale or unit ("in millions", "%", "单位：亿元")."""
    return _SCALE.search(text) is not None


def header_rows(rows: Sequence[Cells], declared: int = 1) -> int:
    """Return how many leading rows are headers, where a format marks `declared` (perhaps none).

    A first row of amounts above amounts is no header. Further rows are headers where figures
    follow and they hold none: under an empty or unit-like first cell, or years and units only.
    """
    if len(rows) < 2:
        return min(declared, len(rows) - 1) if rows else 0
    rows = _filled(rows)
    count = declared
    if declared <= 1 and _is_body(rows[0]):
        return 0
    numeric = [any(is_figure(cell) for cell in row[1:]) for row in rows]
    if declared == 0 and _first_heads(rows, numeric):
        count = 1
    if not any(numeric[count:]):
        return min(count, len(rows) - 1)
    while 0 < count < min(_MOST_HEADER_ROWS, len(rows) - 1) and (
        _continues_header(rows[count])
        or _only_first(rows[:count], rows[count])
        or _closes_header(rows[:count], rows[count])
    ):
        count += 1
    return min(count, len(rows) - 1)


def _filled(rows: Sequence[Cells]) -> Sequence[Cells]:
    """Return the rows without the columns at their end that nothing stands in."""
    widths = [max((at + 1 for at, cell in enumerate(row) if cell), default=0) for row in rows]
    width = max(1, *widths)
    return rows if all(len(row) <= width for row in rows) else [row[:width] for row in rows]


def later_headers(rows: Sequence[Cells], headers: int) -> list[tuple[int, int]]:
    """Return (first row, rows) of each header within the body, where a second table begins.

    It stands between rows of figures and names columns; a label above it names that table.
    """
    found: list[tuple[int, int]] = []
    numeric = [any(is_figure(cell) for cell in row[1:]) for row in rows]
    start = headers
    while start < len(rows):
        if numeric[start]:
            start += 1
            continue
        end = next((row for row in range(start, len(rows)) if numeric[row]), len(rows))
        above = start > headers and numeric[start - 1]
        first = next((row for row in range(start, end) if _names_columns(rows[row])), end)
        if above and end < len(rows) and first < end:
            while first > start and sum(map(bool, rows[first - 1])) == 1:
                first -= 1
            if all(_names_columns(row) or sum(map(bool, row)) == 1 for row in rows[first:end]):
                found.append((first, end - first))
        start = end
    return found


def _names_columns(row: Cells) -> bool:
    others = [cell for cell in row[1:] if cell]
    return _continues_header(row) and len(others) > 1 and len(others) * 2 >= len(row) - 1


def _is_body(row: Cells) -> bool:
    """Tell whether a row can't be a header: amounts with the marks of amounts."""
    others = [cell for cell in row[1:] if cell]
    amounts = [cell for cell in others if is_figure(cell) and _AMOUNT.search(cell)]
    return bool(amounts) and len(amounts) * 2 >= len(others)


def _first_heads(rows: Sequence[Cells], numeric: Sequence[bool]) -> bool:
    """Tell whether the first row of a table without marked headers reads like one."""
    others = [cell for cell in rows[0][1:] if cell]
    if numeric[0] or not others:
        return False
    return any(numeric[1:]) or all(len(cell) <= 40 for cell in rows[0])


def _continues_header(row: Cells) -> bool:
    others = [cell for cell in row[1:] if cell]
    if not others or any(is_figure(cell) for cell in others):
        return False
    first = row[0]
    if first and not _in_steps(others):
        return False
    unit_like = not first or first.startswith("(") or states_scale(first)
    units = all(len(cell) <= _LONGEST_UNIT for cell in others) and any(map(states_scale, others))
    return unit_like or units or all(is_year(cell) or states_scale(cell) for cell in others)


def _in_steps(cells: Sequence[str]) -> bool:
    """Tell whether the years among cells may head columns: 1848, 1517, 2121 under a label are amounts like any other.

    Of "2019, 2018" each is as far from the one before; several figures of a year stand side by side.
    """
    years = [int(cell.strip()[:4]) for cell in cells if is_year(cell)]
    steps = {after - before for before, after in pairwise(dict.fromkeys(years))}
    return len(steps) < _ODD_STEPS


def _closes_header(above: Sequence[Cells], row: Cells) -> bool:
    """Tell whether a full row of names stands under headers that say nothing of the first column.

    Under headers with years it doesn't: these are complete, and the row has words for figures.
    """
    above = [cells for cells in above if len(set(filter(None, cells))) > 1]  # captions say one
    if not all(row) or any(is_figure(cell) for cell in row[1:]) or any(cells[0] for cells in above):
        return False
    if not _in_steps(row[1:]):
        return False
    years = any(_YEAR_WITHIN.search(cell) for cells in above for cell in cells)
    return any(map(is_year, row[1:])) or not years


def _only_first(above: Sequence[Cells], row: Cells) -> bool:
    """Tell whether `row` is the first that names each column: those above say one thing each."""
    if any(sum(map(bool, cells)) > 1 for cells in above):
        return False
    others = [cell for cell in row[1:] if cell]
    most = len(others) * 2 >= len(row) - 1
    return most and not any(is_figure(cell) for cell in others)


def split_caption(rows: Sequence[Cells], headers: int) -> tuple[list[str], int]:
    """Return the captions that stand as leading header rows, and how many rows they take.

    Such a row says one thing only: in its first cell, or repeated over all columns.
    """
    captions: list[str] = []
    for row in rows[:headers]:
        texts = {cell for cell in row if cell}
        whole = (
            len(row) > 1 and len(texts) == 1 and (bool(row[0]) and (all(row) or not any(row[1:])))
        )
        if not whole:
            break
        captions.append(row[0])
    return captions, len(captions)


def columns(rows: Sequence[Cells], width: int) -> tuple[str, ...]:
    """Return the header of each column: several header rows joined, repeated words once."""
    spread = [_spread(row, last=number == len(rows) - 1) for number, row in enumerate(rows)]
    return tuple(_joined([row[column] for row in spread]) for column in range(width))


def _spread(row: Cells, *, last: bool) -> list[str]:
    """Repeat a header over the columns that it heads, where the empty cells leave no doubt.

    That is: it stands alone beside the first column (not at the end of several), or all stand at equal distances from the
    second column on. The last header row names single columns and stays, but for a scale.
    """
    cells = list(row)
    named = [column for column in range(1, len(cells)) if cells[column]]
    if not named or len(named) == len(cells) - 1:
        return cells
    scale = len(named) == 1 and cells[named[0]].startswith("(") and states_scale(cells[named[0]])
    if last and not scale:
        return cells
    if len(named) == 1 and (scale or len(cells) <= 3 or named[0] < len(cells) - 1):
        return [cells[0], *[cells[named[0]]] * (len(cells) - 1)]
    steps = {right - left for left, right in pairwise([*named, len(cells)])}
    if named[0] == 1 and len(steps) == 1:
        step = steps.pop()
        for column in named:
            cells[column : column + step] = [cells[column]] * step
    return cells


def _joined(parts: Sequence[str]) -> str:
    said: list[str] = []
    for part in parts:
        if part and part not in said:
            said.append(part)
    return " ".join(said)


def label_columns(rows: Sequence[Cells]) -> list[int | None]:
    """Return for each body row the column of its label: its first text; None if it has none.

    An amount is no label. Years label rows where they fill the first column; numbers that count
    the rows there don't: what stands beside them does.
    """
    first = [row[0] for row in rows if row and row[0]]
    years = bool(first) and all(is_year(cell) for cell in first)
    counted = not years and _count(first)
    found: list[int | None] = []
    for row in rows:
        filled = [column for column, cell in enumerate(row) if cell]
        if counted and len(filled) > 1 and filled[0] == 0:
            filled.pop(0)
        cell = row[filled[0]] if filled else ""
        amount = is_figure(cell) or (is_year(cell) and not years and len(filled) > 1)
        found.append(None if amount or not filled else filled[0])
    return found


def _count(cells: Sequence[str]) -> bool:
    """Tell whether cells number the rows: one more in each."""
    if len(cells) < _LEAST_COUNT or not all(_NUMBER.fullmatch(cell) for cell in cells):
        return False
    numbers = [int(cell.strip(".")) for cell in cells]
    return all(after == before + 1 for before, after in pairwise(numbers))


def repeated_columns(rows: Sequence[Cells], width: int) -> int:
    """Return how many columns there are before the headers begin again; `width` if they don't."""
    heads = [tuple(row[column] for row in rows) for column in range(width)]
    for period in range(2, width // 2 + 1 if rows else 0):
        again = width % period == 0 and heads == heads[:period] * (width // period)
        if again and len(set(heads[:period])) == period and all(map(any, heads[:period])):
            return period
    return width


def heads_rows(label: str) -> bool:
    """Tell whether a row of this label and nothing else heads the rows below it."""
    return bool(label) and _NOT_A_LABEL.search(label) is None
