"""What headers, captions and labels say before any cell is read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from facts.drafting.accounting import Amount, amount, is_nothing
from facts.drafting.header_periods import context_of, mentions, ordinal_part, period_of
from facts.drafting.header_words import HeaderWords, header_words, whole
from facts.drafting.period import Period
from facts.drafting.prose import decimal_of
from facts.drafting.scales import NOTHING, Note, note_of, stated_note, unglued
from facts.drafting.tables import DraftedColumn, Keys
from index.document import Cell, Document, Row, Sentence, Table

_FOOTNOTE = re.compile(
    r"\s*[(（\[](?:\d{1,2}|[a-z]|\*+)[)）\]]|\*+|(?<=[^\W\d_]{4})\d{1,2}(?:[,;]\d)*(?=\W|$)"
)
_NEIGHBOURS = 2  # sentences before a table that introduce it
_QUARTERS = 3  # headers "First", "Second", "Third": fewer may be anything
_DAY = re.compile(r"(?<![\w.])(?:[12]?\d|3[01])(?![\w.]|,\d)")  # left of a date on two header rows
_RECORDS = 8  # rows; from there a table may be a list of records
_DISTINCT = 0.8  # of the labels; where more repeat, rows are told apart by further columns
_RANKS = 4  # rows; fewer numbers may count up by chance
_FAR = 25  # sentences around a table in which its scale may be stated


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of a table before its cells are read."""

    document: Document
    language: str
    words: HeaderWords
    keys: Keys
    context: Period | None
    decimal: str | None = None


def frame_of(document: Document, table: Table, language: str, keys: Keys) -> Frame:
    said = " ".join((table.caption, table.columns[0] if table.columns else ""))
    context = context_of(said, language)
    return Frame(document, language, header_words(language), keys, context, decimal_of(document))


def columns_of(table: Table, frame: Frame) -> tuple[DraftedColumn, ...]:
    """Read the headers, and which columns name rows instead of holding figures."""
    spans = _header_spans(frame.document, table)
    figures, years, texts = (
        [0] * len(table.columns),
        [0] * len(table.columns),
        [0] * len(table.columns),
    )
    ranks: dict[int, list[str]] = {}
    for row in table.rows:
        for cell in row.cells:
            shown = frame.document.text[cell.start : cell.end]
            ranks.setdefault(cell.column, []).append(shown.strip(" ."))
            found = amount(shown, frame.language, frame.decimal)
            if found is None:
                texts[cell.column] += not is_nothing(shown)
            else:
                figures[cell.column] += 1
                years[cell.column] += found.year
    columns: list[DraftedColumn] = []
    labels = {row.label for row in table.rows}
    long = len(table.rows) >= _RECORDS and len(labels) < _DISTINCT * len(table.rows)
    ordinals = [ordinal_part(header, frame.language) for header in table.columns]
    if sum(part is not None for part in ordinals) < _QUARTERS:
        ordinals = [None] * len(ordinals)
    for number, header in enumerate(table.columns):
        skipped = frame.words.note.fullmatch(header.strip()) is not None
        only_years = years[number] > 0 and years[number] == figures[number]
        dimension = texts[number] > figures[number] or (only_years and (long or number == 0))
        dimension = dimension or (len(table.columns) > 2 and _counts_up(ranks.get(number, ())))
        start, end = spans.get(number, (None, None))
        period = period_of(header, frame.language, frame.context) or ordinals[number]
        before = columns[-1] if columns else None
        if period is None and before is not None and header and before.header.startswith(header):
            period = before.period  # a header over two columns that is printed over the first only
        named = len({m.period.year for m in mentions(header, frame.language)}) > 1
        compares = frame.words.change.search(header) is not None and (named or period is None)
        note = note_of(header, frame.language) if header else NOTHING
        columns.append(
            DraftedColumn(
                number,
                header,
                frame.keys.of(bare_header(header, note, frame)),
                period,
                note,
                compares,
                dimension,
                skipped,
                only_years,
                start,
                end,
            )
        )
    return tuple(columns)


def _counts_up(cells: Sequence[str]) -> bool:
    """Tell whether a column numbers its rows or ranks them: one more in each, nothing to compute."""
    if len(cells) < _RANKS or not all(cell.isascii() and cell.isdecimal() for cell in cells):
        return False
    return all(int(after) == int(before) + 1 for before, after in pairwise(cells))


def bare_header(text: str, note: Note, frame: Frame) -> str:
    """Return a header without its period, what frames it ("year ended") and its unit."""
    if note.words:
        text = unglued(text).replace(note.words, " ")
    found = mentions(text, frame.language)
    for mention in reversed(found):
        text = text[: mention.start] + " " + text[mention.end :]
    if found or frame.context is not None:
        text = _framing(frame.language).sub(" ", text)
    text = _FOOTNOTE.sub(" ", text)
    return _DAY.sub(" ", text) if found else text


