"""A level and its growth: what it was a year before, and by how much it grew."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answering.prose.cues import folded, prose_words
from bot.answering.prose.found import Found, together, typed
from bot.answering.prose.lexicon import Wanted
from bot.answering.prose.operands import Operand
from bot.answering.prose.period_fit import agreement, year_before
from bot.answering.prose.task import Ask, Task
from bot.computing.backwards import before, increase
from bot.computing.operand import of_figure
from bot.understanding.marks import has_marks, marks_of
from facts.drafting.figure import DraftedFigure, Kind
from facts.quantities.periods import relation

_LEVELS = frozenset({Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE})
_SAME, _SOME = 0.9, 0.45  # belief where all is said, and where the base period isn't
_UNSAID = 0.75  # where the level is a year later and nothing says from when it grew
_LIST = 5  # sentences from a level to the last item about its growth
_REACH = 32  # characters: "a year-on-year increase of some"
_RIVAL = 0.1  # of the words: a figure printed for the period asked for may lack so many


def grown(ask: Ask, pool: Sequence[Operand], wanted: Wanted, language: str) -> list[Found]:
    """Return what levels and their growth say of the year before, for EARLIER, or of RISE.

    `language` is the document's.
    """
    found = []
    for level, growth, based in _levels(pool, language):
        sure = _of_the_period(ask, level, based)
        if not sure or _printed(ask, pool, level, wanted):
            continue
        change = abs(growth.figure.value) * (1 if growth.quantity.direction == "up" else -1)
        sides = of_figure(level.figure), replace(of_figure(growth.figure), value=change)
        plan = before(*sides) if ask.task is Task.EARLIER else increase(*sides)
        if plan is None:
            continue
        operands = (level, growth)
        near = together(operands)
        positions = tuple(dict.fromkeys(one.position for one in operands))
        belief = typed(wanted, near, most=sure)
        found.append(Found(plan, positions, belief, years=_computed_years(ask, level)))
    return found


def _computed_years(ask: Ask, level: Operand) -> frozenset[str]:
    """Return the years asked for that are the one before a level's own."""
    years = (one for one in ask.shared.periods if year_before((one,), level))
    return (
        frozenset(one.removeprefix("FY") for one in years)
        if ask.task is Task.EARLIER
        else frozenset()
    )


def _levels(
    pool: Sequence[Operand], language: str
) -> Iterator[tuple[Operand, Operand, str | None]]:
    """Yield levels, each with its growth, and the period that it grew from where that is said."""
    for at, growth in enumerate(pool):
        if growth.quantity.direction is None:
            continue
        level = next((one for one in reversed(pool[:at]) if _hangs_on(growth, one)), None)
        if at + 1 < len(pool) and _leads_to(growth, pool[at + 1], language):
            level = pool[at + 1]
        if level is None or level.figure.kind not in _LEVELS:
            continue
        if growth.figure.kind is Kind.PERCENT or _same_unit(growth.figure, level.figure):
            yield level, growth, _base(growth, language)


def _hangs_on(growth: Operand, level: Operand) -> bool:
    """Tell whether a growth is that of the level before it.

    In its sentence; or in a sentence or a list right behind it, which begins with the growth.
    """
    if level.quantity.direction is not None:
        return False
    text = growth.passage.sentence.text
    if growth.position == level.position:
        between = text[level.quantity.end : growth.quantity.start]
        return ";" not in between and "；" not in between
    opens = text[: growth.quantity.start].split()
    return level.position < growth.position <= level.position + _LIST and len(opens) <= 1


def _leads_to(growth: Operand, level: Operand, language: str) -> bool:
    """Tell whether a growth is one to the level right behind it: "slipped 3.1% to £22.4 million"."""
    if growth.position != level.position or level.quantity.direction is not None:
        return False
    text = growth.passage.sentence.text
    between = folded(text[growth.quantity.end : level.quantity.start]).strip()
    return between in marks_of(language).figure_roles["level"] if has_marks(language) else False


def _same_unit(one: DraftedFigure, other: DraftedFigure) -> bool:
    counted = {Kind.COUNT, Kind.NUMBER}
    if one.kind in counted and other.kind in counted:
        return not (one.unit and other.unit) or one.unit == other.unit
    return one.kind is other.kind and one.unit == other.unit


def _base(growth: Operand, language: str) -> str | None:
    """Return "year" for a growth over a year, the period that it is measured from, or None."""
    text = folded(growth.passage.sentence.text)
    start, end = growth.right
    around = text[max(0, growth.quantity.start - _REACH) : growth.quantity.start], text[start:end]
    pattern = prose_words(language).text.get("year")
    if pattern is not None and any(pattern.search(part) for part in around):
        return "year"
    return growth.base if growth.base is not None and growth.base[:4].isdecimal() else None


def _of_the_period(ask: Ask, level: Operand, based: str | None) -> float:
    """Return how surely the year before this level is what is asked for, 0 where it isn't."""
    asked = ask.shared.periods
    if ask.backwards:  # the level's own period is only said to find it
        asked = tuple(one for one in asked if agreement((one,), level) < 1)
    before = bool(asked) and year_before(asked, level)
    if ask.task is Task.RISE:
        fits = not asked or before or agreement(asked, level) > 0
        sure = _SAME if based == "year" else _UNSAID if before or ask.shared.prior else _SOME
        return sure if fits else 0.0
    if any(
        relation(one, form) == "same" and sure > 0.5
        for one in asked
        for form, sure in level.periods
    ):
        return _SOME if ask.shared.prior and not ask.backwards else 0.0
    if based is not None and asked and all(relation(one, based) == "same" for one in asked):
        return _SAME
    if ask.backwards and not level.spoken and based is None:
        return _SAME  # nothing says of which year the level is, but the question knows it
    if asked and (not before or len(asked) > 1):
        return 0.0
    if based == "year" or ask.backwards:
        return _SAME
    if based is not None:
        return 0.0
    return _UNSAID if asked or ask.shared.prior else 0.0


def _printed(ask: Ask, pool: Sequence[Operand], level: Operand, wanted: Wanted) -> bool:
    """Tell whether the document prints a figure of the period asked for: that is the answer."""
    asked = ask.shared.periods
    if not asked or ask.task is not Task.EARLIER:
        return False
    least = wanted.met(level.near) - _RIVAL
    return any(
        one is not level
        and one.figure.kind is level.figure.kind
        and agreement(asked, one) >= 1
        and wanted.met(one.near) >= least
        for one in pool
    )
