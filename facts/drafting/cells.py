"""Every cell of a document's tables as a figure in its unit, with what stands around it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from facts.drafting.accounting import Amount, amount, is_nothing
from facts.drafting.balances import rolled
from facts.drafting.cell_units import Around, kind_of, scale_of, unit_of
from facts.drafting.columns import (
    Frame,
    bare_header,
    bare_label,
    columns_of,
    dated_columns,
    frame_of,
    is_total,
    label_period,
    near_of,
    table_note,
)
from facts.drafting.figure import DraftedFigure, Kind, Source
from facts.drafting.period import Period
from facts.drafting.row_units import told_unit, unit_column
from facts.drafting.scales import NOTHING, Note, note_of
from facts.drafting.tables import DraftedColumn, DraftedRow, DraftedTable, Keys
from facts.quantities.homes import UNKNOWN, home_of
from index.document import Cell, Document, Row, Table, Tag

_CODE = re.compile(r"[A-Z]{2}")
_FEWEST_CODES = 3  # distinct ones of a column
_FEWEST_PRICED = 2  # rows that show whether each cell prints its currency
_FEWEST_CENTS = 3  # figures of a column; of fewer the decimals may be chance


def draft_tables(document: Document, language: str = "") -> tuple[DraftedTable, ...]:
    """Return the document's tables with their figures, in order; the cost is linear in cells.

    `language` is that of the document where it is "".
    """
    spoken = language or document.language or "en"
    keys = Keys(spoken)
    tags = {tag.start: tag for tag in document.tags}
    frames = [frame_of(document, table, spoken, keys) for table in document.tables]
    signs = [_signs(table, frame) for table, frame in zip(document.tables, frames, strict=True)]
    shared = _continued(document.tables, signs)
    return tuple(
        _drafted(frame, table, number, tags, shared[number])
        for number, (table, frame) in enumerate(zip(document.tables, frames, strict=True))
    )


def _continued(
    tables: Sequence[Table], signs: Sequence[Mapping[int, str]]
) -> list[Mapping[int, str]]:
    """Return the currencies of each table, of one that prints none those under the same headers.

    A table that goes on over several pages prints its currency on one.
    """
    headed: dict[tuple[str, ...], set[tuple[tuple[int, str], ...]]] = {}
    for table, found in zip(tables, signs, strict=True):
        if found and any(table.columns):
            headed.setdefault(table.columns, set()).add(tuple(sorted(found.items())))
    whole: list[Mapping[int, str]] = []
    for table, found in zip(tables, signs, strict=True):
        others = headed.get(table.columns, set())
        whole.append(dict(next(iter(others))) if not found and len(others) == 1 else found)
    return whole


def drafted_cells(document: Document, language: str = "") -> Iterator[DraftedFigure]:
    """Yield the figures of all tables in the document's order."""
    for table in draft_tables(document, language):
        for row in table.rows:
            yield from row.figures.values()


@dataclass(frozen=True, slots=True)
class _Heading:
    """What the headings of a row say: their keys, a period, a unit or scale ("% of revenues:")."""

    keys: tuple[str, ...]
    period: Period | None
    note: Note | None


@dataclass(frozen=True, slots=True)
class _Table:
    """What all cells of a table share."""

    frame: Frame
    columns: tuple[DraftedColumn, ...]
    heads: tuple[frozenset[str], ...]
    zones: Mapping[str, frozenset[str]]
    signs: Mapping[int, str]
    tags: Mapping[int, Tag]
    codes: frozenset[int]
    units: int | None
    headings: dict[tuple[str, ...], _Heading] = field(default_factory=dict)

    def heading(self, group: tuple[str, ...]) -> _Heading:
        """Read the headings of a group, once for all its rows."""
        if group not in self.headings:
            self.headings[group] = _heading(group, self.frame)
        return self.headings[group]

    def shown(self, cell: Cell) -> str:
        return self.frame.document.text[cell.start : cell.end]