@lru_cache(16)
def _framing(language: str) -> re.Pattern[str]:
    words = header_words(language)
    counted = rf"(?:{'|'.join(words.counts.values())})[\s-]*(?:{words.month}|$)"
    frames = (counted, words.month, words.fiscal, words.year, words.quarter, words.ended)
    return re.compile(whole("|".join(frames)), re.IGNORECASE)


def bare_label(label: str, note: Note) -> str:
    """Return a row's label without footnote marks and its unit."""
    if note.words:
        label = label.replace(note.words, " ")
    return _FOOTNOTE.sub(" ", label)


def label_period(label: str, frame: Frame) -> Period | None:
    """Return a row's period where its label is one, or says a date ("Balance at 31 March 2019").

    A year inside a name ("Senior Notes due 2024") is none.
    """
    period = period_of(label, frame.language, frame.context)
    if period is None:
        return None
    rest = bare_header(label, NOTHING, frame)
    dated = period.day is not None and not re.search(r"\bdue\b", label, re.IGNORECASE)
    return period if dated or not frame.keys.of(rest) else None


def table_note(document: Document, table: Table, language: str) -> Note:
    """Return the scale and unit of a table: of its caption, first header, or a sentence near it."""
    for text in (table.caption, table.columns[0] if table.columns else ""):
        if text and (note := note_of(text, language)).says:
            return note
    headers = [note_of(header, language) for header in table.columns[1:] if header]
    scaled = [note for note in headers if note.scale != 1]
    if len(scaled) == 1 and not any(note.unit for note in headers):
        return scaled[0]  # printed once, in the middle over all columns
    for sentence in _beside(document, table):
        if (note := stated_note(sentence.text, language)).says:
            return note
    return NOTHING


def _beside(document: Document, table: Table) -> Iterator[Sentence]:
    """Yield the sentences near a table that may speak of it, the nearest first.

    The caption of another one, or "Figures in thousands of pounds:" before it, doesn't.
    """
    if not table.rows:
        return
    first, last = table.rows[0].sentence, table.rows[-1].sentence
    row = text = False  # whether another table and words lie between, on the way back
    for distance in range(1, _FAR):
        for position in (first - distance, last + distance):
            if not 0 <= position < len(document.sentences):
                continue
            sentence = document.sentences[position]
            kind = document.paragraphs[sentence.paragraph].kind
            if kind in {"row", "header"}:
                row = row or (position < first and sentence.start < table.start)
                continue
            introduces = kind == "caption" or sentence.text.rstrip().endswith((":", "："))
            if not (introduces and (position > last or (row and text))):
                yield sentence
            text = text or position < first


def near_of(document: Document, table: Table, keys: Keys) -> frozenset[str]:
    """Return the keys of the sentences that introduce a table."""
    if not table.rows:
        return frozenset()
    found: set[str] = set()
    first = table.rows[0].sentence
    for position in range(max(0, first - _NEIGHBOURS - 1), first):
        sentence = document.sentences[position]
        if (
            document.paragraphs[sentence.paragraph].kind != "row"
            and sentence.section == table.section
        ):
            found.update(keys.of(sentence.text))
    return frozenset(found)


def is_total(label: str, keys: Sequence[str], row: Row, words: HeaderWords) -> bool:
    """Tell whether a row sums up others: "Total …", or figures without a label in a group."""
    if not keys and not label:
        return bool(row.cells)
    return words.total.match(label.strip()) is not None


def _header_spans(document: Document, table: Table) -> dict[int, tuple[int, int]]:
    """Return where each column's header stands in the header line, if there is one."""
    if not table.rows:
        return {}
    stop = document.sentences[table.rows[0].sentence].start
    spans: dict[int, tuple[int, int]] = {}
    place = table.start
    for number, header in enumerate(table.columns):
        if not header:
            continue
        at = document.text.find(header, place, stop)
        if at < 0:
            return {}
        spans[number] = (at, at + len(header))
        place = at + len(header)
    return spans


def dated_columns(
    figures: Sequence[tuple[Cell, Amount]], columns: Sequence[DraftedColumn]
) -> set[int]:
    """Return the columns in which a figure of a row that looks like a year is one.

    Beside amounts it is none, but in a column of years; and there is no year in a column of a period.
    """
    alone = len(figures) == 1
    return {
        cell.column
        for cell, found in figures
        if found.year
        and (alone or (columns[cell.column].years and columns[cell.column].period is None))
    }
