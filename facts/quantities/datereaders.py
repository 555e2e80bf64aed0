"""Which reader makes the moments of each of the almanac's patterns."""

from collections.abc import Callable

from facts.quantities import clocks, daydates, eras, yearparts
from facts.quantities.datematches import Ends, Seen

READERS: dict[str, Callable[[Seen], Ends | None]] = {
    "iso": daydates.iso,
    "numeric": daydates.numeric,
    "day_month": daydates.day_month,
    "month_day": daydates.month_day,
    "month_year": daydates.month_year,
    "month_range": daydates.month_range,
    "part": yearparts.part,
    "first_months": yearparts.first_months,
    "fiscal": yearparts.fiscal,
    "fiscal_after": yearparts.fiscal,
    "season": yearparts.season,
    "era": eras.era_year,
    "era_before": eras.era_before,
    "year_quarter": yearparts.lettered,
    "number_quarter": yearparts.lettered,
    "quarter_year": yearparts.lettered,
    "century": eras.century,
    "century_after": eras.century_after,
    "decade": eras.decade,
    "decade_after": eras.decade_after,
    "decade_word": eras.decade_word,
    "time": clocks.time,
    "clock": clocks.clock,
}
