"""Years that are fiscal, seasons or spans, and their parts: Q3 2023, first half, 2019-20, FY24."""

from facts.quantities.datematches import Ends, Seen, ordinal, printed_year, year_span
from facts.quantities.moments import Moment

_HALVES = frozenset("hs")


def part(seen: Seen) -> Ends | None:
    """Read "third quarter of 2023", "3. Quartal", "II полугодие"."""
    number, year = ordinal(seen.match["o"], seen.almanac), printed_year(seen.match)
    grain = "quarter" if seen.match["q"] else "half"
    if not 0 < number <= (4 if grain == "quarter" else 2):
        return None
    if seen.match["o"].isdecimal() and year is None:
        return None  # "2 quarters"
    fiscal = year is not None and bool(seen.match["f"] or seen.match["f2"])
    return Moment(grain, year, number, fiscal=fiscal), None


def first_months(seen: Seen) -> Ends | None:
    count, year = (
        seen.almanac.counts.get(seen.match["n"]) or int(seen.match["n"]),
        printed_year(seen.match),
    )
    if seen.match["f"]:
        return None  # the months of a fiscal year are not known
    return Moment("month", year, 1), Moment("month", year, count)


def fiscal(seen: Seen) -> Ends | None:
    fiscal = not seen.match.groupdict().get("c")
    return year_span(seen.match, fiscal=fiscal)


def season(seen: Seen) -> Ends | None:
    return year_span(seen.match)


def lettered(seen: Seen) -> Ends | None:
    """Read Q3 2023, 2023Q3, 3Q23, H1 2023; T and S in the languages that say trimestre."""
    letter, number, year = seen.match["p"], int(seen.match["n"]), printed_year(seen.match)
    if letter in "ts" and seen.almanac.language not in {"fr", "es", "pt", "it"}:
        return None
    grain = "half" if letter in _HALVES else "quarter"
    if number > (2 if grain == "half" else 4) or (year is None and letter != "q"):
        return None
    marked = "fy" in seen.match.group() or seen.match.groupdict().get("f")
    fiscal = year is not None and bool(marked)
    return Moment(grain, year, number, fiscal=fiscal), None
