"""A level and its growth: what it was a year before, and by how much it grew."""

from collections.abc import Sequence

from bot.answering.kind_match import counted_kind
from bot.answering.prose.asked_unit import counts_unit
from bot.answering.prose.changes import Change, changes
from bot.answering.prose.found import Found, together, typed
from bot.answering.prose.lexicon import Wanted
from bot.answering.prose.measured_from import YEAR
from bot.answering.prose.operands import Operand
from bot.answering.prose.period_fit import agreement, year_before
from bot.answering.prose.task import Ask, Task
from bot.computing.backwards import before, increase
from bot.computing.operand import of_figure
from bot.understanding.question import FIGURES, Asked, Question
from facts.drafting.figure import Kind
from facts.quantities.periods import periods, relation

_LAST_YEAR = "@-1 year"
_YEARLESS = ("--", "@")  # "third quarter", "last year"
_SAME, _SOME = 0.9, 0.45  # belief where all is said, and where the base period isn't
_UNSAID = 0.75  # where the level is a year later and nothing says from when it grew
_STRANGE = 0.25  # of the weight of a Chinese question
_OWN = 0.5  # of nearness: what stands by another figure is that one's
_RIVAL = 0.1  # of the words: a figure printed for the period asked for may lack so many


def grown(
    ask: Ask,
    question: Question,
    pool: Sequence[Operand],
    wanted: Wanted,
    language: str,
    *,
    odd: bool = False,
) -> list[Found]:
    """Return what levels and their growth say of the year before, for EARLIER, or of RISE.

    `language` is the document's. Of an `odd` question, with words that the document lacks, only
    what is counted and the time are looked at, which both must be said.
    """
    if ask.task is Task.RISE and not (ask.unit or counts_unit(question)):
        return []  # the growth is printed, and nothing asks for it in pounds or tonnes
    found = []
    native = question.language == language
    for change in changes(pool, language):
        level = change.level
        sure = _sureness(ask, question, change) if _fits(question, change, wanted) else 0.0
        if native and not _counts(question, change, odd=odd):
            sure = 0.0
        if odd and sure < _SAME:
            continue
        if not sure or _printed(ask, pool, level, wanted):
            continue
        sides = of_figure(level.figure), change.amount
        plan = before(*sides) if ask.task is Task.EARLIER else increase(*sides)
        if plan is None:
            continue
        operands = (level, change.growth)
        near = together(operands)
        positions = tuple(dict.fromkeys(one.position for one in operands))
        belief = typed(wanted, near, most=sure, native=native)
        found.append(Found(plan, positions, belief, years=_computed_years(ask, level)))
    return found


def _fits(question: Question, change: Change, wanted: Wanted) -> bool:
    """Tell whether a level is of the kind asked for, and the document knows what is asked of.

    What is counted is no share; a Chinese word that the document lacks is another thing.
    """
    counts = Asked.COUNT in question.kinds and Asked.PERCENT not in question.kinds
    if counts and change.level.figure.kind is Kind.PERCENT:
        return False
    if change.level.figure.kind is Kind.DURATION and not _asks_time(question):
        return False  # "revenue of 384 million for the six months, down 6.5 %"
    return question.language != "zh" or wanted.strange <= _STRANGE * wanted.total


def _asks_time(question: Question) -> bool:
    """Tell whether a length of time may be asked for, as it may where nothing says of what kind."""
    return (
        Asked.DURATION in question.kinds
        or not question.kinds & FIGURES
        or counted_kind(question) == Kind.DURATION
    )


def _counts(question: Question, change: Change, *, odd: bool) -> bool:
    """Tell whether a level is of the things that a question counts, if it counts any."""
    if question.language == "zh" or not question.counted:
        return not odd
    return any(change.level.near.get(key, 0.0) >= _OWN for key in question.counted)


def of_base(
    ask: Ask, question: Question, pool: Sequence[Operand], start: int, language: str
) -> bool:
    """Tell whether a question asks for what a change is measured from, where a figure is of after it.

    `start` is where the figure stands in the document: a level, or the change itself.
    """
    return ask.task is Task.EARLIER and any(
        start in {change.level.start, change.growth.start}
        and (_undoes(ask, change) or _is_asked(question, change))
        for change in changes(pool, language)
    )


def _sureness(ask: Ask, question: Question, change: Change) -> float:
    """Return how surely a question is about what a change is measured from, 0 where it isn't."""
    if not change.base.words and _is_of_level(ask, question, change):
        return 0.0
    if ask.task is Task.EARLIER and (_undoes(ask, change) or _is_asked(question, change)):
        return _SAME
    if ask.undone or change.base.words:
        return 0.0
    named = [one.form for one in periods(question.text, question.language)]
    if ask.task is Task.EARLIER and change.base.form is None and named == [_LAST_YEAR]:
        return _UNSAID
    return _of_the_period(ask, change.level, change.base.form)


def _is_of_level(ask: Ask, question: Question, change: Change) -> bool:
    """Tell whether a question for what was earlier only names the level's own period: 三季度收入多少."""
    if ask.task is not Task.EARLIER or ask.undone or ask.shared.prior:
        return False
    asked = [one.form for one in periods(question.text, question.language)]
    own = [one for one in change.level.periods if one[0] != change.base.form]
    return bool(asked) and all(
        any(relation(one, form) == "same" and sure >= _least_own(one) for form, sure in own)
        for one in asked
    )


def _least_own(asked: str) -> float:
    return _OWN if asked.startswith(_YEARLESS) else _SAME


def _is_asked(question: Question, change: Change) -> bool:
    asked = periods(question.text, question.language)
    return change.is_from(question.text, asked, question.language)


def _undoes(ask: Ask, change: Change) -> bool:
    """Tell whether a question asks for a time before a change that goes as this one: "before the cut"."""
    return ask.undone * change.amount.value > 0 and not ask.shared.periods


def _computed_years(ask: Ask, level: Operand) -> frozenset[str]:
    """Return the years asked for that are the one before a level's own."""
    years = (one for one in ask.shared.periods if year_before((one,), level))
    return (
        frozenset(one.removeprefix("FY") for one in years)
        if ask.task is Task.EARLIER
        else frozenset()
    )


def _of_the_period(ask: Ask, level: Operand, based: str | None) -> float:
    """Return how surely the year before this level is what is asked for, 0 where it isn't."""
    asked = ask.shared.periods
    if ask.backwards:  # the level's own period is only said to find it
        asked = tuple(one for one in asked if agreement((one,), level) < 1)
    before = bool(asked) and year_before(asked, level)
    if ask.task is Task.RISE:
        fits = not asked or before or agreement(asked, level) > 0
        sure = _SAME if based == YEAR else _UNSAID if before or ask.shared.prior else _SOME
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
    if based == YEAR or ask.backwards:
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
