"""Running heads and feet of PDF pages, and page numbers: what recurs at the pages' edges."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Final

from index.readers.pdf_cells import is_caption
from index.readers.pdf_lines import Line, rows_of
from index.running import page_number

_EDGE: Final = 4  # rows at the top and at the bottom of a page
_LEAST_PAGES: Final = 3  # on two pages of many, a repeated line may be meant
_LEAST_SHARE: Final = 0.3  # of the pages: left and right pages differ, first pages have none
_CLOSE: Final = 2.2  # in parts of the size, from baseline to baseline: rows of one head or foot
_SAME_HEIGHT: Final = 3.0  # points
_MARGIN: Final = 0.07  # of the page's height: nothing but running lines repeats there
_LONGEST: Final = 160  # characters
_MOST_RUNNING: Final = 0.5  # of a page's letters
_TABLE: Final = 3  # cells: a row of so many is a table's, whose headers may recur
_ROMAN: Final = -(10**6)  # these count apart, before the first page
_APART: Final = 1.6  # in parts of the size: the blank above a page number that stands alone

_DIGITS: Final = re.compile(r"\d+")
_LETTER: Final = re.compile(r"[^\W\d_]")
_BARE: Final = re.compile(r"\d{1,6}")  # volumes of a year are numbered through to 100,000


@dataclass(frozen=True, slots=True)
class Edged:
    """A page's lines for this purpose: those that stand upright, those that don't, its height."""

    lines: Sequence[Line]
    turned: Sequence[Line]
    height: float


@dataclass(frozen=True, slots=True)
class _Place:
    """A line at an edge: its row counted from there, and the words that it shares with others."""

    line: Line
    row: int
    key: str
    top: bool
    cells: int
    margin: bool


def running_lines(pages: Sequence[Edged]) -> list[set[int]]:
    """Return the running lines of each page as ids of `Line` objects."""
    places = [_edge(page) for page in pages]
    filled = sum(bool(page.lines) for page in pages)
    running = _running(pages, places, filled)
    margin = _recurring(pages)
    numbers = _numbered(places, filled, running)
    gone: list[set[int]] = []
    for number, page in enumerate(pages):
        found = []
        for row in _rows(places[number]):
            named = [place for place in row if place.key]
            if len(row) - len(named) > 1:
                continue  # figures of a table
            if all((place.key, place.top) in running for place in named):
                found += named + [place for place in row if id(place.line) in numbers]
        letters = sum(line.letters for line in page.lines)
        inner = [place for place in found if not place.margin]
        if sum(place.line.letters for place in inner) > _MOST_RUNNING * letters:
            found = [place for place in found if place.margin]  # the page says nothing else
        ids = {id(place.line) for place in found}
        gone.append(ids | {id(line) for line in page.turned if _key(line.text) in margin})
    return gone


def _recurring(pages: Sequence[Edged]) -> set[str]:
    """Return the keys of turned lines that stand on several pages: marks in the margin."""
    counts = Counter(key for page in pages for key in {_key(line.text) for line in page.turned})
    return {key for key, count in counts.items() if count >= 2}


def _edge(page: Edged) -> list[_Place]:
    """Return the lines that may be running: the outermost row, and rows close to it."""
    rows = rows_of(page.lines)
    found: list[_Place] = []
    for top, order in ((True, rows), (False, rows[::-1])):
        close = True
        for number, row in enumerate(order[:_EDGE]):
            line = row[0]
            if is_caption(line.text):
                break
            if number:
                step = abs(line.base - order[number - 1][0].base)
                close = close and step <= _CLOSE * line.size
            base = line.base if top else page.height - line.base
            margin = base <= _MARGIN * page.height
            if close or margin:
                cells = len(row)
                found += [_Place(o, number, _key(o.text), top, cells, margin) for o in row]
    return found


def _rows(places: Sequence[_Place]) -> list[list[_Place]]:
    rows: dict[tuple[bool, int], list[_Place]] = defaultdict(list)
    for place in places:
        rows[place.top, place.row].append(place)
    return list(rows.values())


def _key(text: str) -> str:
    if len(text) > _LONGEST or not _LETTER.search(text):
        return ""
    return _DIGITS.sub("#", text.casefold())


def _running(
    pages: Sequence[Edged], places: Sequence[Sequence[_Place]], filled: int
) -> set[tuple[str, bool]]:
    heights: dict[tuple[str, bool], list[tuple[float, bool, int]]] = defaultdict(list)
    for page, found in zip(pages, places, strict=True):
        for key, place in {(place.key, place.top): place for place in found if place.key}.items():
            base = place.line.base if place.top else page.height - place.line.base
            if place.margin or place.cells < _TABLE:
                heights[key].append((base, place.margin, place.row))
    running = set()
    for key, found_at in heights.items():
        count = len(found_at)
        middle = sorted(base for base, _, _ in found_at)[count // 2]
        level = sum(abs(base - middle) <= _SAME_HEIGHT for base, _, _ in found_at)
        outermost = sum(row == 0 for _, _, row in found_at)
        often = count >= max(_LEAST_PAGES, _LEAST_SHARE * filled)
        often = often and 2 * max(level, outermost) > count
        chapter = level >= _LEAST_PAGES and all(margin for _, margin, _ in found_at)
        few = filled < _LEAST_PAGES and count == filled == level == 2
        if often or chapter or few:
            running.add(key)
    return running


def _numbered(
    places: Sequence[Sequence[_Place]],
    filled: int,
    running: Container[tuple[str, bool]],
) -> set[int]:
    """Return the ids of lines that are page numbers: they count up with the pages.

    They stand alone, in the margin, or beside a running line; other figures are a table's.
    """
    steps: dict[int, set[int]] = defaultdict(set)
    for number, found in enumerate(places):
        beside = {place.line.base for place in found if (place.key, place.top) in running}
        for place in found:
            near = any(abs(place.line.base - other) <= _SAME_HEIGHT for other in beside)
            if place.cells > 1 and not place.margin and not near:
                continue
            text = place.line.text
            text = text if _BARE.fullmatch(text) else page_number(text)
            if place.row <= 1 and text:
                step = int(text) - number if text.isdecimal() else _ROMAN
                steps[step].add(id(place.line))
    numbers: set[int] = set()
    for ids in steps.values():
        if len(ids) >= 2:
            numbers |= ids
    if filled == 1:
        numbers |= _alone(places)
    return numbers


def _alone(places: Sequence[Sequence[_Place]]) -> set[int]:
    """Return the number of a lone page, where it stands apart at the foot."""
    found: set[int] = set()
    for page in places:
        feet = [place for place in page if not place.top and place.row == 0]
        above = [place.line.base for place in page if not place.top and place.row == 1]
        if len(feet) == 1 and above and page_number(feet[0].line.text):
            line = feet[0].line
            if line.top - max(above) >= _APART * line.size:
                found.add(id(line))
    return found
