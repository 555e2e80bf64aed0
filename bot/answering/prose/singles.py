"""Computations within one sentence or with one figure: ranges, per unit, the rest, so many times."""

from collections.abc import Sequence
from dataclasses import replace

from bot.answering.prose.compatible import alike, within
from bot.answering.prose.found import Found, together, typed
from bot.answering.prose.lexicon import Lexicon, Wanted
from bot.answering.prose.operands import Operand
from bot.answering.prose.plans import two
from bot.answering.prose.task import Ask, Task
from bot.computing.additions import difference
from bot.computing.operand import of_figure
from bot.computing.products import times
from bot.computing.quotients import ratio
from bot.understanding.cues import folded, prose_words
from bot.understanding.rates import rates_beside
from facts.drafting.figure import Kind
from facts.quantity import Quantity
from index.text import fold, stem, terms

_SURE = 0.8
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER, Kind.DURATION})
_MOST_TIMES = 10_000  # "for 4 operators", "for 300 days": a larger number is another figure


def width(pool: Sequence[Operand], wanted: Wanted) -> list[Found]:
    """Return how far the two ends of a range are apart."""
    found = []
    for one in pool:
        low, high = one.quantity.low, one.quantity.high
        if low is None or high is None or low >= high:
            continue
        whole = of_figure(one.figure)
        plan = difference(replace(whole, value=high), replace(whole, value=low))
        if plan is not None:
            plan = replace(plan, operands=(whole,))
            found.append(Found(plan, (one.position,), typed(wanted, one.near, most=_SURE)))
    return found


def each(ask: Ask, pool: Sequence[Operand], lexicon: Lexicon) -> list[Found]:
    """Return what is counted for each of what it is divided by, two nouns of one sentence."""
    above = lexicon.wanted(ask.parts[0].terms)
    below = lexicon.wanted(ask.parts[1].terms)
    shared = lexicon.wanted(ask.shared.terms)
    found = []
    for one in pool:
        for other in pool:
            if one.position != other.position or one is other:
                continue
            if _is_rate(one) or _is_rate(other):
                continue  # "100 people a day" is so many for each already
            kinds = {one.figure.kind, other.figure.kind}
            if not kinds <= _COUNTED | {Kind.MONEY} or other.figure.kind not in _COUNTED:
                continue
            if not _beside(one, above) or not _beside(other, below):
                continue
            plan = ratio(of_figure(one.figure), of_figure(other.figure))
            if plan is not None:
                belief = typed(shared, together((one, other)), most=_SURE)
                found.append(Found(plan, (one.position,), belief))
    return found


def _is_rate(one: Operand) -> bool:
    text, quantity = one.passage.sentence.text, one.quantity
    return quantity.per is not None or bool(rates_beside(text, quantity.start, quantity.end))


def _beside(one: Operand, wanted: Wanted) -> bool:
    """Tell whether the noun right at a figure has one of the words."""
    own = {term.key for term in terms(f"{one.figure.unit} {one.quantity.noun or ''}", "en")}
    own |= one.figure.zone("noun")
    return bool(own & set(wanted.weights))


def rest(pool: Sequence[Operand], wanted: Wanted, language: str) -> list[Found]:
    """Return a whole less the part that its sentence names as such: "65,007, of which 29,659 …"."""
    found = []
    for whole in pool:
        for part in pool:
            text = whole.passage.sentence.text
            if part.quantity.start <= whole.quantity.start or not within(
                whole, part, text, language
            ):
                continue
            figures = alike(whole, part, language)
            if figures is None or not 0 < figures[1].value < figures[0].value:
                continue
            plan = two(Task.DIFFERENCE, figures)
            if plan is not None:
                belief = typed(wanted, together((whole, part)), most=_SURE)
                found.append(Found(plan, (whole.position,), belief))
    return found


def multiplied(
    given: Sequence[Quantity], pool: Sequence[Operand], wanted: Wanted, language: str, spoken: str
) -> list[Found]:
    """Return an amount per thing times the number of such things that the question gives."""
    found = []
    for count in given:
        if count.kind not in {"count", "number", "duration"} or not 1 < count.value < _MOST_TIMES:
            continue
        nouns = {term.key for term in terms(f"{count.noun or ''} {count.text}", spoken)}
        for one in pool:
            if not _per(one, nouns, language):
                continue
            figure = replace(one.figure, unit=one.figure.unit.partition("/")[0])
            plan = times(of_figure(figure), count.value)
            found.append(Found(plan, (one.position,), typed(wanted, one.near, most=_SURE)))
    return found


def _per(one: Operand, nouns: set[str], language: str) -> bool:
    """Tell whether a figure is per one of the things: "£5 per form", "the cost per form is £5"."""
    if one.quantity.per is not None:
        return stem(fold(one.quantity.per), language) in nouns
    pattern = prose_words(language).joints.get("per")
    text = folded(one.passage.sentence.text)[: one.quantity.start]
    return any(
        stem(after[0], language) in nouns
        for match in (pattern.finditer(text) if pattern is not None else ())
        if (after := text[match.end() :].split()[:1])
    )
