"""What a chart may set side by side: figures of one kind, unit, measure and period. Pure.

Telegram's pictures and the web's bars are drawn from the same charts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

from facts.consistency import Contradiction, contradictions
from facts.library import Library
from facts.table import Fact
from index.document import Document

_KINDS: Final = ("level", "count", "duration", "growth", "share")  # in the order of the charts
_FEWEST: Final = 2  # one bar compares nothing
MOST: Final = 12  # bars: what a phone shows of a picture without turning it
_WHOLE: Final = Decimal(100)
_ROUNDED: Final = Decimal(1)  # by how much printed shares of a whole may miss it
_LEAST_SEEN: Final = 0.006  # of the width: a bar that is there is seen


class Edge(Enum):
    """How a bar ends, as the figure is exact, open ("over") or only nearly reached."""

    EXACT = ""
    OVER = "over"
    NEARLY = "nearly"


_EDGES: Final[Mapping[str, Edge]] = {
    "over": Edge.OVER,
    "at least": Edge.OVER,
    "nearly": Edge.NEARLY,
    "about": Edge.NEARLY,
    "under": Edge.NEARLY,
    "at most": Edge.NEARLY,
}


@dataclass(frozen=True, slots=True)
class Column:
    """Where the figures of reviewed rows stand together: a table's number, and one of its columns."""

    table: int
    column: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Comparable facts, the largest first: at least two, at most `MOST` of the `total`.

    `scale` is what the whole width stands for; `doubts` are contradictions that touch a figure.
    `column` is set where it is a table's column that makes them comparable.
    """

    facts: tuple[Fact, ...]
    scale: Decimal
    total: int
    doubts: tuple[Contradiction, ...] = ()
    column: Column | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the facts, in order."""
        return tuple(fact.id for fact in self.facts)

    def part(self, fact: Fact) -> float:
        """Give the length of a fact's bar, as a part of the whole width."""
        value = abs(fact.value or Decimal(0))
        return max(_LEAST_SEEN, float(value / self.scale)) if self.scale else _LEAST_SEEN

    @staticmethod
    def edge(fact: Fact) -> Edge:
        """Give how the bar of a fact ends."""
        return _EDGES.get(fact.qualifier or "", Edge.EXACT)

    @staticmethod
    def falls(fact: Fact) -> bool:
        """Tell whether the bar stands for less than nothing."""
        return (fact.value or 0) < 0


def charts_in(library: Library) -> list[Chart]:
    """Give the charts that a facts table has, by kind, then in the order of the text.

    Where parts are shown, a whole of theirs is left out: it would dwarf them.
    """
    groups = _groups(library.facts, library)
    ordered = sorted(groups.items(), key=lambda item: _KINDS.index(item[1][0].kind))
    charts = [_chart(_without_wholes(facts, library), library, key[0]) for key, facts in ordered]
    return [chart for chart in charts if chart is not None]


def chart_of(facts: Iterable[Fact], library: Library) -> Chart | None:
    """Give the chart of what can be compared among facts, the most of it; None: nothing can be."""
    groups = _groups(facts, library)
    if not groups:
        return None
    key, most = max(groups.items(), key=lambda item: len(item[1]))
    return _chart(most, library, key[0])


_Key = tuple[str | Column, str, str, str]


def _groups(facts: Iterable[Fact], library: Library) -> dict[_Key, list[Fact]]:
    """Give facts by what they measure, their kind, unit and period."""
    found: dict[_Key, list[Fact]] = {}
    for fact in facts:
        if fact.value is None or fact.row.same_as is not None or fact.kind not in _KINDS:
            continue
        measure = fact.row.measure or _column(fact, library.document)
        if measure is not None:
            found.setdefault((measure, fact.kind, fact.unit, fact.period), []).append(fact)
    return found


def _column(fact: Fact, document: Document) -> Column | None:
    """Give the column of a table in which a fact's figure stands, None outside of tables."""
    for number, table in enumerate(document.tables):
        if table.start <= fact.start < table.end:
            for row in table.rows:
                for cell in row.cells:
                    if cell.start <= fact.start < cell.end:
                        return Column(number, cell.column)
    return None


def _chart(facts: Sequence[Fact], library: Library, measure: str | Column) -> Chart | None:
    if len(facts) < _FEWEST:
        return None
    ordered = sorted(facts, key=lambda fact: (-(fact.value or Decimal(0)), fact.start))
    shown = tuple(ordered[:MOST])
    ids = {fact.id for fact in shown}
    largest = max(abs(fact.value or Decimal(0)) for fact in shown)
    return Chart(
        facts=shown,
        scale=_WHOLE if _are_shares(facts) and largest <= _WHOLE else largest,
        total=len(facts),
        doubts=tuple(
            clash for clash in contradictions(library) if ids & {clash.whole.id, clash.part.id}
        ),
        column=measure if isinstance(measure, Column) else None,
    )


def _are_shares(facts: Sequence[Fact]) -> bool:
    """Tell whether comparable facts are shares: said to be, or percentages that make up a whole."""
    if facts[0].kind == "share":
        return True
    whole = sum((fact.value or Decimal(0) for fact in facts), Decimal(0))
    return facts[0].kind == "level" and facts[0].unit == "%" and abs(whole - _WHOLE) <= _ROUNDED


def _without_wholes(facts: Sequence[Fact], library: Library) -> Sequence[Fact]:
    """Leave out wholes of which parts are there, where two facts are left."""
    vocabulary = library.vocabulary
    wholes = {
        whole
        for fact in facts
        if fact.row.partner is None
        for whole in vocabulary.ancestors(fact.subject)
    }
    shown = {fact.subject for fact in facts}
    wholes |= {name for name in shown if shown & set(vocabulary.concepts[name].members)}
    kept = [fact for fact in facts if fact.subject not in wholes]
    return kept if len(kept) >= _FEWEST else facts
