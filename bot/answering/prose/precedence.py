"""Whether a printed figure answers a question for a computation: what is printed comes first."""

from collections.abc import Mapping, Sequence

from bot.answering.figures import FigureCandidate
from bot.answering.prose.interpretation import asks
from bot.answering.prose.lexicon import Wanted
from bot.answering.prose.operands import Operand
from bot.answering.prose.pairing import Pair
from bot.answering.prose.period_fit import agreement
from bot.answering.prose.task import Ask, Task
from bot.understanding.cues import folded, prose_words
from bot.understanding.question import Question
from facts.drafting.figure import Kind
from facts.quantities.periods import periods, relation, resolved
from index.text import function_words

_BETTER = 0.1  # of the words, for a figure of another kind than the result
_SHARED = 0.05  # of the words, that a printed share may lack: it names the whole elsewhere
_CHOSEN = 0.15  # of the words, that the figure which the engine chose may lack

_SURE = 0.8  # of a period: its figure is of no other
_AHEAD = 16  # characters: "to just under"
_EARLIER = frozenset({"@-1 year", "@-2 year"})
_PERCENT = frozenset({"percent", "fraction"})
_FITTING = {
    Task.SHARE: _PERCENT,
    Task.RATIO: frozenset({"times", *_PERCENT}),
    Task.SPAN: frozenset({"duration"}),
}


def printed(
    pair: Pair,
    pool: Sequence[Operand],
    growths: Mapping[int, bool],
    wanted: Wanted,
    single: int | None = None,
) -> bool:
    """Tell whether a figure states the change or the share that a pair would come to.

    `growths` are the starts of figures that say by how much a level grew (True) or fell, `wanted` all
    words of the question, `single` is the start of the figure that the engine would state without
    computing. A change has words of direction right at it, or stands beside its level.
    """
    task = pair.ask.task
    own = wanted.met(_together(pair))
    if task is Task.SUM and not pair.features["row"]:
        return any(wanted.met(one.near) >= own for one in pool)
    if task not in {Task.CHANGE, Task.DIFFERENCE, Task.SHARE}:
        return False
    typed = bool(pair.ask.unit)
    for one in pool:
        if one in pair.operands or one.quantity.low is not None:
            continue
        if task is Task.SHARE:
            if one.figure.kind is Kind.PERCENT and wanted.met(one.near) >= own - _SHARED:
                return True
            continue
        grew = growths.get(one.start, _grew(one))
        if grew is None or pair.ask.larger not in {None, grew}:
            continue
        same = one.figure.kind is pair.figures[0].kind
        if not same and typed:
            continue  # dollars are asked for, or points
        least = own if same else own + _BETTER
        least -= _CHOSEN if one.figure.start == single else 0.0
        if wanted.met(one.near) >= least and _of_the_time(pair, one):
            return True
    return False


def _together(pair: Pair) -> dict[str, float]:
    one, other = (operand.near for operand in pair.operands)
    return {key: max(one.get(key, 0.0), other.get(key, 0.0)) for key in {*one, *other}}


def _grew(one: Operand) -> bool | None:
    """Tell where a change goes by its own words, None for what is no change."""
    return None if one.quantity.direction is None else one.quantity.direction == "up"


def _of_the_time(pair: Pair, one: Operand) -> bool:
    asked = [form for part in (*pair.ask.parts, pair.ask.shared) for form in part.periods]
    return not asked or agreement(asked, one) > 0


def falls_short(
    question: Question, figure: FigureCandidate, language: str, year: int | None
) -> bool:
    """Tell whether a question asks for what a figure by itself isn't.

    A level answers no question for a change, a difference or a sum, but a printed change ("down
    4.2 %"), a printed share and a printed total do. `language` is the document's, `year` its own.
    """
    every = asks(question, year)
    if any(_asks_how_far(ask) for ask in every) and _is_end(figure, language):
        return True
    readings = [ask for ask in every if _computes(ask)]
    return bool(readings) and not any(_answers(ask, figure, language) for ask in readings)


def _asks_how_far(ask: Ask) -> bool:
    """Tell whether a reading asks how far something rose, or fell."""
    return ask.task is Task.CHANGE and ask.larger is not None


def _is_end(figure: FigureCandidate, language: str) -> bool:
    """Tell whether a figure is one that a change goes to or from: "fell to 31 from 36"."""
    words = prose_words(language)
    text, start = folded(figure.passage.sentence.text), figure.quantity.number_start
    ahead = text[max(0, start - _AHEAD) : start].rstrip()
    small = function_words(language) | {""}  # "hasta el 11 %"
    patterns = [words.text.get("to"), words.text.get("from")]
    return figure.quantity.direction is None and any(
        ahead[match.end() :].strip() in small
        for pattern in patterns
        if pattern is not None
        for match in pattern.finditer(ahead)
    )


def _computes(ask: Ask) -> bool:
    """Tell whether a reading is sure to compute: its parts or its words say so."""
    if ask.task in {Task.EARLIER, Task.CHANGE}:
        return ask.backwards or any(part.periods for part in ask.parts)
    return ask.task in {
        Task.DIFFERENCE, Task.SUM, Task.AVERAGE, Task.RATIO, Task.SHARE, Task.SPAN,
    }  # fmt: skip


def _answers(ask: Ask, figure: FigureCandidate, language: str) -> bool:
    quantity = figure.quantity
    if ask.task in _FITTING:
        return quantity.kind in _FITTING[ask.task]
    if ask.task in {Task.DIFFERENCE, Task.CHANGE}:
        goes = quantity.direction
        return goes is not None and (ask.larger is None or (goes == "up") == ask.larger)
    said = "average" if ask.task is Task.AVERAGE else "together"
    pattern = prose_words(language).said.get(said)
    text = folded(figure.passage.sentence.text)
    return ask.task is not Task.EARLIER and pattern is not None and bool(pattern.search(text))


def of_another_year(question: Question, figure: Operand, year: int | None) -> bool:
    """Tell whether a question asks for an earlier year, and a figure is surely of this one: "本月"."""
    named = periods(question.text, question.language)
    asked = [resolved(one, year or 0).form for one in named if one.form in _EARLIER]
    if year is None or len(asked) != 1:
        return False
    own = [form for form, sure in figure.periods if sure >= _SURE and not form.startswith("@")]
    return bool(own) and all(relation(asked[0], form) == "apart" for form in own)
