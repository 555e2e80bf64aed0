"""What coordinated parts of a sentence share, and each of them filled in with it.

"Exports rose 5% and imports 3%" (gapping), "prices rose 5% in Spain and 4% in France" (shared
head), "A and B rose 5% and 3%, respectively". Without grammar it isn't known where a subject
ends, so that a part is filled in in several ways; which of them says anything, whoever reads
them tells by the words that are asked for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from facts.drafting.filled import Filled, joined
from facts.drafting.joints import Joints, joints
from facts.drafting.respectively import respectively, said_in_order
from facts.drafting.sharing import (
    Part,
    Shared,
    Span,
    amounts_of,
    counted_end,
    is_bare,
    is_prose,
    is_scaled,
    shared_parts,
    shared_until,
    words_of,
)
from facts.quantities.periods import periods
from facts.quantity import Quantity
from index.text import Term, fold

_MOST_WAYS = 8  # words, in Chinese characters, that what is left out may follow
_MOST_WORDS = 3  # of a thing in a list of things: "Upper Austria"
_COMMA = re.compile(r"[,，]")
_DIGITS = re.compile(r"[\d.,\s\u00a0\u202f]*\d")
_POWERS, _HAN_POWERS = (3, 6, 9, 12), (4, 8, 12)
_SHARES = frozenset({"percent", "fraction"})
_SYMBOL = re.compile(r"[^\w\s]+\s?|[A-Z]{2,3}\$?\s?")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def filled(text: str, language: str, figures: Sequence[Quantity]) -> list[Filled]:
    """Return the parts of a sentence that share what another one says, filled in."""
    if not is_prose(text, figures):
        return []
    found = [
        joined(
            text,
            spans,
            frozenset(one.start for one in shared.part.figures),
            shared.own(text),
        )
        for shared in shared_parts(text, language, figures)
        for spans in (_thing_behind if shared.headless else _thing_before)(text, language, shared)
    ]
    found += [
        joined(text, spans, frozenset({start}), own)
        for start, own, spans in _in_order(text, language, amounts_of(figures))
    ]
    return [replace(one, shares=True) for one in found]


def completed(text: str, language: str, figures: Sequence[Quantity]) -> list[Quantity]:
    """Return figures with the unit, noun and direction that they share with the part before.

    "Ann has 12 cows, Eva 7" has seven cows, and of "rose 5% and imports 3%" both are up.
    """
    if not is_prose(text, figures):
        return list(figures)
    pairs = [(one.base.first, one.part.first) for one in shared_parts(text, language, figures)]
    run = [figure for figure, _ in _run(text, amounts_of(figures))]
    shared = {own.start: _like(own, first) for first, own in pairs}
    for whole in [one for one in run if not is_bare(one)][:1]:
        bare = [one for one in run if is_bare(one)]
        shared |= {one.start: _scaled(one, whole) for one in bare}
    if run and (moved := next((one.direction for one in run if one.direction), None)):
        shared |= {one.start: replace(shared.get(one.start, one), direction=moved) for one in run}
    return [shared.get(one.start, one) for one in figures]


def _like(own: Quantity, first: Quantity) -> Quantity:
    """Return a figure with what it leaves out of another one."""
    moved = replace(own, direction=own.direction or first.direction)
    if not is_bare(own) or is_bare(first):
        return moved
    return replace(moved, kind=first.kind, unit=first.unit, noun=first.noun, head=first.head)


def _scaled(own: Quantity, whole: Quantity) -> Quantity:
    """Return a figure as another one of its row is: "12 and 7 million euros" are 12 and 7 million.

    Itself where it can't be told how many zeros the word of the other one stands for.
    """
    if is_scaled(own) or not is_scaled(whole):
        return _like(own, whole)
    power = _power(whole)
    if power is None:
        return own
    return replace(_like(own, whole), value=Decimal(f"{own.value.scaleb(power):f}"))


def _power(figure: Quantity) -> int | None:
    """Return how many zeros the word in a figure stands for: six in "1,200 million", eight in 1.2亿."""
    digits = _DIGITS.match(figure.text)
    printed = "".join(filter(str.isdecimal, digits.group())) if digits is not None else ""
    for power in _HAN_POWERS if figure.text[-1:] >= "\u2e80" else _POWERS:
        value = (figure.value / 10**power).normalize()
        said = f"{value:f}".replace(".", "").lstrip("0")
        whole = value == value.to_integral_value()
        if said and said == (printed if whole else printed.rstrip("0")).lstrip("0"):
            return power
    return None


def _thing_before(text: str, language: str, shared: Shared) -> Iterator[list[Span]]:
    """Yield the stretches of a part whose thing stands before its figure: "and imports 3%"."""
    base, part, last = shared.base, shared.part, shared.last
    start, end = base.head
    opening = max((one.end() for one in _COMMA.finditer(text, start, end)), default=start)
    dated = [
        (opening + one.start, opening + one.end) for one in periods(text[opening:end], language)
    ]
    whole = [
        one
        for one in _placed(words_of(text[opening:end], language), opening)
        if not any(a < one.end and one.start < b for a, b in dated)
    ]
    own = _placed(words_of(text[slice(*part.head)], language), part.start)
    first = _first(whole, own, joints(language)) if own else None
    if first is None:
        return
    stop = own[-1].end
    if fold(own[-1].surface) == fold(whole[-1].surface):
        if len(own) == 1:
            return
        stop = own[-2].end  # "at concerts by 4% and at lectures by 11%"
    tail = last.figures[-1].end if part is not last else part.end
    for at in range(first + 1, min(len(whole), first + 1 + _MOST_WAYS)):
        yield [
            (start, whole[first].start),
            (own[0].start, stop),
            (whole[at].start, end),
            *_with_unit(text, base, part),
            *_of_whole(text, language, base, part),
            (tail, last.end),
        ]


def _of_whole(text: str, language: str, base: Part, part: Part) -> list[Span]:
    """Return where the whole of a share stands that the part leaves out: "61% of revenue and bakery 27%"."""
    rest = base.figures[-1].end, base.end
    behind = words_of(text[slice(*rest)], language)
    bare = part.figures[-1].end == part.end and part.first.kind in _SHARES
    return [rest] if bare and behind and fold(behind[0].surface) in joints(language).owned else []


def _thing_behind(text: str, language: str, shared: Shared) -> Iterator[list[Span]]:
    """Yield the stretches of a part whose thing stands behind its figure: "and 4% in France"."""
    base, part = shared.base, shared.part
    until = shared_until(text, language, base, part)
    *figure, thing = _with_unit(text, base, part)
    verb = (counted_end(text, base), until or 0)
    head = (
        base.head if base.head[0] < base.head[1] else (0, base.first.start)
    )  # "of the 14 sites, 11 …"
    yield [head, *figure, verb, thing]


def _with_unit(text: str, base: Part, part: Part) -> list[Span]:
    """Return the stretches of a part from its figure on, with the unit or noun that it leaves out."""
    own, first = part.first, base.first
    rest = (own.end, part.end)
    if first.noun and first.noun not in text[own.start : own.end + len(first.noun) + 1]:
        end = counted_end(text, base)
        return [(own.start, own.end), (end - len(first.noun), end), rest]
    if (first.unit and _LETTERS.search(own.text) is None) or is_scaled(own):
        unit = _unit(first)
        if unit is not None and text[slice(*unit)] not in own.text:
            before = unit[0] == first.start
            figure = [unit, (own.start, own.end)] if before else [(own.start, own.end), unit]
            return [*figure, rest]
    return [(own.start, own.end), rest]


def _unit(figure: Quantity) -> Span | None:
    """Return where the unit of a figure is printed: its first signs or its last word."""
    symbol = _SYMBOL.match(figure.text)
    if symbol is not None:
        return figure.start, figure.start + symbol.end()
    words = [one.span() for one in _LETTERS.finditer(figure.text)]
    if not words or words[-1][1] != len(figure.text):
        return None
    return figure.start + words[-1][0], figure.end


def _placed(found: Sequence[Term], offset: int) -> list[Term]:
    return [replace(one, start=one.start + offset, end=one.end + offset) for one in found]


def _first(whole: Sequence[Term], own: Sequence[Term], words: Joints) -> int | None:
    """Return which word of the first head a part's own words take the place of, and those behind it."""
    if len(whole) < 2:
        return None
    opens = fold(own[0].surface)
    if own[0].stop:
        same = [at for at, one in enumerate(whole[:-1]) if fold(one.surface) == opens]
        if same:
            return same[0]
        if opens not in words.within:
            return None
    return next((at for at, one in enumerate(whole[:-1]) if _begins(one, words)), None)


