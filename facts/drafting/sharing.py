"""Which parts of a sentence share something: a subject, a verb, a unit or a noun."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from facts.drafting.joints import joints
from facts.quantity import Quantity
from index.text import Term, fold, terms

Span = tuple[int, int]

_TRAILING = re.compile(r"[\s\u00a0,，、;；:.。]+$")
_BORDER = re.compile(r"[,，、;；](?!\d)")
# Letters and figures of a sentence that is taken apart: what that takes grows with their square.
_LONGEST, _MOST_FIGURES = 1200, 24
_VERB = 2  # words between a figure and what its thing begins with: "11 are in"
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch with figures that a comma or "and" parts from the others."""

    start: int
    end: int
    figures: tuple[Quantity, ...]

    @property
    def first(self) -> Quantity:
        return self.figures[0]

    @property
    def head(self) -> Span:
        """What stands before its first figure."""
        return self.start, self.first.start


@dataclass(frozen=True, slots=True)
class Shared:
    """A part that shares something with the first of its row, and the last of the row."""

    base: Part
    part: Part
    last: Part
    headless: bool

    def own(self, text: str) -> Span:
        """Return where the thing stands that the part doesn't share: before its figure, or behind."""
        return (counted_end(text, self.part), self.part.end) if self.headless else self.part.head


def is_prose(text: str, figures: Sequence[Quantity]) -> bool:
    """Tell whether a sentence is one that people read: a longer one, or a row of numbers, isn't taken apart."""
    return len(text) <= _LONGEST and len(figures) <= _MOST_FIGURES


def amounts_of(figures: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures that say how much."""
    return [one for one in figures if one.date is None and one.kind not in {"ordinal", "year"}]


def shared_parts(text: str, language: str, figures: Sequence[Quantity]) -> Iterator[Shared]:
    """Yield the parts that share something with the first of their row."""
    amounts = amounts_of(figures)
    if len(amounts) < 2:
        return
    row: list[tuple[Part, bool]] = []
    for part in [*_parts(text, language, amounts), None]:
        if part is not None and row:
            headless = _has_no_head(text, language, row[0][0], part)
            alike = _is_headless if headless else _is_gapped
            if _fits(text, row[0][0].first, part) and alike(text, language, row[0][0], part):
                row.append((part, headless))
                continue
        for other, headless in row[1:]:
            yield Shared(row[0][0], other, row[-1][0], headless)
        row = [(part, False)] if part is not None else []


def _parts(text: str, language: str, amounts: Sequence[Quantity]) -> list[Part]:
    """Return the stretches with a figure that a comma or "and" parts, without what joins them."""
    joins = joints(language).joins
    own, start, found = [amounts[0]], 0, []
    for one, other in pairwise(amounts):
        border = _border(text, joins, one.end, other.start)
        if border is not None:
            found.append(Part(start, border[0], tuple(own)))
            own, start = [], border[1]
        own.append(other)
    end = amounts[-1].end + len(_TRAILING.sub("", text[amounts[-1].end :]))
    return [*found, Part(start, end, tuple(own))]


def _border(text: str, joins: re.Pattern[str], start: int, end: int) -> Span | None:
    """Return where the first comma or "and" between two figures begins and what joins them ends."""
    places = [one.span() for one in _BORDER.finditer(text, start, end)]
    places += [one.span() for one in joins.finditer(text, start, end)]
    if not places:
        return None
    first, last = min(places)
    for opened, closed in sorted(places):
        if not text[last:opened].strip():
            last = max(last, closed)
    behind = text[last:end]
    return first, last + len(behind) - len(behind.lstrip())


def is_bare(figure: Quantity) -> bool:
    """Tell whether a figure is a number without a unit."""
    return figure.kind == "number" and not figure.unit


def _fits(text: str, first: Quantity, part: Part) -> bool:
    """Tell whether a part's figure is like the first one's, or a number that leaves its unit out.

    "9 million" leaves out euros where "16 million euros" stands before, "7" doesn't.
    """
    own = part.first
    if own.direction is not None and own.direction != first.direction:
        return False  # "and imports fell 3%"
    if is_bare(own) and not is_bare(first):
        if text[own.end : own.end + 1].isalpha():
            return False  # 134票 behind 两名 counts by a word of its own
        return first.kind == "count" or is_scaled(own) == is_scaled(first)
    return (own.kind, own.unit) == (first.kind, first.unit)


def is_scaled(figure: Quantity) -> bool:
    """Tell whether a word like "million" stands in a figure: its value has more digits than it prints."""
    return len(str(abs(int(figure.value)))) > sum(map(str.isdecimal, figure.text))


def _is_gapped(text: str, language: str, base: Part, part: Part) -> bool:
    """Tell whether a part has a thing before its figure, and hardly anything else."""
    head, whole = (words_of(text[slice(*one.head)], language) for one in (part, base))
    if len(part.figures) > len(base.figures) or not 1 < len(whole) >= len(head):
        return False
    words = joints(language)
    inside = [one for one in head[1:-1] if one.stop and fold(one.surface) not in words.within]
    opened = words.opens.match(text, part.start) is not None
    return any(not term.stop for term in head) and not (inside or opened)


def _has_no_head(text: str, language: str, base: Part, part: Part) -> bool:
    """Tell whether nothing stands before a part's figure but what stands before the first one too: "un 4 %"."""
    own, first = (words_of(text[slice(*one.head)], language) for one in (part, base))
    ending = [fold(one.surface) for one in first[len(first) - len(own) :]]
    return all(one.stop for one in own) and [fold(one.surface) for one in own] == ending


def _is_headless(text: str, language: str, base: Part, part: Part) -> bool:
    """Tell whether behind two figures stand things of one kind: "in Spain", "in France"."""
    return (
        len(part.figures) == len(base.figures) == 1
        and shared_until(text, language, base, part) is not None
    )


def shared_until(text: str, language: str, base: Part, part: Part) -> int | None:
    """Return where what is shared behind the first figure ends: "11 are | in the UK and three in Ireland".

    The thing behind the other figure begins with the same word, or another form of it: "в", "во".
    """
    start = counted_end(text, base)
    own = words_of(text[counted_end(text, part) : part.end], language)
    first = words_of(text[start : base.end], language)
    if len(own) < 2 or not own[0].stop:
        return None
    letter = own[0].surface[:1].casefold()
    for word in first[: min(len(first) - 1, _VERB + 1)]:
        if word.stop and word.surface[:1].casefold() == letter:
            return start + word.start
    return None


def counted_end(text: str, part: Part) -> int:
    """Return where a part's figure with the noun that it counts ends."""
    noun = part.first.noun
    start = text.find(noun, part.first.end, part.end) if noun else -1
    return start + len(noun) if noun and start >= 0 else part.first.end


def words_of(text: str, language: str) -> list[Term]:
    """Return the words of a text one by one, in Chinese its characters."""
    return [term for term in terms(text, language) if term.kind not in {"compound", "pair"}]