def _drafted(
    frame: Frame, table: Table, number: int, tags: Mapping[int, Tag], signs: Mapping[int, str]
) -> DraftedTable:
    document, keys = frame.document, frame.keys
    columns = columns_of(table, frame)
    note = table_note(document, table, frame.language)
    zones = {
        "caption": frozenset(keys.of(table.caption)),
        "section": frozenset(keys.of(document.sections[table.section].title)),
        "near": near_of(document, table, keys),
    }
    heads = tuple(frozenset(column.keys) for column in columns)
    units = unit_column(table, frame)
    shared = _Table(frame, columns, heads, zones, signs, tags, _coded(table, document), units)
    rows: list[DraftedRow] = []
    for place, row in enumerate(table.rows):
        if not row.cells and row.label and (said := note_of(row.label, frame.language)).says:
            alone = not keys.of(bare_label(row.label, said))
            note = said if alone else note  # "(in thousands)" holds for all rows below it
        rows.append(_row(place, row, note, shared))
    rows = rolled(rows)
    header = table.rows[0].sentence - 1 if table.rows else -1
    headed = header >= 0 and document.sentences[header].start == table.start
    return DraftedTable(
        number=number,
        table=table,
        columns=columns,
        rows=tuple(rows),
        caption=zones["caption"],
        section=zones["section"],
        near=zones["near"],
        note=note,
        header=header if headed else None,
    )


def _coded(table: Table, document: Document) -> frozenset[int]:
    """Return the columns of codes of two letters: there NM is New Mexico, not "not meaningful"."""
    found: dict[int, set[str]] = {}
    for row in table.rows:
        for cell in row.cells:
            shown = document.text[cell.start : cell.end]
            if _CODE.fullmatch(shown) and not is_nothing(shown):
                found.setdefault(cell.column, set()).add(shown)
    return frozenset(number for number, codes in found.items() if len(codes) >= _FEWEST_CODES)


def _row(place: int, row: Row, note: Note, shared: _Table) -> DraftedRow:
    frame = shared.frame
    sentence = frame.document.sentences[row.sentence]
    label, start = row.label, sentence.start if row.label else None
    heading = shared.heading(row.group)
    note = heading.note or (note if shared.units is None else told_unit(row, shared.units, frame))
    own_period = label_period(label, frame) if label else None
    period = own_period or heading.period
    if period is not None and period.year is None and heading.period is not None:
        period = replace(period, year=heading.period.year)
    names: dict[int, tuple[int, int]] = {}
    figures: list[tuple[Cell, Amount]] = []
    for cell in row.cells:
        if shared.columns[cell.column].skipped:
            continue
        shown = shared.shown(cell)
        found = amount(shown, frame.language, frame.decimal)
        if found is not None and not shared.columns[cell.column].dimension:
            figures.append((cell, found))
            continue
        if found is not None and found.year:
            period = period or label_period(shown, frame)
        if is_nothing(shown) and not (cell.column in shared.codes and _CODE.fullmatch(shown)):
            continue
        if label:
            names[cell.column] = (cell.start, cell.end)
        else:
            label, start = shown, cell.start
    own = note_of(label, frame.language, label=True) if label else NOTHING
    bare = bare_label(label, own) if own_period is None else bare_header(label, own, frame)
    keys = dict.fromkeys(frame.keys.of(bare))
    for left, right in names.values():
        keys.update(dict.fromkeys(frame.keys.of(frame.document.text[left:right])))
    drafted: dict[int, DraftedFigure] = {}
    line = DraftedRow(
        place, row.sentence, label, tuple(keys), heading.keys, period,
        is_total(label, tuple(keys), row, frame.words),
        start, None if start is None else start + len(label), drafted, names,
    )  # fmt: skip
    zones = {**shared.zones, "label": frozenset(keys), "group": frozenset(heading.keys)}
    dated = dated_columns(figures, shared.columns)
    money = next((a.unit for _, a in figures if kind_of(a.unit) is Kind.MONEY), "")
    for cell, found in figures:
        column = shared.columns[cell.column]
        sign = shared.signs.get(cell.column, money)
        around = Around(
            label,
            column.header,
            own,
            column.note,
            note,
            sign,
            frame.words,
            column.number in dated,
            " ".join(row.group),
        )
        drafted[cell.column] = _figure(cell, found, around, line, zones, shared)
    return line