def _begins(one: Term, words: Joints) -> bool:
    """Tell whether a thing may begin with a word: not "in 2024"."""
    return one.kind != "number" and (not one.stop or fold(one.surface) in words.within)


def _run(text: str, amounts: Sequence[Quantity]) -> list[tuple[Quantity, Span]]:
    """Return the figures that a sentence gives to things named before them, each with its thing."""
    things = respectively(text, [(one.start, one.end) for one in amounts])
    found = [
        (figure, spans[0])
        for figure, spans in zip(amounts, things, strict=True)
        if spans and spans[0][1] <= figure.start
    ]
    return found if len(found) > 1 else []


def _in_order(
    text: str, language: str, amounts: Sequence[Quantity]
) -> Iterator[tuple[int, Span, list[Span]]]:
    """Yield the figures of "A and B rose 5% and 3%, respectively": the thing, and all its stretches."""
    run, said = _run(text, amounts), said_in_order(text)
    if not run or said is None:
        return
    first, last = run[0], run[-1]
    start = max((one.end() for one in _COMMA.finditer(text, *first[1])), default=first[1][0])
    dated = [(one.start, one.end) for one in periods(text[:start], language)][-1:]
    head = _placed(words_of(text[start : first[1][1]], language), start)
    own = _placed(words_of(text[slice(*last[1])], language), last[1][0])
    for size, shared in _sizes(own, language, before=said[1] <= first[0].start):
        stop = own[size].start if size < len(own) else own[-1].end
        verb = _around((stop, first[0].start), said)
        for figure, item in run:
            shares = shared and item != first[1]
            if shares and size > len(head):
                continue
            prefix = [(start, head[-size].start)] if shares else []
            thing = (max(start, item[0]), stop if item == last[1] else item[1])
            whole = _unit_of_run(figure, run)
            yield figure.start, item, [*dated, *prefix, thing, *verb, *whole]


