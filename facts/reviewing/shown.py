"""What a reviewer is shown of the fact to be decided, before any front end lays it out. Pure."""

from dataclasses import dataclass, replace

from facts.drafting.figure import Kind
from facts.drafting.suggestions import Suggestion
from facts.review import Doubt, Draft, Review, Verdict, doubts
from facts.reviewing.entry_files import amount
from index.document import Document, Sentence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of the row: its header and its text as printed; `mark` is the figure in that text."""

    header: str
    text: str
    mark: Span | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The current fact. `number` of `total` counts what was decided before it, and it.

    `quote` is its sentence with the figure at `mark`; of a table `caption`, `row` (its label) and
    `cells` are given too. `left` counts what is open in its group, it too.
    """

    number: int
    total: int
    sentence: Sentence
    section: str
    page: int | str | None
    quote: str
    mark: Span
    caption: str
    row: str
    cells: tuple[ShownCell, ...]
    draft: Draft
    value: str
    number_as_typed: str
    kind: str
    doubts: tuple[Doubt, ...]
    left: int

    @property
    def tabled(self) -> bool:
        """Tell whether the figure stands in a table."""
        return bool(self.cells)


def shown(review: Review, document: Document) -> Shown | None:
    """Return what is to be shown, None where nothing is left to decide."""
    current = review.current
    if current is None:
        return None
    suggestion, draft = review.suggestions[current], review.drafts[current]
    sentence = document.sentences[suggestion.figure.sentence]
    title = one_line(document.section_title(sentence)) if document.sections else ""
    caption, row, cells = _tabled(suggestion, document)
    number, total = progress(review)
    return Shown(
        number=number + 1,
        total=total,
        sentence=sentence,
        section=title if title != one_line(document.title) else "",
        page=document.page_of(sentence),
        quote=sentence.text,
        mark=(suggestion.start - sentence.start, suggestion.end - sentence.start),
        caption=caption,
        row=row,
        cells=cells,
        draft=draft,
        value=value_of(suggestion, draft),
        number_as_typed=number_of(suggestion, draft),
        kind=suggestion.kind,
        doubts=open_doubts(suggestion, draft),
        left=len(review.open_in_group()),
    )


def progress(review: Review) -> tuple[int, int]:
    """Return how many facts were decided, and how many there are."""
    counts = review.counts()
    total = sum(counts.values())
    return total - counts[Verdict.OPEN], total


def value_of(suggestion: Suggestion, draft: Draft) -> str:
    """Return a fact's figure written out, with its qualifier and the words that scale it."""
    figure, (_, scale) = suggestion.figure, amount(suggestion, draft)
    value = number_of(suggestion, draft)
    if figure.qualifier:
        value = f"{figure.qualifier} {value}"
    if figure.scale_note and scale == figure.scale:
        value += f" (× {scale:,f}: “{one_line(figure.scale_note)}”)"
    return value


def number_of(suggestion: Suggestion, draft: Draft) -> str:
    """Return a fact's number written out: "1,200,000,000"; a year is no amount."""
    value, _ = amount(suggestion, draft)
    return f"{value:f}" if suggestion.figure.kind is Kind.YEAR else f"{value:,f}"


def open_doubts(suggestion: Suggestion, draft: Draft) -> tuple[Doubt, ...]:
    """Return what is uncertain of a figure after what the reviewer said of it."""
    edited = replace(suggestion.figure, unit=draft.unit, period=draft.period or None)
    return doubts(edited)


def group_lines(review: Review) -> list[str]:
    """Return what is open in the current group, a line a fact."""
    lines = []
    for position in review.open_in_group():
        draft = review.drafts[position]
        number = number_of(review.suggestions[position], draft)
        value = f"{number} {draft.unit}".rstrip()
        lines.append(" · ".join(filter(None, (draft.label, draft.period, value))))
    return lines


def one_line(text: str) -> str:
    """Return a text with single spaces for any white space."""
    return " ".join(text.split())


def _tabled(suggestion: Suggestion, document: Document) -> tuple[str, str, tuple[ShownCell, ...]]:
    """Return the caption, the row's label and its cells; nothing for a figure of a sentence."""
    if suggestion.table is None:
        return "", "", ()
    table, figure = document.tables[suggestion.table], suggestion.figure
    row = next((row for row in table.rows if row.sentence == figure.sentence), None)
    if row is None:
        return one_line(table.caption), "", ()
    cells = tuple(
        ShownCell(
            one_line(table.columns[cell.column]),
            document.text[cell.start : cell.end],
            (suggestion.start - cell.start, min(suggestion.end, cell.end) - cell.start)
            if cell.start <= figure.start < cell.end
            else None,
        )
        for cell in row.cells
    )
    label = " › ".join(one_line(part) for part in (*row.group, row.label) if part.strip())
    return one_line(table.caption), label, cells
