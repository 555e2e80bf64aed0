"""Simple clauses that stand within a longer sentence.

"The bridge, which cost 3 million euros, opened in 2021", "Spain (120,000 visitors)", "rose to 5 in
2024 from 4 in 2023", "came to 9, an increase of 2 or 27%". Where what a clause is about begins isn't
known without grammar: each way to begin it gives a clause.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from facts.drafting.filled import Filled, Span, joined
from facts.drafting.joints import joints
from facts.drafting.moves import ends
from facts.drafting.sharing import amounts_of, is_bare, is_prose, words_of
from facts.quantities.periods import periods
from facts.quantities.words import LANGUAGES, spoken, words
from facts.quantity import Quantity
from index.text import fold

_MOST_WORDS = 6  # of what a clause is about
_BORDER = re.compile(r"[,;:，；：。(（](?=\D)|[.!?](?=\s)")
_END = re.compile(r"[,;，；。](?=\D|$)|[.!?](?=\s|$)|$")
_OR = re.compile(r"\s*,?\s+(?:or|o|ou|oder|или)\s+", re.IGNORECASE)
# From what on, up to a figure: 由2023年的; what turns, to what: 增至2024年的.
_HAN_FROM = re.compile(r"([由从自])[^，。；,;由从自]{0,16}$")
_HAN_TO = re.compile(
    r"((?:[增升涨降减跌扩缩提调改变回][^，。；,;\d]{0,4}?)[至到为成])[^，。；,;]{0,16}$"
)
_DIRECTED = 24  # characters from "an increase" to its figure

Found = tuple[Span, frozenset[int], list[Span]]
# What of the sentence itself tells as much to who asks: with what such clauses have of their own, of 4,700
# questions four more get a figure that isn't asked for, and two fewer the one that is.
_NOWHERE = (0, 0)


def embedded(text: str, language: str, figures: Sequence[Quantity]) -> list[Filled]:
    """Return the simple clauses that stand within a sentence, in every way that they may begin."""
    if not is_prose(text, figures):
        return []
    amounts = amounts_of(figures)
    found = [
        *_bracketed(text, language, amounts),
        *_having(text, language, amounts),
        *_now(text, language, amounts),
        *_increases(text, language, amounts),
    ]
    older = [*_dated(text, language, amounts), *_earlier(text, language, amounts)]
    apart = _relative(text, language, amounts)
    return [
        *(replace(joined(text, spans, starts, own), apart=True) for own, starts, spans in apart),
        *(joined(text, spans, starts, own) for own, starts, spans in found),
        *(replace(joined(text, spans, starts, own), dated=True) for own, starts, spans in older),
    ]


def _relative(text: str, language: str, amounts: Sequence[Quantity]) -> Iterator[Found]:
    """Yield "the bridge cost 3 million" and "the bridge opened" of "the bridge, which cost 3 million, opened"."""
    for opened in joints(language).relates.finditer(text):
        end = _end(text, opened.end())
        own = opened.end(), end
        starts = _within(own, amounts)
        for thing in _things(text, language, opened.start()):
            yield own, starts, [thing, own]
        rest = end + len(text[end:]) - len(text[end:].lstrip(" ,"))
        if text[rest:].strip(" .!?;"):
            behind = rest, len(text)
            before = _within((0, opened.start()), amounts)
            yield behind, _within(behind, amounts) | before, [(0, opened.start()), behind]
            for thing in _things(text, language, opened.start()):
                yield behind, _within(behind, amounts), [thing, behind]


def _in_brackets(text: str, amounts: Sequence[Quantity]) -> Iterator[tuple[Quantity, Span]]:
    """Yield the figures that end a bracket, and the span within it."""
    for figure in amounts:
        opening, closing = text.rfind("(", 0, figure.start), text.find(")", figure.end)
        if opening >= 0 and closing >= 0 and text.find(")", opening, figure.start) < 0:
            yield figure, (opening + 1, closing)


def _bracketed(text: str, language: str, amounts: Sequence[Quantity]) -> Iterator[Found]:
    """Yield "France 80,000 visitors" of "Spain with 120,000 visitors and France (80,000)"."""
    counted = [one for one in amounts if one.noun]
    for figure, own in _in_brackets(text, amounts):
        alone = (
            not text[own[0] : figure.start].strip() and " " not in text[figure.end : own[1]].strip()
        )
        beside = any(one.end <= own[0] <= one.end + 2 for one in amounts)  # "40 km (25 mi)"
        if not alone or beside:
            continue
        noun = []
        if is_bare(figure) and len(counted) == 1 and (name := counted[0].noun):
            start = text.find(name, counted[0].end)
            noun = [(start, start + len(name))] if start >= 0 else []
        for thing in _things(text, language, own[0] - 1, names=True):
            yield thing, frozenset({figure.start}), [thing, own, *noun]


def _dated(text: str, language: str, amounts: Sequence[Quantity]) -> Iterator[Found]:
    """Yield "the age is 2023: 42 years" of "the age is 43 years (2023: 42 years)"."""
    for figure, own in _in_brackets(text, amounts):
        beside = [one for one in amounts if one.end <= own[0] <= one.end + 2]
        dated = periods(text[own[0] : figure.start], language)
        if beside and dated and beside[0].kind == figure.kind:
            head = _start(text, beside[0].start), beside[0].start
            yield own, frozenset({figure.start}), [head, own]


def _having(text: str, language: str, amounts: Sequence[Quantity]) -> Iterator[Found]:
    """Yield "Spain 120,000 visitors" of "Spain, with 120,000 visitors, …"."""
    for figure in amounts:
        opened = joints(language).having.search(text, 0, figure.start)
        if opened is not None:
            end = _end(text, figure.end)
            for thing in _things(text, language, opened.start()):
                yield _NOWHERE, frozenset({figure.start}), [thing, (figure.start, end)]


def _now(text: str, language: str, amounts: Sequence[Quantity]) -> Iterator[Found]:
    """Yield "traffic 5 million in 2024" of "traffic rose to 5 million in 2024 from 4 million"."""
    for head, own in _moved(text, language, amounts, 1):
        dated = periods(text[slice(*own)], language)
        yield own if dated else _NOWHERE, _within(own, amounts), [head, own]


def _earlier(text: str, language: str, amounts: Sequence[Quantity]) -> Iterator[Found]:
    """Yield "traffic 4 million in 2023" of "traffic rose to 5 million from 4 million in 2023"."""
    for head, own in _moved(text, language, amounts, 0):
        if periods(text[slice(*own)], language):
            yield own, _within(own, amounts), [head, own]


def _moved(
    text: str, language: str, amounts: Sequence[Quantity], end: int
) -> Iterator[tuple[Span, Span]]:
    """Yield what rose or fell and one end of it: from where (0), or to where (1)."""
    for one, other in pairwise(amounts):
        alike = (one.kind, one.unit) == (other.kind, other.unit) or is_bare(one) or is_bare(other)
        if not alike or _BORDER.search(text, one.end, other.start):
            continue
        found = (
            _moved_in_chinese(text, one, other)
            if language == "zh"
            else _moved_in_words(text, language, one, other, amounts)
        )
        if found is not None:
            yield found[0], found[1][end]


Ends = tuple[Span, tuple[Span, Span]]


def _moved_in_words(
    text: str, language: str, one: Quantity, other: Quantity, amounts: Sequence[Quantity]
) -> Ends | None:
    """Return what stands before the word of change, and both ends: "rose from 4 in 2023 to 5 in 2024"."""
    first, second = _led(text, one, language), _led(text, other, language)
    if first is None or second is None or first[0] == second[0]:
        return None
    verb = _verb(text, language, first[1])
    if verb is None:
        return None
    spans = (one.start, second[1]), (other.start, _until(text, language, other, amounts))
    return (_start(text, verb), verb), (spans if first[0] == 0 else (spans[1], spans[0]))


def _moved_in_chinese(text: str, one: Quantity, other: Quantity) -> Ends | None:
    """Return the same of 由2023年的480万增至2024年的520万."""
    opened = _HAN_FROM.search(text, 0, one.start)
    turned = _HAN_TO.search(text, one.end, other.start)
    if opened is None or turned is None:
        return None
    before = opened.end(1), turned.start()
    return (_start(text, opened.start()), opened.start()), (
        before,
        (turned.end(1), _end(text, other.end)),
    )


def _until(text: str, language: str, figure: Quantity, amounts: Sequence[Quantity]) -> int:
    """Return where a figure's clause ends: at "and" where another figure follows."""
    end = _end(text, figure.end)
    if any(figure.end <= one.start < end for one in amounts):
        joined_at = joints(language).joins.search(text, figure.end, end)
        return joined_at.start() if joined_at is not None else figure.end
    return end


