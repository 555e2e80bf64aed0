"""How far a figure is of the period that a part of a question names."""

from collections.abc import Sequence

from bot.answering.prose.operands import Operand
from facts.quantities.bounds import bounds
from facts.quantities.periods import relation

# By the relation of the found period as seen from the asked one; below 0 the figure is of another.
_AGREES = {
    "same": 1.0, "within": 0.8, "around": 0.7, "overlaps": 0.3, "unknown": 0.3, "apart": -1.0,
}  # fmt: skip
UNSAID = 0.2
_NAMES = 0.7  # the least agreement with a period that a sentence names
_SURELY = 0.8
_RULES_OUT = 0.5  # how sure a period has to be to rule a figure out


def agreement(asked: Sequence[str], operand: Operand) -> float:
    """Return 1 for the period asked for, -1 for another, in between where it isn't certain."""
    if not asked:
        return 0.0
    found = [
        max(agrees, 0.0 if sure < _RULES_OUT else -1.0) * sure
        for one in asked
        for agrees, sure in _relations(one, operand)
    ]
    return max(found, default=UNSAID)


def _relations(asked: str, operand: Operand) -> list[tuple[float, float]]:
    """Return how far each of a figure's periods is the asked one, and how sure it is of that period.

    Of a figure that surely is of another year, a day and a month without their year leave nothing open.
    """
    found = [(_agrees(asked, form), sure) for form, sure in operand.periods]
    apart = any(agrees < 0 and sure >= _SURELY for agrees, sure in found)
    return [one for one in found if not (apart and one[0] == _AGREES["unknown"])]


def _agrees(asked: str, found: str) -> float:
    """Return how far a found period is the asked one; a year of several isn't all of them."""
    between = relation(asked, found)
    if "/" in asked and between in {"within", "overlaps"}:
        return _AGREES["apart"]
    return _AGREES[between]


def names_all(asked: Sequence[str], operand: Operand) -> bool:
    """Tell whether a figure's sentence names every one of the periods, or a span of them."""
    return all(
        any(_AGREES[relation(one, form)] >= _NAMES for form in operand.named) for one in asked
    )


def year_of(form: str) -> int | None:
    """Return the year that a period ends in, None where it says none."""
    digits = form.removeprefix("FY").rpartition("/")[2][:4]
    return int(digits) if digits.isdecimal() and bounds(form) is not None else None


def year_before(asked: Sequence[str], operand: Operand) -> bool:
    """Tell whether an asked period is that of the figure one year earlier: the same part of it."""
    return any(
        _shifted(form) is not None and relation(one, _shifted(form) or "") == "same"
        for one in asked
        for form, _ in operand.periods
    )


def _shifted(form: str) -> str | None:
    """Return a period in its normal form a year earlier, None where its year isn't said."""
    found = []
    for part in form.split("/"):
        fiscal = "FY" if part.startswith("FY") else ""
        bare = part.removeprefix("FY")
        if not bare[:4].isdecimal() or (len(bare) > 4 and bare[4] != "-"):
            return None
        found.append(f"{fiscal}{int(bare[:4]) - 1:04}{bare[4:]}")
    return "/".join(found)


def prior_of(forms: Sequence[str]) -> tuple[str, ...]:
    """Return the periods a year before."""
    return tuple(shifted for form in forms if (shifted := _shifted(form)) is not None)
