"""What computations a question may ask for, and of what: every reading worth a try."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from bot.answering.prose.halves import Split, apart, beside, enclosed, of_whole, since
from bot.answering.prose.marked import Text
from bot.answering.prose.period_fit import prior_of, year_of
from bot.answering.prose.task import Ask, Part, Task
from bot.understanding.question import Asked, Question

_MOST = 10  # readings that are tried; a question has one to ten
_UNITS = ("days", "weeks", "months", "years")
_NO_FIGURES = frozenset({Asked.PERSON, Asked.PLACE, Asked.REASON, Asked.MANNER, Asked.DATE})
_LEVELS = frozenset(
    {
        Asked.COUNT,
        Asked.AMOUNT,
        Asked.MEASURE,
        Asked.DEFINITION,
        Asked.DURATION,
        Asked.PERCENT,
        Asked.LIST,
    }
)
_HOW_MUCH = frozenset({Asked.CHANGE, Asked.COUNT, Asked.AMOUNT, Asked.MEASURE})


def asks(question: Question, year: int | None) -> list[Ask]:
    """Return the readings of a question as a computation, none where it asks for none.

    `year` is the document's own, by which "last year" is read; None where it isn't known.
    """
    return list(_asks(question, year))


@lru_cache(64)  # a question is read for its plans, and for whether a figure answers it
def _asks(question: Question, year: int | None) -> tuple[Ask, ...]:
    text = Text(question, year)
    if not text.terms or _asks_no_figure(question):
        return ()
    return tuple(dict.fromkeys(islice(_all(text), _MOST)))


def _asks_no_figure(question: Question) -> bool:
    """Tell whether a question asks who, where, why or when, and how much of nothing."""
    if question.kind in _NO_FIGURES:
        return True
    # "Whose fault is the fall?" names a change without asking for one.
    return (
        question.kind is Asked.CHANGE
        and question.kinds <= _NO_FIGURES | {Asked.CHANGE, Asked.LIST}
        and bool(question.kinds & _NO_FIGURES)
    )


def _all(text: Text) -> Iterator[Ask]:
    unit = _unit(text)
    if text.said("backwards"):
        yield from _single(text, unit)
        return
    if text.said("times"):
        yield from _pairs(text, Task.RATIO, _ratio_splits(text), "times")
        return
    shares = list(_pairs(text, Task.SHARE, of_whole(text), "%"))
    if text.said("rest") and (shares or text.said("together")):
        pass  # what is left of a whole is neither its share nor a sum
    elif text.said("together"):
        yield from _pairs(text, Task.SUM, beside(text), unit)
    elif shares and not text.said("points"):
        yield from shares
    else:
        if text.said("average") and not (text.said("difference") or text.joints("per")):
            yield from _pairs(text, Task.AVERAGE, beside(text), unit)
        yield from _differences(text, unit)
        yield from _changes(text, unit)
    if unit in _UNITS:
        splits = enclosed(text, "between", "side") + enclosed(text, "from", "to")
        splits += since(text) + apart(text, ("after", "than", "against"))
        yield from _pairs(text, Task.SPAN, splits, unit)
    yield from _single(text, unit)


def _unit(text: Text) -> str:
    """Return the unit that is asked for: points, money, or a length of time."""
    if text.said("points"):
        return "%"
    if text.money:
        return "money"
    if Asked.DURATION not in text.question.kinds:
        return ""
    return next((unit for unit in _UNITS if text.said(unit)), "")


def _part(text: Text, *where: tuple[int, int]) -> Part:
    return Part(
        text.topic(*where),
        text.periods_in(*where),
        any(start <= place[0] < end for place in text.said("earlier") for start, end in where),
    )


def _pairs(
    text: Text, task: Task, splits: list[Split], unit: str, larger: bool | None = None
) -> Iterator[Ask]:
    for split in splits:
        parts = _dated((_part(text, split.first), _part(text, split.second)), text)
        if not any(part.empty or text.vague(part) for part in parts):
            yield Ask(task, parts, _part(text, *split.shared), larger, unit)


def _dated(parts: tuple[Part, Part], text: Text) -> tuple[Part, Part]:
    """Return the parts with the period of "the year before", by the one that is named."""
    if any(part.periods for part in parts if part.prior):
        return parts
    forms = prior_of(text.periods_in(text.all))
    first, second = (replace(part, periods=forms) if part.prior else part for part in parts)
    return first, second


def _differences(text: Text, unit: str) -> Iterator[Ask]:
    """Yield two things compared."""
    compared = text.said("more") or text.said("less") or text.said("difference")
    splits = apart(text, ("than",)) if compared else []
    if text.said("difference") or text.question.kinds & _HOW_MUCH:
        splits += [
            one for one in apart(text, ("above", "below"))
            if text.topic(one.first) and text.topic(one.second)
        ]  # fmt: skip
    if not text.said("together"):
        if text.said("difference") or unit == "%" or unit in _UNITS:
            splits += enclosed(text, "between", "side") or beside(text)
        splits += apart(text, ("against",))
    moves = _claimed(text, "up", "down") is not None
    for ask in _pairs(text, Task.DIFFERENCE, splits, unit, _claimed(text, "more", "less")):
        if not (moves and all(part.periods and not part.terms for part in ask.parts)):
            yield ask  # else it is a change, of which is claimed where it goes


def _claimed(text: Text, yes: str, no: str) -> bool | None:
    """Return True where only words of the first list stand in the question, False the second."""
    found = bool(text.said(yes)), bool(text.said(no))
    return found[0] if found[0] != found[1] else None


def _changes(text: Text, unit: str) -> Iterator[Ask]:
    """Yield one thing at two times, named or not."""
    if text.undone:
        return
    grows = _claimed(text, "up", "down")
    compared = bool(text.said("more") or text.said("less"))
    asked = grows is not None or text.said("up") or text.said("difference")
    if not asked and not (compared and text.said("earlier")):
        return
    forms = text.moments
    topic = Part(text.topic(text.all))
    if len(forms) == 2:
        forms = tuple(sorted(forms, key=lambda form: year_of(form) or 0))
        parts = Part((), forms[:1]), Part((), forms[1:])
        yield Ask(Task.CHANGE, parts, topic, grows, unit)
    elif text.said("earlier") and len(forms) <= 1:
        parts = Part((), prior_of(forms), prior=True), Part((), forms)
        yield Ask(Task.CHANGE, parts, topic, grows, unit)
    if text.said("earlier") and _amount(text):
        yield Ask(Task.RISE, (), Part(topic.terms, forms), grows, unit)
    if grows is not None and len(forms) <= 1 and not _asks_level(text):
        yield Ask(Task.CHANGE, (Part(), Part()), Part(topic.terms, forms), grows, unit)
        if _amount(text) and not text.said("earlier"):
            yield Ask(Task.RISE, (), Part(topic.terms, forms), grows, unit)


def _asks_level(text: Text) -> bool:
    """Tell whether a question asks where something went to: "rose to how much", 提高到多少."""
    to = text.words.text.get("to")
    ends = [end for name in ("up", "down") for _, end in text.said(name)]
    return to is not None and any(
        to.match(text.folded, end + len(gap)) is not None
        for end in ends
        for gap in ("", " ")
        if text.folded[end : end + len(gap)] == gap
    )


def _amount(text: Text) -> bool:
    """Tell whether a question asks how much, and not why, who or in per cent."""
    kinds = text.question.kinds
    return bool(kinds & {Asked.AMOUNT, Asked.COUNT} or text.money) and not kinds & {
        Asked.PERCENT, Asked.REASON, Asked.PERSON, Asked.PLACE, Asked.DATE,
    }  # fmt: skip


def _single(text: Text, unit: str) -> Iterator[Ask]:
    """Yield what needs one figure, or figures that one sentence says together."""
    question, whole = text.question, _part(text, text.all)
    if text.said("width"):
        yield Ask(Task.WIDTH, (), whole, None, unit)
    if _asks_earlier(text):
        backwards = bool(text.said("backwards"))
        topic = replace(whole, prior=bool(text.said("earlier")) or backwards)
        yield Ask(Task.EARLIER, (), topic, None, unit, backwards, text.undone)
    if text.said("rest") or question.negated:
        yield Ask(Task.REST, (), whole, None, unit)
    yield from _each(text)
    if Asked.COUNT in question.kinds and question.counted:
        yield Ask(Task.NAMES, (), whole)
    counts = [one for one in text.given if one.kind in {"count", "number", "duration"}]
    if counts:
        terms = (
            term
            for term in whole.terms
            if not any(one.number_start <= term.start < one.number_end for one in counts)
        )
        yield Ask(Task.TIMES, (), replace(whole, terms=tuple(terms)))


def _asks_earlier(text: Text) -> bool:
    """Tell whether a question asks what something was: a year before, or in one period."""
    if text.said("backwards") or text.undone:
        return True
    if any(text.said(name) for name in ("up", "down", "more", "less", "times")):
        return False
    kinds = text.question.kinds
    plain = not kinds or bool(kinds & _LEVELS)
    timed = text.periods or text.said("past")
    return bool(text.said("earlier") or (timed and (plain or text.money)))


def _each(text: Text) -> Iterator[Ask]:
    """Yield "how many goals per game": what is counted, and what it is divided by."""
    counted = set(text.question.counted)
    for start, end in text.joints("per") + text.joints("a"):
        below = text.chunk_after(end, text.end)
        above = text.chunk_before(start, text.start)
        parts = _part(text, above), _part(text, below)
        beside = text.folded[above[1] : start].strip() or text.folded[end : below[0]].strip()
        if parts[1].terms and not beside and {t.key for t in parts[0].terms} & counted:
            shared = (text.start, above[0]), (below[1], text.end)
            yield Ask(Task.EACH, parts, _part(text, *shared))


def _ratio_splits(text: Text) -> list[Split]:
    found = apart(text, ("than", "as", "against", "verb"))
    times = text.said("times")[0]
    if text.topic((text.start, times[0])) and text.topic((times[1], text.end)):
        found.insert(0, Split((text.start, times[0]), (times[1], text.end), ()))
    return found
