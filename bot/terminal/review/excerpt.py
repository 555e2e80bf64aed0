"""A table as a reviewer sees it: the rows around the current one, the current cell marked."""

from typing import Final

from bot.terminal.review.dialogue import Session
from bot.terminal.review.widths import columns, cut, left, right
from facts.review import Review, Verdict
from facts.reviewing.shown import one_line
from index.document import Cell, Table

_MARKS: Final = {Verdict.ACCEPTED: "✓", Verdict.DROPPED: "×", Verdict.SKIPPED: "»"}
_FEWEST_ROWS: Final = 3
_MOST_HEADER_LINES: Final = 4
_AROUND: Final = 19  # lines of a screen that are no row: where, caption, fields, keys
_LABEL_SHARE: Final = 0.4  # of the width at most
_WIDEST_COLUMN: Final = 18
_GAP: Final = 2

_Piece = tuple[str, str]


def table_lines(session: Session, current: int, width: int, height: int) -> list[_Piece]:
    """Return the caption, the headers and the rows around the current figure's."""
    review, document = session.review, session.document
    number = review.suggestions[current].table
    if number is None:
        return []
    table = document.tables[number]
    figure = review.suggestions[current].figure
    place = next((n for n, row in enumerate(table.rows) if row.sentence == figure.sentence), 0)
    cell = next((c for c in table.rows[place].cells if c.start <= figure.start < c.end), None)
    shown = _columns_shown(table, cell, width)
    marks = _marks(review, number)
    pieces: list[_Piece] = []
    if table.caption:
        pieces.append(("bold", cut(one_line(table.caption), width) + "\n"))
    widths = _widths(session, table, shown, width)
    pieces.append(("dim", _headers(table, shown, widths)))
    for at in _rows_shown(len(table.rows), place, height):
        row = table.rows[at]
        cells = {one.column: one for one in row.cells}
        pieces.append(("bold" if at == place else "", "› " if at == place else "  "))
        pieces.append(("", left(one_line(row.label), widths[-1])))
        for column in shown:
            one = cells.get(column)
            text = one_line(document.text[one.start : one.end]) if one is not None else ""
            mark = marks.get(one.start, "") if one is not None else ""
            style = "bold" if one is not None and one is cell else "dim" if mark else ""
            pieces.append(("", " " * _GAP))
            pieces.append((style, right(mark + text, widths[column])))
        pieces.append(("", "\n"))
    return pieces


def _headers(table: Table, shown: list[int], widths: dict[int, int]) -> str:
    """Return the headers, each on as many lines as it needs, the last ones side by side."""
    names = [one_line(table.columns[0]) if table.columns else ""]
    names += [one_line(table.columns[number]) for number in shown]
    room = [widths[-1], *(widths[number] for number in shown)]
    broken = [_broken(name, wide) for name, wide in zip(names, room, strict=True)]
    height = max(len(lines) for lines in broken)
    filled = [[""] * (height - len(lines)) + lines for lines in broken]
    text = ""
    for line in zip(*filled, strict=True):
        first, *others = line
        parts = ["  " + left(first, room[0])]
        parts += [right(part, wide) for part, wide in zip(others, room[1:], strict=True)]
        text += (" " * _GAP).join(parts).rstrip() + "\n"
    return text


def _broken(text: str, width: int) -> list[str]:
    """Return a header's lines; of a long one the first and the last, where its period stands."""
    lines: list[str] = []
    for word in text.split():
        if lines and columns(lines[-1]) + 1 + columns(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > _MOST_HEADER_LINES:
        lines = [*lines[: _MOST_HEADER_LINES - 2], "…", lines[-1]]
    return lines or [""]


def _rows_shown(count: int, place: int, height: int) -> range:
    most = max(_FEWEST_ROWS, height - _AROUND)
    first = max(0, min(place - most // 2, count - most))
    return range(first, min(count, first + most))


def _columns_shown(table: Table, cell: Cell | None, width: int) -> list[int]:
    """Return the columns that fit, the current one among them, without that of the labels."""
    used = {one.column for row in table.rows for one in row.cells}
    there = sorted(used)
    room = int(width * (1 - _LABEL_SHARE)) // (_WIDEST_COLUMN // 2 + _GAP)
    most = max(1, room)
    if len(there) <= most or cell is None:
        return there[:most]
    place = there.index(cell.column)
    first = max(0, min(place - most // 2, len(there) - most))
    return there[first : first + most]


def _widths(session: Session, table: Table, shown: list[int], width: int) -> dict[int, int]:
    """Return the width of each column shown, and under -1 that of the labels."""
    document = session.document
    names = [row.label for row in table.rows] + list(table.columns[:1])
    label = max((columns(one_line(name)) for name in names), default=0)
    label = min(max(label, 1), int(width * _LABEL_SHARE))
    room = (width - label - 2) // max(1, len(shown)) - _GAP
    widest = {
        number: max(
            (
                columns(one_line(document.text[cell.start : cell.end])) + 1  # a mark
                for row in table.rows
                for cell in row.cells
                if cell.column == number
            ),
            default=1,
        )
        for number in shown
    }
    for number in shown:
        head = columns(one_line(table.columns[number]))
        widest[number] = max(1, min(max(widest[number], head), _WIDEST_COLUMN, room))
    return {**widest, -1: label}


def _marks(review: Review, table: int) -> dict[int, str]:
    """Return a mark for each decided figure of a table, by where its text begins."""
    return {
        one.figure.start: _MARKS[draft.verdict]
        for one, draft in zip(review.suggestions, review.drafts, strict=True)
        if one.table == table and draft.verdict in _MARKS
    }
