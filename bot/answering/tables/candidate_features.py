"""What a candidate of a table is worth as an answer, as named numbers for the linear scorer.

Shares are of the weight of words (idf over the rows and headers of the document's tables).
"""

import re
from collections.abc import Callable, Sequence

from bot.answering.tables.candidate import Candidate
from bot.answering.tables.candidate_periods import period_features
from bot.answering.tables.fits import Fit, fit, identified
from bot.answering.tables.index import Line, TableIndex
from bot.answering.tables.query import Asking
from bot.answering.tables.seeking import Sought
from bot.answering.tables.suitability import kind_features, signal_features
from bot.computing.operation import Operation
from bot.understanding.operations import Signal
from facts.drafting.tables import DraftedRow, DraftedTable
from facts.quantity import currency

_SIGN = re.compile(r"[$€£¥](?!\s?\d)")


class Featurizer:
    """The features of candidates of one question; labels and headers are compared once each."""

    def __init__(
        self, asking: Asking, sought: Sought, index: TableIndex, lines: Sequence[Line]
    ) -> None:
        """`lines` are the rows that the candidates were looked for in."""
        self._asking, self._sought, self._index = asking, sought, index
        self._fits: dict[tuple[str, ...], Fit] = {}
        self._lines = lines
        self._named: dict[int, frozenset[frozenset[str]]] = {}
        last = {one.signal: one for one in asking.said}
        self._said = {
            signal: frozenset(w.key for w in asking.words if one.start <= w.start < one.end)
            for signal, one in last.items()
        }
        self._total = sought.total
        self._opening = index.words.opening.search(asking.question.text) is not None
        text = asking.question.text
        limit = asking.limit is not None  # its own currency says nothing of what is asked for
        self._money = not limit and (bool(currency(text)) or bool(_SIGN.search(text)))

    def features(self, candidate: Candidate) -> dict[str, float]:
        """Return the features of a candidate by name, 0 to 1 where nothing else is said."""
        labels = [self._label(candidate.table, row) for row in candidate.rows]
        heads = [self._fit(column.keys) for column in candidate.columns]
        groups = [self._fit(row.group) for row in candidate.rows]
        together = _common if candidate.kept else _any
        label = together([one.have for one in labels])
        head = frozenset().union(*(one.have for one in heads))
        group = frozenset().union(*(one.have for one in groups))
        found = {
            f"op_{candidate.weighed_as}": 1.0,
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
        found |= _unasked_names(candidate)
        if (len(candidate.rows) > 1 or len(candidate.columns) > 1) and not _names_all(candidate):
            several = labels if len(labels) > 1 else heads
            silent = sum(not one.have for one in several) / len(several)
            found["some_unnamed"] = silent if not candidate.timed and not candidate.implied else 0.0
        found |= self._coverage(candidate, label | head, group)
        found |= self._totals(candidate, label | head)
        found |= period_features(candidate, self._asking, self._index.language)
        found |= signal_features(
            candidate,
            self._asking,
            self._said,
            label | head | group,
            barred=bool(self._sought.barred),
        )
        found |= kind_features(candidate, self._asking, money=self._money)
        found |= {name: value for name, value in candidate.extra.items() if value}
        opening = self._index.words.opening
        if not self._opening:
            labels_opening = [opening.search(row.label) is not None for row in candidate.rows]
            found["opening"] = sum(labels_opening) / len(labels_opening)
        found["early"] = 1 / (1 + candidate.rows[0].number)
        if any(not figure.agreed for figure in candidate.figures):
            found["doubtful"] = 1.0
        return {name: value for name, value in found.items() if value}

    def leftovers(self, candidate: Candidate) -> tuple[str, ...]:
        """Return the topic words that nothing of a candidate accounts for."""
        have = self._have(candidate)
        return tuple(key for key in self._sought.topic if key not in have)

    def _have(self, candidate: Candidate) -> frozenset[str]:
        table = candidate.table
        near = table.caption | table.section | table.near | self._index.corpus.title
        together = _common if candidate.kept else _any
        own = together([frozenset((*row.keys, *row.group)) for row in candidate.rows])
        return near | own | {key for column in candidate.columns for key in column.keys}

    def _label(self, table: DraftedTable, row: DraftedRow) -> Fit:
        """Compare a row's label; a cell that names the row alone stands for all of it.

        Not where the question names another row's cell that says more: "fund" of "fund - grants".
        """
        label = self._fit(row.keys)
        if not row.names:
            return label
        cells = self._index.identities.of(table, row)
        whole = [self._fit(keys) for keys in cells]
        return identified(
            label,
            [
                one
                for one in whole
                if one.whole and not any(one.have < more for more in self._named_whole(table))
            ],
        )

    def _named_whole(self, table: DraftedTable) -> frozenset[frozenset[str]]:
        """Return the cells of a table's leading rows that the question has whole."""
        if table.number not in self._named:
            self._named[table.number] = frozenset(
                one.have
                for line in self._lines
                if line.table is table
                for keys in self._index.identities.of(table, line.row)
                if (one := self._fit(keys)).whole
            )
        return self._named[table.number]

    def _fit(self, keys: tuple[str, ...]) -> Fit:
        if keys not in self._fits:
            self._fits[keys] = fit(keys, self._sought, self._index)
        return self._fits[keys]

    def _share(self, keys: frozenset[str]) -> float:
        return self._sought.weight(keys) / self._total

    def _coverage(
        self, candidate: Candidate, core: frozenset[str], group: frozenset[str]
    ) -> dict[str, float]:
        sought = self._sought
        have = self._have(candidate)
        left = frozenset(
            key for key in sought.topic if key not in core and key not in group and key not in have
        )
        core_share = self._share(core)
        return {
            "core": core_share,
            "core_squared": core_share * core_share,
            "around": self._share(have - core - group),
            "caption": self._share(candidate.table.caption - core - group),
            "caption_lead": self._caption_lead(candidate),
            "left_known": self._share(left & sought.known),
            "left_strange": self._share(left & sought.strange),
            "left_other": self._share(left - sought.known - sought.strange),
            "left_none": float(not left and bool(sought.topic)),
        }

    def _caption_lead(self, candidate: Candidate) -> float:
        """Return how much more of the question a caption has than any other table's with the row.

        Reports print the same rows for each of their parts: "Profit and loss – Workshops".
        """
        rivals = self._index.alike(candidate.rows[0])
        if len(rivals) < 2:
            return 0.0
        own = self._share(candidate.table.caption)
        return own - max(
            (
                self._share(table.caption)
                for table in rivals
                if table.number != candidate.table.number
            ),
            default=own,
        )

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


_OVER = frozenset({
    Operation.HIGHEST, Operation.LOWEST, Operation.ABOVE, Operation.BELOW,
    Operation.COUNT_ABOVE, Operation.COUNT_BELOW,
})  # fmt: skip


def _any(keys: Sequence[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*keys)


def _common(keys: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return what all rows of a kind have: a word that some have tells nothing of the kind."""
    return frozenset.intersection(*keys)


def _names_all(candidate: Candidate) -> bool:
    """Tell whether a candidate looks through all rows or columns: that none is named costs nothing."""
    return candidate.operation in _OVER and not candidate.timed


def _unasked_names(candidate: Candidate) -> dict[str, float]:
    """Return the features of labels, or headers, that are what is asked for: they say nothing."""
    if not _names_all(candidate):
        return {}
    side = "label" if candidate.extra.get("over_rows") else "head"
    return dict.fromkeys((f"{side}_extra", f"{side}_whole", "label_run", "label_none"), 0.0)


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def _mean(fits: Sequence[Fit], of: Callable[[Fit], float]) -> float:
    return sum(of(one) for one in fits) / len(fits) if fits else 0.0
