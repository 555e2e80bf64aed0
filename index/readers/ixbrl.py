"""Inline XBRL: the figures that a report tags, with their exact values, units and periods."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it

_PERCENT = -2  # the scale of a share that is shown as a percentage
_MOST_SCALE = 30  # powers of ten; more is no amount of anything
_DECIMAL_COMMA = frozenset({"numcommadecimal", "numdotcomma", "numspacecomma", "numcomma"})
_IN_WORDS = frozenset({"numunitdecimal"})  # "5 dollars 10 cents"
_NOT_DIGIT = re.compile(r"[^\d]")
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Fact:
    """A tagged figure. `name` is the concept, then the members that narrow it, after "|"."""

    name: str
    value: Decimal
    unit: str
    period: str


@dataclass(frozen=True, slots=True)
class _Context:
    period: str
    members: tuple[str, ...]


class Facts:
    """The figures of one report. What they refer to stands in its header, or anywhere."""

    def __init__(self, contexts: Mapping[str, _Context], units: Mapping[str, str]) -> None:
        self._contexts = contexts
        self._units = units

    @classmethod
    def of(cls, root: Element) -> "Facts":
        contexts: dict[str, _Context] = {}
        units: dict[str, str] = {}
        for element in root.iter(etree.Element):
            name = _local(element)
            if name == "context":
                contexts[element.get("id", "")] = _context(element)
            elif name == "unit":
                units[element.get("id", "")] = _unit(element)
        return cls(contexts, units)

    def fact(self, element: Element, shown: str) -> Fact | None:
        """Return what an element of the page says exactly; None if it is no such figure.

        `shown` is the figure as printed.
        """
        if _local(element) != "nonfraction":
            return None
        context = self._contexts.get(element.get("contextref", ""))
        unit = self._units.get(element.get("unitref", ""))
        value = _value(element, shown)
        if context is None or unit is None or value is None or not context.period:
            return None
        if not unit and element.get("scale") == str(_PERCENT):
            value, unit = value.scaleb(-_PERCENT), "%"
        name = "|".join((element.get("name", ""), *context.members))
        return Fact(name, value, unit, context.period)


def _local(element: Element) -> str:
    return element.tag.rpartition(":")[2].casefold() if isinstance(element.tag, str) else ""


def _inside(element: Element, name: str) -> list[str]:
    found = (each for each in element.iter(etree.Element) if _local(each) == name)
    return ["".join(map(str, each.itertext())).strip() for each in found]


def _context(element: Element) -> _Context:
    members = tuple(_inside(element, "explicitmember") + _inside(element, "typedmember"))
    instants = _inside(element, "instant")
    if instants:
        return _Context(instants[0][:10], members)
    starts, ends = _inside(element, "startdate"), _inside(element, "enddate")
    return _Context(_duration(starts[0], ends[0]) if starts and ends else "", members)


def _duration(start: str, end: str) -> str:
    """Return "2025" for a calendar year, "2025-01-01/2025-03-31" for any other span."""
    try:
        first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    except ValueError:
        return ""
    if "T00:00:00" in end:  # the moment at which a day ends is the next day's beginning
        last -= timedelta(days=1)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    return f"{first}/{last}"


def _unit(element: Element) -> str:
    """Return an ISO currency, a noun ("share"), a quotient ("USD/share"), "" for a pure number."""
    below = [_measure(text) for text in _inside(element, "measure")]
    if any(_local(each) == "divide" for each in element.iter(etree.Element)) and len(below) > 1:
        return "/".join(below)
    return "*".join(below)


def _measure(text: str) -> str:
    prefix, _, name = text.rpartition(":")
    if prefix.casefold().endswith("iso4217"):
        return name.upper()
    return {"pure": "", "shares": "share"}.get(name.casefold(), name)


def _value(element: Element, shown: str) -> Decimal | None:
    style = element.get("format", "").rpartition(":")[2].replace("-", "").casefold()
    if style in _IN_WORDS or element.get("xsi:nil", "") in {"true", "1"}:
        return None
    if "zero" in style or (style.startswith("fixed") and not _DIGITS.search(shown)):
        return Decimal(0)
    point = "," if style in _DECIMAL_COMMA else "."
    whole, _, fraction = shown.strip().rpartition(point) if point in shown else (shown, "", "")
    digits = f"{_NOT_DIGIT.sub('', whole)}.{_NOT_DIGIT.sub('', fraction)}0"
    try:
        scale = int(element.get("scale") or 0)
        if not _DIGITS.search(shown) or abs(scale) > _MOST_SCALE:
            return None
        value = Decimal(digits if digits[0] != "." else f"0{digits}").scaleb(scale).normalize()
    except (ValueError, InvalidOperation, ArithmeticError):
        return None
    return Decimal(f"{-value if element.get('sign') == '-' else value:f}")
