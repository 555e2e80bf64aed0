"""The patterns of dates in a language, compiled from its words.

Every pattern is matched at the start of a token and looks at a bounded stretch of text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from facts.quantities.moments import ROMAN_NUMBERS
from facts.quantities.numberwords import ENGLISH_ORDINALS
from facts.quantities.patterns import Patterns
from facts.quantities.terms import terms
from facts.quantities.words import LANGUAGES, Words, spoken, words

_ANY = ("en", "es", "pt", "ru")  # what dates are read with where no language is known
SP = r"[ \u00a0]{0,2}\n?[ \u00a0]?"
GAP = r"(?:[ \u00a0]{1,2}\n?[ \u00a0]?|\n[ \u00a0]{0,2})"
LETTER = "a-zа-ӿ"
END = rf"(?![0-9{LETTER}])"
DASH = rf"{SP}[-\u2013\u2014~]{SP}"
YEAR = r"(?:1[0-9]{3}|20[0-9]{2}|2100)(?![0-9])"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
_NEVER = r"(?!)"
_DECADE = r"(?:1[0-9]{2}0|20[0-9]0|[1-9][0-9]?0)"


@dataclass(frozen=True)
class Almanac:
    """Patterns by name, those to try at a figure, and those to try at a word."""

    language: str | None
    months: dict[str, int]
    cased_months: frozenset[str]
    ordinals: dict[str, int]
    counts: dict[str, int]
    decades: dict[str, int]
    between: frozenset[str]
    before_years: frozenset[str]
    determiners: frozenset[str]
    patterns: Patterns
    figure: tuple[str, ...]
    word: dict[str, tuple[str, ...]]
    to: re.Pattern[str]
    and_: re.Pattern[str]


def either(listed: Iterable[str]) -> str:
    """Return a pattern of any of the phrases, the longest first; of none, one that never fits."""
    found = sorted({phrase for phrase in listed if phrase}, key=len, reverse=True)
    if not found:
        return _NEVER
    return (
        "(?:"
        + "|".join(re.escape(phrase).replace(r"\ ", rf"(?:{GAP}|-)") for phrase in found)
        + ")"
    )


@cache
def almanac(language: str | None) -> Almanac:
    """Return the dates' patterns of a language; a Chinese text may hold English dates."""
    known = language if language in LANGUAGES else None
    chosen = ("en",) if known == "zh" else (known,) if known else _ANY
    return _Maker([words(one) for one in chosen], known).made()


