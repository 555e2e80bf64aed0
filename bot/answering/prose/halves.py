"""Where a question falls into the two things that it compares, adds or divides."""

from dataclasses import dataclass

from bot.answering.prose.marked import Text
from bot.understanding.cues import Span

_MOST = 8  # splits that are looked at; a question has fewer
_COMMAS = frozenset(",、，")


@dataclass(frozen=True, slots=True)
class Split:
    """Two parts as spans of the question, and what they share."""

    first: Span
    second: Span
    shared: tuple[Span, ...]


def apart(text: Text, names: tuple[str, ...]) -> list[Split]:
    """Return the splits at joints between two things: "A than B", "A exceed B", "A vs B"."""
    found: list[Split] = []
    for name in names:
        for start, end in text.joints(name):
            if name == "than" and text.words.characters:
                found.extend(_before_comparison(text, start, end))
                continue
            left, right = (text.start, start), (end, text.end)
            found.extend(_both_sides(text, left, right))
    return _distinct(found)


def _both_sides(text: Text, left: Span, right: Span) -> list[Split]:
    lefts = [left, (text.chunk_before(left[1], left[0])[0], left[1])]
    aligned = _aligned(text, left, right)
    if aligned is not None:
        lefts = [aligned]
    rights = [right, (right[0], text.chunk_after(right[0], right[1])[1])]
    return [
        Split(one, other, ((left[0], one[0]), (other[1], right[1])))
        for one in lefts
        for other in rights
    ]


def _aligned(text: Text, left: Span, right: Span) -> Span | None:
    """Return the phrase of the left side that begins with the right side's own preposition."""
    first = next((term for term in text.terms if term.start >= right[0]), None)
    if first is None or not first.stop:
        return None
    same = [
        term for term in text.terms if left[0] <= term.start < left[1] and term.key == first.key
    ]
    return (same[-1].start, left[1]) if same else None


def _before_comparison(text: Text, start: int, end: int) -> list[Split]:
    """Return the splits of "A比B多": the measure may stand with A, with B or behind."""
    ends = [
        place
        for name in ("more", "less", "up", "down", "difference")
        for place, _ in text.said(name)
        if place >= end
    ]
    stop = min(ends, default=text.end)
    left, right = (text.start, start), (end, stop)
    chunk = text.chunk_before(start, text.start)[0], start
    return [
        Split(left, right, ((stop, text.end),)),
        Split(chunk, right, ((text.start, chunk[0]), (stop, text.end))),
    ]


def enclosed(text: Text, opening: str, closing: str) -> list[Split]:
    """Return the splits of "between A and B", "from A to B"."""
    found = []
    for start, end in text.joints(opening):
        for middle, after in text.joints(closing):
            if middle <= end:
                continue
            first, rest = (end, middle), (after, text.end)
            chunk = after, text.chunk_after(after, text.end)[1]
            before = (text.start, start)
            found.append(Split(first, rest, (before,)))
            found.append(Split(first, chunk, (before, (chunk[1], text.end))))
    return _distinct(found)


def beside(text: Text, names: tuple[str, ...] = ("side",)) -> list[Split]:
    """Return the splits of "A and B" anywhere: phrases beside the joint, or all on either side."""
    found = []
    for name in names:
        for start, end in text.joints(name):
            before = text.chunk_before(start, text.start)
            after = text.chunk_after(end, text.end)
            if text.folded[: before[0]].rstrip()[-1:] in _COMMAS:
                continue  # "A, B and C": more than two
            shared = ((text.start, before[0]), (after[1], text.end))
            found.append(Split(before, after, shared))
            found.append(Split((text.start, start), after, ((after[1], text.end),)))
            found.append(Split((text.start, start), (end, text.end), ()))
            found.append(Split(before, (end, text.end), ((text.start, before[0]),)))
    return _distinct(found)


def since(text: Text) -> list[Split]:
    """Return the splits of "how long after A was B"."""
    return [
        Split((end, verb), (after, text.end), ())
        for _, end in text.joints("after")
        for verb, after in text.joints("verb")
        if verb > end
    ]


def of_whole(text: Text) -> list[Split]:
    """Return the splits into part and whole of "what share of WHOLE was PART"."""
    found = []
    for start, end in text.joints("part"):
        found.append(Split((text.start, start), (end, text.end), ()))
    for start, end in text.joints("inside"):
        breaks = [place for place in text.joints("whole") if place[0] > end]
        for middle, _ in breaks[:1]:
            found.append(Split((end, middle), (text.start, start), ()))
    for start, end in text.joints("whole"):
        breaks = [place for place in text.joints("verb") if place[0] > end]
        for middle, after in breaks:
            if text.topic((end, middle)) and text.topic((after, text.end)):
                found.append(Split((after, text.end), (end, middle), ((text.start, start),)))
        if text.topic((text.start, start)):
            found.append(Split((text.start, start), (end, text.end), ()))
    return _distinct(found)


def _distinct(found: list[Split]) -> list[Split]:
    return list({(one.first, one.second): one for one in found}.values())[:_MOST]
