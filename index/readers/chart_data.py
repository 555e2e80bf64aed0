"""A chart of an office file as the table that it draws: categories down, series across."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from lxml import etree

from index.blocks import Grid, Place
from index.readers.dateformat import is_date, shown_date
from index.readers.numberformat import shown
from index.readers.xlsx_book import moment

_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MOST_POINTS: Final = 10_000  # of a series; a chart with more can't be read by eye either
_BETWEEN_LEVELS: Final = " "


@dataclass(frozen=True, slots=True)
class _Series:
    name: str
    categories: Mapping[int, str]
    values: Mapping[int, str]


def chart_grid(root: etree._Element, page: Place = None) -> Grid | None:
    """Return the chart of a c:chartSpace, None where it holds no data."""
    series = [_series(element) for element in root.iter(f"{_C}ser")]
    series = [each for each in series if each.values]
    points = sorted({point for each in series for point in each.values})
    if not points:
        return None
    named = next((each.categories for each in series if each.categories), {})
    alone = len(series) == 1
    title = _title(root) or (series[0].name if alone else "")
    head = ("", *(each.name or title for each in series))
    rows = [
        (named.get(point, str(point + 1)), *(each.values.get(point, "") for each in series))
        for point in points
    ]
    return Grid((head, *rows), 1, title, page)


def _series(element: etree._Element) -> _Series:
    categories = element.find(f"{_C}cat")
    values = element.find(f"{_C}val")
    return _Series(
        " ".join(_points(element.find(f"{_C}tx")).values()),
        _points(element.find(f"{_C}xVal") if categories is None else categories),
        _points(element.find(f"{_C}yVal") if values is None else values),
    )


def _points(source: etree._Element | None) -> dict[int, str]:
    """Return the points of a source by their index; several levels are joined, outermost first."""
    if source is None:
        return {}
    levels = list(source.iter(f"{_C}lvl"))
    if levels:
        return _joined([_level(level, "") for level in reversed(levels)])
    code = source.findtext(f".//{_C}formatCode") or "General"
    numeric = source.find(f".//{_C}numCache") is not None or source.find(f"{_C}numLit") is not None
    if numeric:
        return _level(source, code)
    found = _level(source, "")
    plain = source.findtext(f"{_C}v")  # a series' name as it was typed
    return found or ({0: plain} if plain else {})


def _level(level: etree._Element, code: str) -> dict[int, str]:
    """Return the points below an element; `code` is the number format, "" for texts."""
    found: dict[int, str] = {}
    for point in level.iter(f"{_C}pt"):
        index, value = point.get("idx", ""), (point.findtext(f"{_C}v") or "").strip()
        if index.isdecimal() and value and len(found) < _MOST_POINTS:
            found[int(index)] = _shown(value, point.get("formatCode") or code) if code else value
    return found


def _joined(levels: Sequence[Mapping[int, str]]) -> dict[int, str]:
    """Return the innermost points, each after the outer one that covers it."""
    outer, found = list(levels[:-1]), {}
    for index in sorted(levels[-1]):
        above = [
            level[max(n for n in level if n <= index)]
            for level in outer
            if min(level, default=index + 1) <= index
        ]
        found[index] = _BETWEEN_LEVELS.join([*above, levels[-1][index]])
    return found


def _shown(value: str, code: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if number.is_finite() and is_date(code):
        day = moment(float(number))
        if day is not None:
            return shown_date(day, code)
    return shown(number, code)


def _title(root: etree._Element) -> str:
    title = root.find(f"{_C}chart/{_C}title")
    return "" if title is None else "".join(t.text or "" for t in title.iter(f"{_A}t")).strip()
