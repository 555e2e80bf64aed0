"""Years before and after Christ, centuries, decades: AD 79, 3rd century BC, the 1990s."""

import re

from facts.quantities.datematches import Ends, Seen, ordinal
from facts.quantities.moments import Moment, decade_of, roman

_BEFORE_CHRIST = frozenset(("bc", "bce"))
_ERA_LETTERS = 4  # ad, bce: words in lower case
_LAST_CENTURY = 30
_FEW = frozenset((2, 3, 4))  # "3 века" are three centuries, "5 века" is of the fifth
_ONE_CENTURY = frozenset(("век", "веке", "веком", "столетии"))
_DECADE_BEFORE = re.compile(r"([12][0-9])[0-9]0'?s(?:,|,? and|,? or| to|[-\u2013])[ \u00a0]?'?$")
_OWNERS = ("his ", "her ", "their ", "my ", "your ", "our ")


def _has_capitals(seen: Seen, group: str) -> bool:
    """Tell AD and CE from the words ad and ce, by their case or their points."""
    printed = seen.page.text[seen.match.start(group) : seen.match.end(group)]
    if not printed.isalpha() or len(printed) > _ERA_LETTERS or printed.isupper():
        return True
    return not seen.page.cased and printed in _BEFORE_CHRIST


def era_year(seen: Seen) -> Ends | None:
    before = seen.match["bc"] is not None
    if not _has_capitals(seen, "bc" if before else "ad"):
        return None
    return _era_span(seen.match, -1 if before else 1)


def _era_span(match: re.Match[str], sign: int) -> Ends | None:
    years = [sign * int(match[group]) for group in ("y", "y2") if match[group]]
    if 0 in years or sorted(years) != years:
        return None
    moments = [Moment("year", year) for year in years]
    return moments[0], moments[1] if moments[1:] else None


def era_before(seen: Seen) -> Ends | None:
    printed = seen.page.text[seen.match.start() : seen.match.start("y")].strip()
    if (
        printed.isalpha()
        and not printed.isupper()
        and seen.page.cased
        and seen.almanac.language != "fr"
    ):
        return None
    return _era_span(seen.match, 1)


def century(seen: Seen) -> Ends | None:
    marked = not seen.match["o"].isdecimal()
    numbers = [
        ordinal(seen.match[group], seen.almanac) for group in ("o", "o2") if seen.match[group]
    ]
    if 0 in numbers or max(numbers) > _LAST_CENTURY:
        return None
    if not marked and not seen.match["o2"] and not _is_russian_century(seen, numbers[0]):
        return None
    return _centuries(seen, numbers)


def _is_russian_century(seen: Seen, number: int) -> bool:
    if seen.almanac.language != "ru":
        return False
    return seen.match["u"] in _ONE_CENTURY or (seen.match["u"] == "века" and number not in _FEW)


def _centuries(seen: Seen, numbers: list[int]) -> Ends | None:
    sign = -1 if seen.match["era"] else 1
    moments = [Moment("century", sign * number) for number in numbers]
    if len(moments) > 1:
        if sorted(sign * n for n in numbers) != [sign * n for n in numbers]:
            return None
        return moments[0], moments[1]
    return moments[0], None


def century_after(seen: Seen) -> Ends | None:
    printed = [seen.match[group] for group in ("o", "o2") if seen.match[group]]
    numbers = [int(one) if one.isdecimal() else roman(one) for one in printed]
    if 0 in numbers or max(numbers) > _LAST_CENTURY:
        return None
    return _centuries(seen, numbers)


def decade(seen: Seen) -> Ends | None:
    """Read 1990s, '90s, the 90s, 1990er, 90-е годы; in his 80s somebody is old."""
    printed = seen.match["y"]
    if len(printed) == len("90") and not seen.match["t"]:
        earlier = _DECADE_BEFORE.search(
            seen.page.folded, max(0, seen.match.start() - len("1990s, and ")), seen.match.start()
        )
        if earlier is not None:
            return Moment("decade", int(earlier[1] + printed)), None
        before = seen.page.folded[max(0, seen.match.start() - len("early ")) : seen.match.start()]
        if not before.endswith(("'", "the ", "early ", "mid ", "mid-", "late ", "years ")):
            return None
    return Moment("decade", decade_of(printed)), None


def decade_after(seen: Seen) -> Ends | None:
    return Moment("decade", decade_of(seen.match["y"])), None


def decade_word(seen: Seen) -> Ends | None:
    if seen.page.folded[max(0, seen.match.start() - len("their ")) : seen.match.start()].endswith(
        _OWNERS
    ):
        return None
    spoken = " ".join(re.split(r"[\s\u00a0'-]+", seen.match["w"]))
    return Moment("decade", seen.almanac.decades[spoken]), None