def _led(text: str, figure: Quantity, language: str) -> tuple[int, int] | None:
    """Return which of "from" and "to" stands before a figure (0, 1), and where."""
    for which, pattern in enumerate(ends(language)):
        found = pattern.search(text, 0, figure.start)
        if found is not None:
            return which, found.start()
    return None


def _verb(text: str, language: str, end: int) -> int | None:
    """Return where the word of change right before a place begins, None where there is none."""
    own = words_of(text[:end], language)
    if not own or fold(own[-1].surface) not in _directions(language):
        return None
    return own[-1].start


@lru_cache(16)
def _directions(language: str) -> frozenset[str]:
    listed = words(language if language in LANGUAGES else "en").table("direction")
    return frozenset(spoken(f"{listed.get('up', '')}|{listed.get('down', '')}"))


def _increases(text: str, language: str, amounts: Sequence[Quantity]) -> Iterator[Found]:
    """Yield "costs came to an increase of 27%" of "costs came to 9, an increase of 2 or 27%"."""
    for (one, other), after in zip(pairwise(amounts), amounts[2:], strict=False):
        between = text[one.end : other.start]
        said = {fold(word.surface) for word in words_of(between, language)}
        behind_comma = between.lstrip().startswith(",") and len(between) <= _DIRECTED
        if not (behind_comma and said & _directions(language)):
            continue
        if _OR.fullmatch(text, other.end, after.start) and _led(text, other, language) is None:
            phrase = other.start - len(between.lstrip(" ,")), other.start
            figure = after.start, after.end
            yield (
                _NOWHERE,
                frozenset({after.start}),
                [(_start(text, one.start), one.start), phrase, figure],
            )


def _within(span: Span, amounts: Sequence[Quantity]) -> frozenset[int]:
    return frozenset(one.start for one in amounts if span[0] <= one.start < span[1])


def _start(text: str, end: int) -> int:
    """Return where the stretch between commas begins that ends at a place."""
    return max((one.end() for one in _BORDER.finditer(text, 0, end)), default=0)


def _end(text: str, start: int) -> int:
    found = _END.search(text, start)
    return found.start() if found is not None else len(text)


def _things(text: str, language: str, end: int, *, names: bool = False) -> Iterator[Span]:
    """Yield what may be the thing that ends at a place: its last word, the last two and so on.

    Not what a word like "of" goes before, but for `names`: who lives in Rome, of "the mayor's sister"
    and "the sister of the mayor", isn't known.
    """
    start = _start(text, end)
    own = words_of(text[start:end], language)
    articles = joints(language).within - joints(language).owned
    for size in range(1, min(len(own), _MOST_WORDS) + 1):
        first = own[-size]
        if first.kind == "number":
            return
        before = [one for one in own[:-size] if fold(one.surface) not in articles]
        led = bool(before) and before[-1].stop
        if not first.stop and (not led or (names and first.name)):
            yield start + first.start, end
