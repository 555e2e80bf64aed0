"""Whether the best candidate of the tables answers at all, as named numbers for a logistic scorer."""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal

from bot.answering.tables.candidate import Candidate
from bot.answering.tables.index import TableIndex
from bot.answering.tables.query import Asking
from bot.answering.tables.seeking import Sought
from bot.computing.operation import Operation
from bot.understanding.operations import Signal
from bot.understanding.question import FIGURES, Asked

# Of the chosen candidate's own features, those that speak for or against answering.
CARRIED = (
    "around", "caption", "caption_lead", "change_printed", "compares_extra", "core", "doubtful",
    "group", "group_extra", "head_behind", "head_extra", "head_near", "head_nearest", "head_whole",
    "in_order", "kind_fit", "kind_miss", "label", "label_both", "label_extra", "label_none",
    "label_run", "label_whole", "left_known", "left_none", "left_other", "left_strange",
    "money_miss", "names_fit", "names_miss", "near", "near_behind", "opening", "over_rows",
    "part_total", "percent_extra", "percent_of_percent", "period", "period_implied", "period_miss",
    "period_none", "period_open", "share_over", "signals_all", "signals_faint", "signals_left",
    "some_unnamed", "text", "text_asked_figure", "to_total", "to_unnamed", "total_extra",
    "total_lacking",
)  # fmt: skip
_OTHER = frozenset({Asked.REASON, Asked.MANNER, Asked.PERSON, Asked.PLACE, Asked.DEFINITION})
_RECORD = 2  # cells of words beside the label, that make a row a record
_SHORT = 40  # rows: a longer document has more that a row may be mistaken for, and prose
_TIE = 0.02  # of the lead
_ALL = 0.999  # sums of shares miss 1 by rounding
_NEAR = Decimal("0.005")  # values closer than half a per cent are the same answer


def decision_features(
    ranked: Sequence[tuple[float, Candidate, dict[str, float]]],
    asking: Asking,
    sought: Sought,
    index: TableIndex,
) -> dict[str, float]:
    """Return what speaks for answering with the first of the ranked candidates (score, …)."""
    score, best, features = ranked[0]
    rivals = [other for other, candidate, _ in ranked if not same(candidate, best)]
    total = sum(math.exp(other - score) for other, _, _ in ranked)
    mine = sum(math.exp(other - score) for other, candidate, _ in ranked if same(candidate, best))
    asked = asking.question.kinds
    missing_names = [word for word in asking.words if word.name and word.key in sought.strange]
    left = sum(features.get(name, 0.0) for name in ("left_known", "left_strange", "left_other"))
    record = len(best.rows[0].names) >= _RECORD
    prose = index.said_in_prose(sought.weights) / sought.total
    within = features.get("core", 0.0) + features.get("group", 0.0)
    lead = min(3.0, score - rivals[0]) / 3 if rivals else 1.0
    met = features.get("left_none", 0.0) * features.get("period", float(not asking.asked))
    long = float(len(index.lines) > _SHORT)
    named = float(within >= _ALL and features.get("label_whole", 0.0) >= _ALL)
    exact = named * met * float(_column_clear(best, features))
    found = {name: features[name] for name in CARRIED if name in features}
    found |= {
        f"op_{best.weighed_as}": 1.0,
        "score": score / 10,
        "share": mine / total,
        "left": left,
        "left_squared": left * left,
        "record": float(record),
        "record_extra": features.get("label_extra", 0.0) if record else 0.0,
        "record_left": left if record else 0.0,
        "lead": lead,
        "tied": float(lead < _TIE),
        "met": met,
        "met_lead": met * min(1.0, 2 * lead),
        "exact": exact,
        "exact_lead": exact * min(1.0, 2 * lead),
        "prose": prose,
        "prose_lead": max(0.0, prose - within),
        "table_lead": max(0.0, within - prose),
        "long": long,
        "long_met": long * met,
        "long_score": long * score / 10,
        "long_left": long * left,
        "core_squared": features.get("core_squared", 0.0),
        "few_words": float(len(sought.topic) <= 1),
        "no_words": float(not sought.topic),
        "strange_any": float(bool(sought.strange)),
        "missing_names": min(1.0, len(missing_names) / 2),
        "asks_other": float(
            bool(asked & _OTHER) and not asked & FIGURES and not asking.signals - {Signal.WHICH}
        ),
        "asks_figure": float(bool(asked & FIGURES)),
        "asks_yes": float(Asked.YESNO in asked),
        "period_asked": float(bool(asking.asked)),
        "negated": float(asking.question.negated),
        "rank_asked": float(asking.says(Signal.RANK)),
        "limit_unmet": float(asking.limit is not None and best.operation is Operation.VALUE),
    }
    return {name: value for name, value in found.items() if value}


def _column_clear(best: Candidate, features: Mapping[str, float]) -> bool:
    """Tell whether the question names the column, or the rows have no other one to mean."""
    if features.get("head_whole", 0.0) >= _ALL:
        return True
    if best.timed and features.get("period", 0.0) >= _ALL:
        return all(not column.keys for column in best.columns)
    return all(len(row.figures) == 1 for row in best.rows)


def same(one: Candidate, other: Candidate) -> bool:
    """Tell whether two candidates come to the same answer; a difference either way round does."""
    if one.value is not None and other.value is not None:
        if one.operation is other.operation is Operation.DIFFERENCE:
            return abs(abs(one.value) - abs(other.value)) <= _NEAR * abs(one.value)
        return abs(one.value - other.value) <= _NEAR * abs(one.value)
    return one.value is None and other.value is None and one.names == other.names
