"""What a candidate of a table is worth as an answer, as named numbers for the linear scorer.

Shares are of the weight of words (idf over the rows and headers of the document's tables).
"""

import re
from collections.abc import Callable, Mapping, Sequence

from bot.answering.planner.plan import Operation
from bot.answering.tables.asking import Asking
from bot.answering.tables.candidate import Candidate
from bot.answering.tables.fits import Fit, fit
from bot.answering.tables.index import TableIndex
from bot.answering.tables.seeking import Sought
from bot.answering.tables.series import AGREES, order
from bot.understanding.operations import Signal
from bot.understanding.question import Asked
from facts.drafting.cells import cell_period
from facts.drafting.figure import Kind
from facts.drafting.period import agreement
from facts.drafting.periods import mentions
from facts.quantity import currency

_SIGN = re.compile(r"[$€£¥](?!\s?\d)")

Cosines = Sequence[float] | Mapping[int, float]

# What each operation expresses of a question's signals.
_USES: dict[Operation, frozenset[Signal]] = {
    Operation.VALUE: frozenset(),
    Operation.CHANGE: frozenset({Signal.CHANGE, Signal.UP, Signal.DOWN, Signal.DIFFERENCE}),
    Operation.PERCENT_CHANGE: frozenset(
        {Signal.CHANGE, Signal.UP, Signal.DOWN, Signal.DIFFERENCE, Signal.PERCENT, Signal.GROWTH}
    ),
    Operation.DIFFERENCE: frozenset({Signal.DIFFERENCE, Signal.MORE, Signal.LESS}),
    Operation.SUM: frozenset({Signal.SUM, Signal.TOTAL}),
    Operation.AVERAGE: frozenset({Signal.AVERAGE, Signal.EACH}),
    Operation.SHARE: frozenset({Signal.SHARE, Signal.PERCENT}),
    Operation.RATIO: frozenset({Signal.RATIO, Signal.SHARE, Signal.EACH}),
    Operation.HIGHEST: frozenset({Signal.MOST, Signal.MORE, Signal.WHICH}),
    Operation.LOWEST: frozenset({Signal.LEAST, Signal.LESS, Signal.WHICH}),
    Operation.ABOVE: frozenset({Signal.ABOVE, Signal.POSITIVE, Signal.WHICH}),
    Operation.BELOW: frozenset({Signal.BELOW, Signal.NEGATIVE, Signal.WHICH}),
    Operation.COUNT_ABOVE: frozenset({Signal.ABOVE, Signal.POSITIVE, Signal.COUNT}),
    Operation.COUNT_BELOW: frozenset({Signal.BELOW, Signal.NEGATIVE, Signal.COUNT}),
}
_FAINT = frozenset(
    {
        Signal.MORE,
        Signal.LESS,
        Signal.TOTAL,
        Signal.COUNT,
        Signal.WHICH,
        Signal.PRIOR,
        Signal.LATER,
        Signal.EACH,
    }
)
_NAMED_YEAR = 0.8  # worth of a year in a label to one that is the cell's period
_WHOLE = 100  # per cent; a part is seldom more than its whole
_NAMING = frozenset({Operation.HIGHEST, Operation.LOWEST, Operation.ABOVE, Operation.BELOW})
_KINDS: dict[Asked, frozenset[Kind]] = {
    Asked.PERCENT: frozenset({Kind.PERCENT}),
    Asked.AMOUNT: frozenset({Kind.MONEY, Kind.NUMBER}),
    Asked.COUNT: frozenset({Kind.COUNT, Kind.NUMBER, Kind.MEASURE}),
    Asked.DURATION: frozenset({Kind.DURATION}),
    Asked.DATE: frozenset({Kind.YEAR, Kind.DATE}),
}