class _Maker:
    def __init__(self, chosen: list[Words], known: str | None) -> None:
        self.chosen = chosen
        self.known = known
        self.months = {
            name: number
            for one in chosen
            for number, names in enumerate(one.months, start=1)
            for name in names
        }
        self.ordinals = dict(terms(known).ordinals)
        if known in {None, "en", "zh"}:
            self.ordinals |= {
                f"twenty-{name}": 20 + value
                for name, value in ENGLISH_ORDINALS.items()
                if value < 10
            }
        self.counts = {
            word: count for one in chosen for count, word in enumerate(one.numbers, start=1)
        }
        self.decades = {
            phrase: int(key)
            for one in chosen
            for key, listed in one.table("decades").items()
            if key.isdecimal()
            for phrase in [*spoken(listed)]
        }

    def words(self, name: str, section: str = "calendar") -> list[str]:
        return [phrase for one in self.chosen for phrase in one.listed(section, name)]

    def any(self, name: str, section: str = "calendar") -> str:
        return either(self.words(name, section))

    def made(self) -> Almanac:
        patterns = self._sources()
        return Almanac(
            language=self.known,
            months=self.months,
            cased_months=frozenset().union(*(one.cased_months for one in self.chosen)),
            ordinals=self.ordinals,
            counts=self.counts,
            decades=self.decades,
            between=frozenset(phrase.split()[0] for phrase in self.words("between")),
            before_years=frozenset(p.split()[-1] for p in self.words("before", "years")),
            determiners=frozenset(self.words("determiners", "years")),
            patterns=Patterns(patterns),
            figure=tuple(name for name in _FIGURE if name in patterns),
            word=self._openers(patterns),
            to=re.compile(rf"{SP}[-\u2013\u2014~]{{1,2}}{SP}|{GAP}{self.any('to')}{GAP}|[ ]?[至到][ ]?"),
            and_=re.compile(rf"{GAP}{self.any('and')}{GAP}"),
        )  # fmt: skip

    def _openers(self, patterns: dict[str, str]) -> dict[str, tuple[str, ...]]:
        """Return the patterns to try at a word, by that word."""
        ordinal = {phrase.split("-")[0] for phrase in self.ordinals}
        numerals = set(ROMAN_NUMBERS) | {
            f"{n}{tail}" for n in ROMAN_NUMBERS for tail in ("e", "er", "eme")
        }
        firsts = {
            "month_range": self.months, "month_day": self.months, "month_year": self.months,
            "first_months": ordinal, "part": ordinal | {"i", "ii", "iii", "iv"},
            "century": ordinal | numerals, "century_after": self.words("century_before"),
            "decade_word": self.decades, "decade_after": self.words("lead", "decades"),
            "fiscal": [*self.words("fiscal"), *self.words("calendar")],
            "era_before": self.words("ad_before"), "quarter_year": ("q", "h", "t", "s"),
        }  # fmt: skip
        found: dict[str, tuple[str, ...]] = {}
        for name, phrases in firsts.items():
            if name in patterns and _NEVER not in patterns[name][: len(_NEVER)]:
                for word in {re.split("[^" + LETTER + "]", phrase)[0] for phrase in phrases}:
                    found[word] = (*found.get(word, ()), name)
        return found

    def _sources(self) -> dict[str, str]:
        month = either(self.months) + rf"(?![{LETTER}])"
        marks, of, to = self.any("day_marks"), self.any("of"), self.any("to")
        marked = rf"(?:{marks}|\.)?"
        join = rf"(?:{DASH}|{GAP}(?:{to}|(?P<and>{self.any('and')})){GAP})"
        year = rf"(?P<y>{YEAR}|'[0-9]{{2}}{END})"
        of_year = rf"(?:,?{GAP}|{GAP}{of}{GAP}|-|,)"
        era = rf"(?:{SP}(?:(?P<era>{self.any('bc')})|{self.any('ad')})(?![{LETTER}]))?"
        fiscal = either(self.words("fiscal"))
        glue = self.any("day_to_month")
        found = {
            "iso": rf"(?P<y>1[0-9]{{3}}|2[01][0-9]{{2}})(?P<s>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>{DAY})",
            "numeric": rf"(?P<a>{DAY})(?P<s>[./-])(?P<b>0?[1-9]|[12][0-9]|3[01])(?P=s)"
            rf"(?P<y>{YEAR}|[0-9]{{2}})(?![0-9]|(?P=s)[0-9])",
            "day_month": rf"(?P<d>{DAY}){marked}(?:{join}(?P<d2>{DAY}){marked})?"
            rf"(?:{GAP}(?:{glue}{GAP})?|-|(?<=\.))(?P<m>{month})(?:\.?{of_year}{year})?{era}",
            "month_year": rf"(?P<m>{month})\.?(?:,?{GAP}(?:{of}{GAP})?{year}|{SP}-{SP}(?P<y4>{YEAR}))(?![0-9]|[.,][0-9])",
            "month_range": rf"(?P<m>{month})\.?{join}(?P<m2>{month})\.?,?{GAP}(?:{of}{GAP})?(?P<y>{YEAR})",
            "part": rf"(?P<o>{self._ordinal('[1-4]')}|i{{1,3}}|iv)(?:{GAP}|-)(?:(?P<f>{fiscal}){GAP})?"
            rf"(?:(?P<q>{self.any('quarter')})|{self.any('half')})(?![{LETTER}])"
            rf"(?:,?{GAP}(?:{of}{GAP}){{0,2}}(?:(?P<f2>{fiscal})(?:{GAP})?)?(?:{self.any('year')}{GAP})?(?P<y>{YEAR}|(?<=fy)[0-9]{{2}}){END})?",
            "first_months": rf"(?P<o>{either(w for w, v in self.ordinals.items() if v == 1)}){GAP}"
            rf"(?P<n>{either(self.counts)}|[2-9]|1[01]){GAP}{self.any('months')}(?![{LETTER}])"
            rf"(?:,?{GAP}(?:{of}{GAP}){{0,2}}(?:(?P<f>{fiscal})(?:{GAP})?)?(?:{self.any('year')}{GAP})?(?P<y>{YEAR}))?",
            "fiscal": rf"(?:(?P<c>{self.any('calendar')})|{fiscal}){SP}(?:(?:of|de|{self.any('year')}){GAP})?"
            rf"'?(?P<y>{YEAR}|(?<=[fc]y)[0-9]{{2}}|(?<=fy[ '])[0-9]{{2}})(?:[-\u2013/](?P<y2>{YEAR}|[0-9]{{2}}))?{END}",
            "fiscal_after": rf"(?P<y>{YEAR})(?:[-\u2013/](?P<y2>{YEAR}|[0-9]{{2}}))?{GAP}{fiscal}{END}",
            "season": rf"(?P<y>{YEAR})[-\u2013/](?P<y2>[0-9]{{2}}|(?<=/){YEAR})(?![0-9{LETTER}]|[-/.,][0-9]|{SP}%)",
            "era": rf"(?P<y>[0-9]{{1,4}})(?:{DASH}(?P<y2>[0-9]{{1,4}}))?{SP}"
            rf"(?:(?P<bc>{self.any('bc')})|(?P<ad>{self.any('ad')}))(?![{LETTER}])",
            "era_before": rf"{self.any('ad_before')}{SP}(?P<y>[0-9]{{1,4}})(?:{DASH}(?P<y2>[0-9]{{1,4}}))?{END}",
            "year_quarter": rf"(?P<y>{YEAR}){SP}-?(?P<p>[qhts])(?P<n>[1-4]){END}",
            "number_quarter": rf"(?P<n>[1-4])(?P<p>[qhts])(?:{SP}(?:fy)?(?P<y>{YEAR}|'[0-9]{{2}}|(?<=[qhtsy])[0-9]{{2}}))?{END}",
            "quarter_year": rf"(?P<p>[qhts])(?P<n>[1-4])(?![0-9])(?:{SP}(?:{of}{GAP})?(?P<f>{fiscal}{SP})?"
            rf"(?P<y>{YEAR}|'[0-9]{{2}}|(?<=fy)[0-9]{{2}}))?{END}",
            "century": self._century(join, era),
            "century_after": rf"{self.any('century_before')}{GAP}(?P<o>{_ROMAN}|[0-9]{{1,2}})"
            rf"(?:{join}(?:[eo]l?{GAP})?(?P<o2>{_ROMAN}|[0-9]{{1,2}}))?{END}{era}",
            "decade": rf"(?P<y>{_DECADE})(?:{self.any('suffix', 'decades')}){END}"
            rf"(?P<t>[ -]?(?:{self.any('tail', 'decades')}){END})?",
            "decade_after": rf"{self.any('lead', 'decades')}{GAP}"
            rf"(?:(?:de|del|los|las|dos|os){GAP})?'?(?P<y>{_DECADE})(?:'?s)?{END}",
            "decade_word": rf"(?P<w>{either(self.decades)}){END}",
            "time": rf"(?P<h>2[0-4]|[01]?[0-9])(?:[:.h](?P<mi>[0-5][0-9])(?::[0-5][0-9])?)?{SP}"
            rf"(?:(?P<ap>{self.any('meridiem')})|{self.any('clock')})(?![{LETTER}])",
            "clock": r"(?P<h>2[0-4]|[01]?[0-9])[:h](?P<mi>[0-5][0-9])(?::[0-5][0-9])?(?![0-9:])",
        }  # fmt: skip
        if self.known in {None, "en", "zh"}:
            found["month_day"] = (
                rf"(?P<m>{month})\.?{GAP}(?:the{GAP})?(?P<d>{DAY})(?:{marks})?(?![0-9:%{LETTER}]|[.,][0-9])"
                rf"(?:{join}(?P<d2>{DAY})(?:{marks})?(?![0-9:%{LETTER}]|[.,][0-9]))?"
                rf"(?:(?:,{SP}|{GAP}|,{GAP}{of}{GAP})(?P<y>{YEAR}))?"
            )
        return found

    def _ordinal(self, digits: str) -> str:
        marks = self.any("day_marks")
        return rf"(?:{either(self.ordinals)}|{digits}(?:{marks}|eme|e(?![{LETTER}])|[.º°])?)"

    def _century(self, join: str, era: str) -> str:
        named = self.any("century")
        if named == _NEVER:
            return _NEVER
        one = rf"{self._ordinal('[0-9]{1,2}')}|{_ROMAN}(?:er|eme|e)?(?![{LETTER}])"
        return (
            rf"(?P<o>{one})(?:{join}(?:the{GAP})?(?P<o2>{one}))?(?:{GAP}|-)"
            rf"(?P<u>{named})(?![{LETTER}]){era}"
        )


_ROMAN = "(?:" + "|".join(sorted(ROMAN_NUMBERS, key=len, reverse=True)) + ")"
# At a figure, the longer and surer patterns come first.
_FIGURE = (
    "iso", "numeric", "day_month", "time", "clock", "year_quarter", "number_quarter", "fiscal_after",
    "season", "era", "century", "part", "decade",
)  # fmt: skip
