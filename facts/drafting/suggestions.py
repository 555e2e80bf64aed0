"""Drafted figures as facts to be reviewed: with a label, a kind of fact, and a text to quote."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from facts.drafting.cells import draft_tables
from facts.drafting.clauses import Span
from facts.drafting.columns import Frame, bare_header, bare_label, frame_of
from facts.drafting.figure import DraftedFigure, Kind
from facts.drafting.header_periods import mentions
from facts.drafting.joints import joints
from facts.drafting.prose import decimal_of, drafted_in
from facts.drafting.sentence_figures import Around, around, is_time
from facts.drafting.tables import DraftedColumn, DraftedRow, DraftedTable, Keys
from facts.row import Kind as FactKind
from index.document import Document, Sentence
from index.text import terms

_LONGEST_LABEL = 90  # characters: a line of a terminal, with its mark
_MOST_NAMES = 3  # cells that name a row beside its label: state, county, product
_LONGEST_LEAD = 300  # characters from which the label's phrase is cut
_COMMA = re.compile(r",(?=\s)|，")
_EDGES = " \t\n\u00a0,;:，；：、-–—.。·*_|(（"
_KINDS: Mapping[Kind, FactKind] = {
    Kind.COUNT: "count",
    Kind.DURATION: "duration",
    Kind.YEAR: "date",
    Kind.DATE: "date",
    Kind.RANK: "rank",
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A drafted figure as a fact: what it is of, which kind, and where its words stand.

    `start:end` is the figure with the noun behind it, `quote` the span of its sentence or row.
    `table` is a position in `document.tables`, None for a figure of a sentence.
    """

    figure: DraftedFigure
    label: str
    kind: FactKind
    start: int
    end: int
    quote: Span
    table: int | None = None


def suggestions(document: Document) -> list[Suggestion]:
    """Return what may be reviewed: the figures of tables, then those of sentences.

    A date that only dates the other figures of its sentence is left out.
    """
    found = [one for table in draft_tables(document) for one in _of_table(document, table)]
    for position in range(len(document.sentences)):
        found.extend(_of_sentence(document, position))
    return found


def _of_table(document: Document, table: DraftedTable) -> Iterator[Suggestion]:
    language = document.language or "en"
    frame = frame_of(document, table.table, language, Keys(language))
    for row in table.rows:
        sentence = document.sentences[row.sentence]
        for number, figure in sorted(row.figures.items()):
            yield Suggestion(
                figure=figure,
                label=_cell_label(
                    row, table.table.rows[row.number].group, table.columns[number], frame
                ),
                kind=_kind(figure, changes=table.columns[number].compares),
                start=figure.start,
                end=figure.end,
                quote=(sentence.start, sentence.end),
                table=table.number,
            )


def _cell_label(
    row: DraftedRow, group: tuple[str, ...], column: DraftedColumn, frame: Frame
) -> str:
    """Return the group, what names the row, and the header, as far as they are no period."""
    parts = [*group[-1:]]
    names = [
        frame.document.text[start:end] for start, end in list(row.names.values())[:_MOST_NAMES]
    ]
    if row.keys and not (names and row.period):
        parts.append(bare_label(row.label, column.note))
    parts += names
    if column.keys:
        parts.append(bare_header(column.header, column.note, frame))
    shown = [tidy for part in parts if (tidy := _tidy(part))]
    named = " · ".join(dict.fromkeys(shown)) or _tidy(row.label) or _tidy(column.header)
    return _shortened(named or _place(frame.document, frame.document.sentences[row.sentence]))


def _place(document: Document, sentence: Sentence) -> str:
    """Return the title of a sentence's section, or of the document: where nothing else names it."""
    title = document.section_title(sentence) if document.sections else ""
    return _tidy(title) or _tidy(document.title)


def _of_sentence(document: Document, position: int) -> Iterator[Suggestion]:
    drafted = drafted_in(document, position)
    if not drafted:
        return
    sentence = document.sentences[position]
    found = around(sentence.text, document.language, decimal=decimal_of(document))
    starts = [one.quantity.start for one in found if not is_time(one.quantity)]
    only_times = all(is_time(one.quantity) for one in found)
    for figure, one in zip(drafted, found, strict=True):
        if is_time(one.quantity) and not only_times:
            continue
        end = one.noun[1] if one.quantity.noun and one.noun[1] > one.noun[0] else 0
        yield Suggestion(
            figure=figure,
            label=_sentence_label(document, sentence, one, starts),
            kind=_kind(figure, changes=one.quantity.direction is not None),
            start=figure.start,
            end=max(figure.end, sentence.start + end),
            quote=(sentence.start, sentence.end),
        )


def _kind(figure: DraftedFigure, *, changes: bool) -> FactKind:
    if figure.kind in _KINDS:
        return _KINDS[figure.kind]
    if figure.kind is Kind.PERCENT and (changes or figure.zone("of")):
        return "growth" if changes else "share"
    return "level"


def _sentence_label(
    document: Document, sentence: Sentence, one: Around, figures: Sequence[int]
) -> str:
    """Return the words that say what a figure is of: the phrase before it, and that behind it.

    The phrase ends where another figure starts; `figures` are all those starts, in order.
    """
    language = document.language or "en"
    start, end = one.before
    if one.clause[0] <= start and end == one.quantity.start:
        start = one.clause[0]
    following = bisect_left(figures, start)
    first = figures[following] if following < len(figures) else end
    lead = _phrase(sentence.text[start : min(end, first, start + _LONGEST_LEAD)], language)
    behind = sentence.text[one.quantity.end : max(one.of[1], one.noun[1])]
    parts = [part for part in (lead, _tidy(behind)) if part]
    if not parts:
        parts = [_place(document, sentence)]
    return _shortened(" … ".join(parts))


def _phrase(text: str, language: str) -> str:
    """Return the noun phrase that a clause begins with: up to its first verb or preposition.

    A period that opens it ("In 2013, …") and words that join it to what is before are left out.
    """
    text = text[_dated_opening(text, language) :]
    within = joints(language).within
    words = [word for word in terms(text, language) if word.kind not in {"pair", "compound"}]
    content = [word for word in words if not word.stop and word.kind != "number"]
    if not content:
        return ""
    start = end = content[0].start
    for word in words:
        if word.start < start:
            continue
        if word.stop and word.surface.lower() not in within:
            break
        end = end if word.stop else word.end
    return _tidy(text[start:end])


def _dated_opening(text: str, language: str) -> int:
    """Return where a text goes on behind "In 2013, " or "Between fiscal years 2014 and 2015, "."""
    found = mentions(text, language)
    words = terms(text, language)
    if not found or not words:
        return 0
    comma = _COMMA.search(text, found[0].end)
    if (words[0].stop or words[0].kind == "number") and comma is not None:
        return comma.end()
    content = next((word.start for word in words if not word.stop), len(text))
    return found[0].end if found[0].start <= content else 0


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(_EDGES)


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_LABEL:
        return text
    cut = text[:_LONGEST_LABEL]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(_EDGES) + "…"