def _heading(group: tuple[str, ...], frame: Frame) -> _Heading:
    keys: dict[str, None] = {}
    period: Period | None = None
    note: Note | None = None
    for text in group:
        own = label_period(text, frame)
        said = note_of(text, frame.language)
        period, note = own or period, said if said.says else note
        bare = bare_label(text, said) if own is None else bare_header(text, said, frame)
        keys.update(dict.fromkeys(frame.keys.of(bare)))
    return _Heading(tuple(keys), period, note)


def _signs(table: Table, frame: Frame) -> dict[int, str]:
    """Return the currency of the first cell that prints one, by column: it holds for those below.

    Where several columns print one and the same, it holds for those that print none, too, unless
    they print it in every cell: there a column without it, "in stock", holds no money.
    """
    found: dict[int, str] = {}
    for row in table.rows:
        for cell in row.cells:
            if cell.column not in found:
                text = frame.document.text[cell.start : cell.end]
                shown = amount(text, frame.language, frame.decimal)
                if shown is not None and kind_of(shown.unit) is Kind.MONEY:
                    found[cell.column] = shown.unit
    silent = _silent(table, frame, set(found))
    if not found:
        return _cents(table, frame)
    if len(found) > 1 and len(set(found.values())) == 1:
        common = next(iter(found.values()))
        return {
            number: found.get(number, "" if number in silent else common)
            for number in range(len(table.columns))
        }
    return {**dict.fromkeys(silent, ""), **found}


def _silent(table: Table, frame: Frame, priced: set[int]) -> frozenset[int]:
    """Return the columns without currency, of a table whose `priced` ones print it in every cell."""
    bare: set[int] = set()
    for row in table.rows:
        for cell in row.cells:
            shown = amount(
                frame.document.text[cell.start : cell.end], frame.language, frame.decimal
            )
            if shown is not None and kind_of(shown.unit) is not Kind.MONEY:
                bare.add(cell.column)
    return frozenset() if bare & priced or len(table.rows) < _FEWEST_PRICED else frozenset(bare)


def _cents(table: Table, frame: Frame) -> dict[int, str]:
    """Return the money of the document's country for columns that print amounts to the cent."""
    home = home_of(frame.document.text).leading
    if not home:
        return {}
    read: dict[int, list[Amount]] = {}
    for row in table.rows:
        for cell in row.cells:
            text = frame.document.text[cell.start : cell.end]
            if (shown := amount(text, frame.language, frame.decimal)) is not None:
                read.setdefault(cell.column, []).append(shown)
    return {
        number: home
        for number, found in read.items()
        if len(found) >= _FEWEST_CENTS
        and all(one.cents and not one.unit for one in found)
        and any(one.separated for one in found)
    }


def _figure(
    cell: Cell,
    found: Amount,
    around: Around,
    row: DraftedRow,
    zones: Mapping[str, frozenset[str]],
    shared: _Table,
) -> DraftedFigure:
    column = shared.columns[cell.column]
    start, end = cell.start + found.start, cell.start + found.end
    unit, kind = unit_of(found, around)
    if unit == UNKNOWN:
        unit = home_of(shared.frame.document.text).code(
            f"{around.table.words} {around.column.words}"
        )
    note = scale_of(found, kind, around)
    period = cell_period(column, row)
    value, source = found.value * note.scale, Source.TABLE
    iso = period.iso if period is not None else None
    tag = next((shared.tags[at] for at in (start, cell.start) if at in shared.tags), None)
    if tag is not None:
        value, unit, source = tag.value, tag.unit, Source.TAGGED
        kind, iso = kind_of(tag.unit), tag.period
    return DraftedFigure(
        value=value,
        unit=unit,
        kind=kind,
        text=shared.frame.document.text[start:end],
        start=start,
        end=end,
        sentence=row.sentence,
        source=source,
        qualifier=found.qualifier,
        period=iso,
        printed=found.value,
        scale=note.scale,
        scale_note=note.words if note.scale != 1 else "",
        agreed=cell.agreed,
        zones={**zones, "header": shared.heads[cell.column]},
    )


def cell_period(column: DraftedColumn, row: DraftedRow) -> Period | None:
    """Return the period of a cell: the row's, made full by the column's ("31 March" × 2019)."""
    own, above = row.period, column.period
    if own is None or above is None:
        return own or above
    if own.year is None:
        return Period(above.year, own.month, own.day, own.months, own.part)
    return own if above.year is None or above.year == own.year else above
