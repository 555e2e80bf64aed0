"""Whether what a pair of figures comes to may be said: hard checks, then the fitted belief."""

from collections.abc import Sequence

from bot.answering.prose.pairing import Pair, contradicts
from bot.answering.prose.task import Task

_CLEAR = 0.1  # two pairs whose scores are nearer fit alike: neither is said
# A pair that scores so much more is what is asked for, though nothing may be said of it. With 1 one of 22 right
# computations less is told, with 3 as many and as many wrong ones.
_BETTER = 2.0
_TIED = 0.3  # scores this near leave open which figure is of which part
_NAMED = (
    0.4  # a name that tells the parts apart stands in the figure's own sentence or is meant there
)
_STRANGE = 0.3  # of the words: of the right pairs none has more that the document lacks
_OWN = 0.1  # of a part's words around its figure: of the right pairs none has less
_HALF = 0.5  # of a part's own words: with as many that the document lacks, it has no such thing
_DATED = 0.3  # of the agreement with a period that a part names: more than where none is known
_ELLIPSIS = 0.5  # of a part that leaves out what its figure has to be of


def chosen(scored: Sequence[tuple[float, Pair]]) -> tuple[float, Pair] | None:
    """Return the best of the pairs that nothing rules out, with its score.

    Of two figures that may be of either part those in the order that the question claims. None
    where the best pair contradicts the question: its premise is false; and where one that is ruled out
    fits far better.
    """
    most = scored[0][0] if scored else 0.0
    scored = [row for row in scored if permitted(row[1])]
    if not scored or most - scored[0][0] > _BETTER:
        return None
    score, best = scored[0]
    if not contradicts(best):
        return score, best
    turned = best.operands[::-1]
    return next(
        (
            (other, pair)
            for other, pair in scored[1:]
            if other >= score - _TIED and pair.operands == turned and not contradicts(pair)
        ),
        None,
    )


def permitted(pair: Pair) -> bool:
    """Tell whether nothing rules a pair out.

    A name that is said of neither figure, another period, a figure for each of something, a thing
    that can't be told apart from the other, a part whose measure isn't that of the other.
    """
    ask, features = pair.ask, pair.features
    if features["nameless"] or features["period_least"] < 0:
        return False
    if features["named_least"] < _NAMED or features["strange"] > _STRANGE:
        return False
    if features["part_strange"] >= _HALF or features["own_least"] < _OWN:
        return False
    if features["uncounted"]:
        return False
    if (features["per_unasked"] and not features["steps"]) or (
        ask.task is Task.SUM and features["percent_unasked"]
    ):
        return False
    if features.get("unechoed", 0.0) > _ELLIPSIS:
        return False
    if _of_one_time(pair):
        return False
    dated = any(part.periods for part in ask.parts)
    dated = dated or (ask.task is Task.CHANGE and bool(ask.shared.periods))
    if dated and features["period_least"] <= _DATED:
        return False
    return (
        ask.task not in {Task.SUM, Task.AVERAGE}
        or features["lead_least"] > 0
        or bool(features["row"])
    )


def _of_one_time(pair: Pair) -> bool:
    """Tell whether a question compares with an earlier time, and nothing says that a figure is of one."""
    compares = any(part.prior for part in pair.ask.parts)
    first, second = ({form for form, _ in one.periods} for one in pair.operands)
    return compares and first == second and not pair.features["steps"]


def clear(score: float, rival: float | None) -> bool:
    """Tell whether a pair leads before those that come to something else."""
    return rival is None or score - rival >= _CLEAR


def decision_features(score: float, pair: Pair, rival: float | None) -> dict[str, float]:
    """Return what speaks for and against stating the result of a pair.

    `rival` is the score of the best pair that comes to something else, None where there is none.
    """
    features = {name: pair.features.get(name, 0.0) for name in _CARRIED}
    features["score"] = score / 10
    features["lead"] = min(3.0, score - rival) / 3 if rival is not None else 1.0
    return features


_CARRIED = frozenset(
    "all_said all_near own_least twin period_least strange engine_least lead_least missing_most "
    "common far unechoed same_sentence noun_least counted_least steps row named_least".split()
)
