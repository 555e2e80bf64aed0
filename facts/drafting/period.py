"""A period as a value: how it is written in ISO form, and how far two agree."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS_A_YEAR = 12
_LATEST_YEAR_END = 4  # of January: years of 52 or 53 weeks end within days of 31 December
PART_MONTHS = {"Q": 3, "H": 6}


@dataclass(frozen=True, slots=True)
class Period:
    """A period by its end; what isn't said is None.

    `months` is its length where that is said or clear (12 for a year, 3 for a quarter), None for
    a date or what may be either. `part` is "Q1" to "Q4", "H1", "H2" or "". `first` is the year of
    its beginning where it spans several ("2017-2019", "2018/19").
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    months: int | None = None
    part: str = ""
    first: int | None = None

    @property
    def iso(self) -> str | None:
        """Return "2019", "2019-Q1", "2019-03", "2019-03-31", "2018/2019" or a range of days."""
        if self.year is None:
            return None
        if self.part:
            return f"{self.year}-{self.part}"
        if self.first is not None and self.first != self.year:
            return f"{self.first}/{self.year}"
        if self.month is None:
            return str(self.year)
        if self.day is None:
            return f"{self.year}-{self.month:02}"
        end = date(self.year, self.month, min(self.day, monthrange(self.year, self.month)[1]))
        if self.months is None:
            return end.isoformat()
        if self.months == _MONTHS_A_YEAR and (self.month, self.day) == (12, 31):
            return str(self.year)
        return f"{_begin(end, self.months).isoformat()}/{end.isoformat()}"

    @property
    def years(self) -> range:
        """Return the years that it names."""
        if self.year is None:
            return range(0)
        return range(min(self.first or self.year, self.year), self.year + 1)


def _begin(end: date, months: int) -> date:
    after = end + timedelta(days=1)
    total = after.year * 12 + after.month - 1 - months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(after.day, monthrange(year, month + 1)[1]))


def agreement(asked: Period, shown: Period) -> float:
    """Return how far a shown period is the asked one: 0 (another) to 1 (the same)."""
    years = _years(asked, shown)
    if not years:
        return 0.0
    if asked.part or shown.part:
        return _parts(asked, shown) if years == 1.0 else 0.0
    differ = (asked.month, shown.month), (asked.day, shown.day)
    if any(one is not None and other is not None and one != other for one, other in differ):
        return 0.0
    if asked.month is not None and shown.month is None:
        years -= 0.2
    if asked.months is not None and shown.months is not None and asked.months != shown.months:
        years -= 0.6
    if asked.first is not None and asked.first != shown.first:
        years -= 0.5
    return max(0.0, years)


def _years(asked: Period, shown: Period) -> float:
    """Return how far the years agree; a year named without a date may end in early January."""
    if asked.year is None:
        return 1.0
    if shown.year is None:
        return 0.0
    early = asked.month is None and _ends_early(shown)
    if asked.year == shown.year:
        return 0.9 if early else 1.0  # "2018" is rather 31 December than 1 January 2018
    if early and shown.year == asked.year + 1:
        return 0.6
    return 0.4 if asked.year in shown.years and not asked.part else 0.0


def _ends_early(shown: Period) -> bool:
    """Tell whether a year of whole weeks may end on this day of the next January."""
    return shown.month == 1 and shown.day is not None and shown.day <= _LATEST_YEAR_END


def _parts(asked: Period, shown: Period) -> float:
    if asked.part and shown.part:
        return 1.0 if asked.part == shown.part else 0.0
    if shown.part:  # a quarter where a year, a month or a date is asked for
        return 0.3 if asked.month is None else 0.0
    if shown.months is not None and shown.months != PART_MONTHS[asked.part[0]]:
        return 0.0
    return 0.6 if shown.month is not None else 0.1