def _sizes(own: Sequence[Term], language: str, *, before: bool) -> Iterator[tuple[int, bool]]:
    """Yield of how many words the last thing may be, and whether it shares words with the first one.

    Where `before` the figures it is said that they are in order, no verb need stand behind it; in
    Chinese none does, and the things may share nothing.
    """
    if language == "zh" and before:
        yield from ((len(own), shared) for shared in (False, True) if own)
        return
    last = len(own) if before else len(own) - 1
    yield from ((size, True) for size in range(1, min(last, _MOST_WORDS) + 1))


def _around(whole: Span, hole: Span) -> list[Span]:
    """Return a stretch without what says that the figures are in order."""
    if not whole[0] <= hole[0] < whole[1]:
        return [whole]
    return [(whole[0], hole[0]), (hole[1], whole[1])]


def _unit_of_run(figure: Quantity, run: Sequence[tuple[Quantity, Span]]) -> list[Span]:
    """Return where a figure stands, and what only another one of its row prints: "million euros"."""
    whole = next((one for one, _ in run if not is_bare(one)), None)
    rest = _behind_digits(figure, whole) if is_bare(figure) and whole is not None else []
    return [(figure.start, figure.end), *rest]


def _behind_digits(figure: Quantity, whole: Quantity) -> list[Span]:
    """Return where what a figure leaves out of another one is printed."""
    if is_scaled(figure) or not is_scaled(whole):
        unit = _unit(whole)
        return [unit] if unit is not None else []
    digits = _DIGITS.match(whole.text)
    return [(whole.start + digits.end(), whole.end)] if digits is not None else []