class Featurizer:
    """The features of candidates of one question; labels and headers are compared once each."""

    def __init__(
        self, asking: Asking, sought: Sought, index: TableIndex, cosines: Cosines | None = None
    ) -> None:
        self._asking, self._sought, self._index = asking, sought, index
        self._cosines = cosines
        self._fits: dict[tuple[str, ...], Fit] = {}
        self._said = {
            one.signal: frozenset(w.key for w in asking.words if one.start <= w.start < one.end)
            for one in asking.said
        }
        self._total = sought.total
        text = asking.question.text
        limit = asking.limit is not None  # its own currency says nothing of what is asked for
        self._money = not limit and (bool(currency(text)) or bool(_SIGN.search(text)))

    def features(self, candidate: Candidate) -> dict[str, float]:
        """Return the features of a candidate by name, 0 to 1 where nothing else is said."""
        labels = [self._fit(row.keys) for row in candidate.rows]
        heads = [self._fit(column.keys) for column in candidate.columns]
        groups = [self._fit(row.group) for row in candidate.rows]
        label = frozenset().union(*(one.have for one in labels))
        head = frozenset().union(*(one.have for one in heads))
        group = frozenset().union(*(one.have for one in groups))
        found = {
            f"op_{candidate.operation.value}": 1.0,
            "label": self._share(label),
            "label_both": _harmonic(self._share(label), 1 - _mean(labels, lambda one: one.extra)),
            "label_extra": _mean(labels, lambda one: one.extra),
            "label_run": _mean(labels, lambda one: one.run),
            "label_whole": _mean(labels, lambda one: float(one.whole)),
            "label_none": sum(not row.keys for row in candidate.rows) / len(candidate.rows),
            "head": self._share(head - label),
            "head_extra": _mean(heads, lambda one: one.extra),
            "head_whole": _mean(heads, lambda one: float(one.whole)),
            "group": self._share(group - label - head),
            "group_extra": _mean(groups, lambda one: one.extra),
        }
        if len(candidate.rows) > 1 or len(candidate.columns) > 1:
            several = labels if len(labels) > 1 else heads
            silent = sum(not one.have for one in several) / len(several)
            found["some_unnamed"] = silent if not candidate.timed and not candidate.implied else 0.0
        found |= self._coverage(candidate, label | head, group)
        found |= self._totals(candidate, label | head)
        found |= self._periods(candidate)
        found |= self._signals(candidate, label | head | group)
        found |= self._kind(candidate)
        found |= {name: value for name, value in candidate.extra.items() if value}
        opening = self._index.words.opening
        if not opening.search(self._asking.question.text):
            labels_opening = [opening.search(row.label) is not None for row in candidate.rows]
            found["opening"] = sum(labels_opening) / len(labels_opening)
        found["early"] = 1 / (1 + candidate.rows[0].number)
        if any(not figure.agreed for figure in candidate.figures):
            found["doubtful"] = 1.0
        if self._cosines is not None:
            found["cosine"] = max(self._cosines[row.sentence] for row in candidate.rows)
        return {name: value for name, value in found.items() if value}

    def leftovers(self, candidate: Candidate) -> tuple[str, ...]:
        """Return the topic words that nothing of a candidate accounts for."""
        have = self._have(candidate)
        return tuple(key for key in self._sought.topic if key not in have)

    def _have(self, candidate: Candidate) -> frozenset[str]:
        table = candidate.table
        near = table.caption | table.section | table.near | self._index.corpus.title
        own = {key for row in candidate.rows for key in (*row.keys, *row.group)}
        return near | own | {key for column in candidate.columns for key in column.keys}

    def _fit(self, keys: tuple[str, ...]) -> Fit:
        if keys not in self._fits:
            self._fits[keys] = fit(keys, self._sought, self._index)
        return self._fits[keys]

    def _share(self, keys: frozenset[str]) -> float:
        weights = self._sought.weights
        return sum(weights.get(key, 0.0) for key in keys) / self._total

    def _coverage(
        self, candidate: Candidate, core: frozenset[str], group: frozenset[str]
    ) -> dict[str, float]:
        sought = self._sought
        have = self._have(candidate)
        left = [
            key for key in sought.topic if key not in core and key not in group and key not in have
        ]
        known = [key for key in left if key in sought.known]
        strange = [key for key in left if key in sought.strange]
        core_share = self._share(core)
        return {
            "core": core_share,
            "core_squared": core_share * core_share,
            "around": self._share(have - core - group),
            "left_known": sought.weight(known) / self._total,
            "left_strange": sought.weight(strange) / self._total,
            "left_other": sought.weight(k for k in left if k not in known and k not in strange)
            / self._total,
            "left_none": float(not left and bool(sought.topic)),
        }

    def _totals(self, candidate: Candidate, core: frozenset[str]) -> dict[str, float]:
        asked = self._asking.says(Signal.TOTAL, Signal.SUM)
        total = any(row.total for row in candidate.rows) or any(
            self._said.get(Signal.TOTAL, frozenset()) & set(column.keys)
            for column in candidate.columns
        )
        named = bool(self._said.get(Signal.TOTAL, frozenset()) & core)
        return {
            "total_named": float(asked and named),
            "total_silent": float(asked and total and not named),
            "total_lacking": float(
                asked and not total and not named and candidate.operation is not Operation.SUM
            ),
            "total_extra": float(total and not asked),
        }

    def _periods(self, candidate: Candidate) -> dict[str, float]:
        asked = self._asking.asked
        has = any(column.period is not None for column in candidate.columns) or any(
            row.period is not None for row in candidate.rows
        )
        if asked:
            found = max(candidate.found, self._compared(candidate))
            found = min(1.0, found + self._inside(candidate, caption=not has))
            return {
                "period": found,
                "period_miss": float(found == 0 and has),
                "period_none": float(found == 0 and not has),
                "period_implied": float(candidate.implied),
            }
        single = candidate.operation is Operation.VALUE and has
        return {
            "latest": float(single and self._latest(candidate)),
            "first_column": float(single and self._first(candidate)),
            "period_implied": float(candidate.implied),
        }

    def _compared(self, candidate: Candidate) -> float:
        """Return how much of the asked years the headers of compared periods name."""
        if not any(column.compares for column in candidate.columns):
            return 0.0
        timed = [
            c.period for c in candidate.table.columns if c.period is not None and not c.compares
        ]
        if len(timed) == 2 and all(
            max(agreement(a, t) for t in timed) >= AGREES for a in self._asking.asked
        ):
            return 1.0
        named: list[int] = []
        for column in candidate.columns:
            if column.compares:
                found = mentions(column.header, self._index.language)
                named += [year for mention in found for year in mention.period.years]
        years = [period.year for period in self._asking.asked if period.year]
        if not named or not years:
            return 0.0
        return sum(year in named for year in years) / len(years)

    def _inside(self, candidate: Candidate, *, caption: bool) -> float:
        """Return how much of the asked years labels name ("due 2024"), or also the caption."""
        keys = {key for row in candidate.rows for key in (*row.keys, *row.group)}
        if caption:
            keys |= candidate.table.caption
        years = [str(period.year) for period in self._asking.asked if period.year]
        return _NAMED_YEAR * sum(year in keys for year in years) / len(years) if years else 0.0

    def _latest(self, candidate: Candidate) -> bool:
        row, column = candidate.rows[0], candidate.columns[0]
        periods = [
            cell_period(other, row)
            for other in candidate.table.columns
            if other.number in row.figures
        ]
        return order(cell_period(column, row)) == max(map(order, periods), default=None)

    @staticmethod
    def _first(candidate: Candidate) -> bool:
        figures = candidate.rows[0].figures
        return bool(figures) and candidate.columns[0].number == min(figures)

    def _signals(self, candidate: Candidate, core: frozenset[str]) -> dict[str, float]:
        """Count the signals that neither the operation nor the labels account for."""
        uses = _USES.get(candidate.operation, frozenset())
        percent = any(figure.kind is Kind.PERCENT for figure in candidate.figures)
        left = faint = printed = 0
        for signal in self._asking.signals:
            if signal in uses or (signal is Signal.WITHOUT and self._sought.barred):
                continue
            words = self._said.get(signal, frozenset())
            if (words and words <= core) or (percent and signal in {Signal.PERCENT, Signal.SHARE}):
                printed += signal not in _FAINT
            elif signal in _FAINT:
                faint += 1
            else:
                left += 1
        changes = self._asking.says(Signal.CHANGE, Signal.UP, Signal.DOWN, Signal.GROWTH)
        compares = any(column.compares for column in candidate.columns)
        return {
            "signals_left": float(left),
            "signals_faint": float(faint),
            "signals_printed": float(printed and not compares),
            "change_printed": float(left == 0 and compares and changes),
            "signals_all": float(left == 0 and bool(uses & self._asking.signals)),
            "compares_extra": float(compares and not changes),
        }

    def _kind(self, candidate: Candidate) -> dict[str, float]:
        asked, operation = self._asking.question.kinds, candidate.operation
        found: dict[str, float] = {}
        if operation in _NAMING:
            by_period = self._asking.by_period
            found["names_fit"] = float(by_period == candidate.timed)
            found["names_miss"] = float(by_period != candidate.timed)
        elif candidate.value is None:
            found["text"] = 1.0
            found["text_asked_figure"] = float(bool(asked & set(_KINDS)))
        elif operation is Operation.VALUE and candidate.figures:
            kind = candidate.figures[0].kind
            wanted = [kinds for one, kinds in _KINDS.items() if one in asked]
            if wanted:
                found["kind_fit"] = float(any(kind in kinds for kinds in wanted))
                found["kind_miss"] = float(not any(kind in kinds for kinds in wanted))
            found["percent_extra"] = float(
                kind is Kind.PERCENT and not self._asking.says(Signal.PERCENT, Signal.SHARE)
            )
            found["year"] = float(kind is Kind.YEAR)
        if (
            self._money
            and candidate.figures
            and operation not in {Operation.PERCENT_CHANGE, Operation.SHARE}
        ):
            found["money_miss"] = float(candidate.figures[0].kind is not Kind.MONEY)
        shown_percent = any(figure.kind is Kind.PERCENT for figure in candidate.figures)
        if operation is Operation.SHARE and candidate.value is not None:
            found["share_over"] = float(abs(candidate.value) > _WHOLE)
            found["part_total"] = float(candidate.rows[0].total and len(candidate.rows) > 1)
        if operation in {Operation.PERCENT_CHANGE, Operation.SHARE}:
            found["percent_of_percent"] = float(shown_percent)
        return found


def periods_agree(candidate: Candidate, asking: Asking) -> float:
    """Return the best agreement of an asked period with a period of the candidate."""
    shown = [cell_period(column, row) for row in candidate.rows for column in candidate.columns]
    return max((agreement(a, s) for a in asking.asked for s in shown if s is not None), default=0.0)


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def _mean(fits: Sequence[Fit], of: Callable[[Fit], float]) -> float:
    return sum(of(one) for one in fits) / len(fits) if fits else 0.0
