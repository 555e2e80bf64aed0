"""How far a candidate is what a question asks for: its operation, its kind of answer."""

from collections.abc import Mapping

from bot.answering.tables.candidate import Candidate
from bot.answering.tables.query import Asking
from bot.computing.operation import Operation
from bot.understanding.operations import Signal
from bot.understanding.question import Asked
from facts.drafting.figure import Kind

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
    Operation.MEDIAN: frozenset({Signal.MEDIAN}),
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
_CHANGES = (Signal.CHANGE, Signal.UP, Signal.DOWN, Signal.GROWTH)
_WHOLE = 100  # per cent; a part is seldom more than its whole
_NAMING = frozenset({Operation.HIGHEST, Operation.LOWEST, Operation.ABOVE, Operation.BELOW})
_KINDS: dict[Asked, frozenset[Kind]] = {
    Asked.PERCENT: frozenset({Kind.PERCENT}),
    Asked.AMOUNT: frozenset({Kind.MONEY, Kind.NUMBER}),
    Asked.COUNT: frozenset({Kind.COUNT, Kind.NUMBER, Kind.MEASURE}),
    Asked.DURATION: frozenset({Kind.DURATION}),
    Asked.DATE: frozenset({Kind.YEAR, Kind.DATE}),
}


def signal_features(
    candidate: Candidate,
    asking: Asking,
    said: Mapping[Signal, frozenset[str]],
    core: frozenset[str],
    *,
    barred: bool,
) -> dict[str, float]:
    """Count the signals that neither the operation nor the labels (`core`) account for.

    `said` are the words of each signal; `barred` tells that "without" is heeded elsewhere.
    """
    uses = _USES.get(candidate.operation, frozenset())
    percent = any(figure.kind is Kind.PERCENT for figure in candidate.figures)
    compares = any(column.compares for column in candidate.columns)
    # "% change" prints no change in money, and a change in money is no percentage
    unlike = compares and percent != asking.says(Signal.GROWTH, Signal.PERCENT)
    left = faint = printed = 0
    for signal in asking.signals:
        if signal in uses or (signal is Signal.WITHOUT and barred):
            continue
        words = said.get(signal, frozenset())
        labelled = bool(words) and words <= core and not (unlike and signal in _CHANGES)
        if labelled or (percent and signal in {Signal.PERCENT, Signal.SHARE}):
            printed += signal not in _FAINT
        elif signal in _FAINT:
            faint += 1
        else:
            left += 1
    changes = asking.says(*_CHANGES)
    return {
        "signals_left": float(left),
        "signals_faint": float(faint),
        "signals_printed": float(printed and not compares),
        "change_printed": float(left == 0 and compares and changes),
        "signals_all": float(left == 0 and bool(uses & asking.signals)),
        "compares_extra": float(compares and not changes),
    }


def kind_features(candidate: Candidate, asking: Asking, *, money: bool) -> dict[str, float]:
    """Return how far a candidate is of the kind asked for; `money`: a currency is named."""
    asked, operation = asking.question.kinds, candidate.operation
    found: dict[str, float] = {}
    if operation in _NAMING:
        by_period = asking.by_period
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
            kind is Kind.PERCENT and not asking.says(Signal.PERCENT, Signal.SHARE, Signal.GROWTH)
        )
        found["year"] = float(kind is Kind.YEAR)
    if money and candidate.figures and operation not in {Operation.PERCENT_CHANGE, Operation.SHARE}:
        found["money_miss"] = float(candidate.figures[0].kind is not Kind.MONEY)
    shown_percent = any(figure.kind is Kind.PERCENT for figure in candidate.figures)
    if operation is Operation.SHARE and candidate.value is not None:
        found["share_over"] = float(abs(candidate.value) > _WHOLE)
        found["part_total"] = float(candidate.rows[0].total and len(candidate.rows) > 1)
    if operation in {Operation.PERCENT_CHANGE, Operation.SHARE}:
        found["percent_of_percent"] = float(shown_percent)
    return found
