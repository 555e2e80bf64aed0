"""Points and stretches of time, and the one form that each is written in.

form                 says                          form              says
2023                 a year; -0044 is 44 BC        2023-02-18        a day
2023-02, --02        a month; its year unsaid      --02-18           its year unsaid
2023-Q3, --Q3        a quarter                     T19:30            a time of day
2023-H1              a half-year                   2015/2019         from … to …, both in it
1990s                a decade                      FY2020            a fiscal year
C18, C-5             a century; the 5th BC         FY2020-Q1         a quarter of one
P3M/2023-09-30       three months to that day      @-1 year          last year (see periods)
"""

from typing import NamedTuple

_DECADE_BY_DEFAULT = 1900  # "the '90s"


class Moment(NamedTuple):
    """A year, or what a year has: `part` is the number of the month, quarter or half.

    `grain` is day, month, quarter, half, year, decade, century or time; `year` holds the number
    of a century and the hour of a time, and is None where the text doesn't say it.
    """

    grain: str
    year: int | None = None
    part: int = 0
    day: int = 0
    fiscal: bool = False

    @property
    def form(self) -> str:
        """The normal form, as the table above has it."""
        if self.grain == "time":
            return f"T{self.year or 0:02d}:{self.part:02d}"
        if self.grain == "century":
            return f"C{self.year}"
        if self.grain == "decade":
            return f"{self.year}s"
        year = ("FY" if self.fiscal else "") + year_form(self.year)
        if self.grain == "year":
            return year
        if self.grain in {"quarter", "half"}:
            return f"{year}-{self.grain[0].upper()}{self.part}"
        month = f"{year}-{self.part:02d}"
        return month if self.grain == "month" else f"{month}-{self.day:02d}"

    @property
    def value(self) -> int:
        """The year where there is one, or else the smallest number that was said."""
        return self.day or self.part if self.year is None else self.year


def year_form(year: int | None) -> str:
    """Return four digits, a minus before Christ, "-" of a year that is not said."""
    if year is None:
        return "-"
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def decade_of(printed: str) -> int:
    """Return the first year of the decade that 1990 or 90 names."""
    year = int(printed)
    return year if len(printed) > len("90") else year + _DECADE_BY_DEFAULT


_LAST_OF_THIS_CENTURY = 50


def short_year(printed: str) -> int:
    """Return the year that 2023 or 23 names: 49 is 2049, 50 is 1950."""
    year = int(printed)
    if len(printed) > len("23"):
        return year
    return year + (2000 if year < _LAST_OF_THIS_CENTURY else 1900)


ROMAN_NUMBERS = (
    "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi".split()
)


def roman(printed: str) -> int:
    """Return the value of a folded Roman numeral up to xxi."""
    return ROMAN_NUMBERS.index(printed) + 1
