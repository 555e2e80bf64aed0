"""Scores answers about whole documents: a line is all correct or it isn't (tests/eval/README.md)."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from bot.answer import Answer, Figure

Line = dict[str, Any]
"""A line of a question set, as JSON gives it."""

_CURRENCIES = frozenset(
    "USD EUR CNY GBP MXN JPY CHF NZD AUD CAD HKD INR KRW SDR".split()
)  # of the sets
_TYPED = _CURRENCIES | {"%"}
_ALIASES = {
    "YUAN": "CNY",
    "RMB": "CNY",
    "PERCENT": "%",
    "PP": "%",
    "PERCENTAGE POINT": "%",
    "PERCENTAGE POINTS": "%",
}
# What is reckoned may be rounded; what is read is exact, but for binary floating point.
_RECKONED = Decimal("0.005")
_READ = Decimal("1e-9")
_SCORED_BY_FIGURE = frozenset({"figure", "table", "computed", "followup", "unanswerable"})
_SAYS_SOMETHING = frozenset({"answered", "supported", "contradicted"})
_SHOWN = 70  # characters of a snippet in an explanation


@dataclass(frozen=True, slots=True)
class Judged:
    """A line's score: why it isn't all correct (nothing: it is), and whether a figure is wrong.

    `absent`: the line is of the kind that has no answer; `missed`: not answered though it has one.
    """

    reasons: tuple[str, ...] = ()
    wrong: bool = False
    absent: bool = False
    missed: bool = False

    @property
    def correct(self) -> bool:
        return not self.reasons


@dataclass(frozen=True, slots=True)
class Total:
    """How many lines are all correct, have a wrong figure, are rightly declined, are missed."""

    lines: int = 0
    correct: int = 0
    wrong: int = 0
    absent: int = 0
    declined: int = 0
    missed: int = 0

    @property
    def correct_share(self) -> float | None:
        """Return the share of lines that are all correct, None without lines."""
        return self.correct / self.lines if self.lines else None

    @classmethod
    def of(cls, judged: Sequence[Judged]) -> Self:
        return cls(
            lines=len(judged),
            correct=sum(one.correct for one in judged),
            wrong=sum(one.wrong for one in judged),
            absent=sum(one.absent for one in judged),
            declined=sum(one.absent and one.correct for one in judged),
            missed=sum(one.missed for one in judged),
        )


def judge(line: Line, answer: Answer | None) -> Judged:
    """Score one answer; None, where the document can't be read, fails every line."""
    gold = line["gold"]
    want = gold.get("verdict") or gold["status"]
    got = answer.status if answer else None
    reasons = [] if got == want else [f"status {got}, not {want}"]
    wrong = False
    if line["kind"] in _SCORED_BY_FIGURE and (gold.get("figures") or want == "not_in_document"):
        wrong, found = _figures(line, want, answer.figures if answer else ())
        reasons.extend(found)
    reasons.extend(_texts(gold, want, answer))
    return Judged(
        reasons=tuple(reasons),
        wrong=wrong,
        absent=line["kind"] == "unanswerable",
        missed=gold.get("status") == "answered" and got != "answered",
    )


def _figures(line: Line, want: str, figures: Sequence[Figure]) -> tuple[bool, list[str]]:
    gold = line["gold"].get("figures") or []
    allowed = [*gold, *(line["gold"].get("figures_ok") or [])]
    tolerance = _RECKONED if line["kind"] in {"computed", "followup"} else _READ
    wrong = [one for one in figures if not any(_same(one, pair, tolerance) for pair in allowed)]
    reasons = [f"wrong figure {[one.text for one in wrong]}, not {gold}"] if wrong else []
    if want == "answered":
        reasons += [
            f"figure {pair} missing"
            for pair in gold
            if not any(_same(one, pair, tolerance) for one in figures)
        ]
    return bool(wrong), reasons


def _same(figure: Figure, pair: Sequence[Any], tolerance: Decimal) -> bool:
    """Tell whether a figure is a gold pair: counts by value, money and per cent by unit too."""
    wanted = Decimal(str(pair[0]))
    digit = Decimal(1).scaleb(min(0, int(wanted.as_tuple().exponent))) if tolerance != _READ else 0
    allowed = max(abs(wanted) * tolerance, digit / 2 if wanted % 1 else 0, _READ)
    if abs(figure.value - wanted) > allowed:
        return False
    units = {_unit(figure.unit), _unit(pair[1])}
    return len(units) == 1 or not units & _TYPED


def _unit(unit: str) -> str:
    known = _ALIASES.get(unit.strip().upper(), unit.strip())
    return known.upper() if known.upper() in _CURRENCIES else known


def _texts(gold: Line, want: str, answer: Answer | None) -> Iterator[str]:
    """Yield what the answer and its quotations should say and don't."""
    quotes = [_plain(one.quote) for one in answer.citations] if answer else []
    said = " ".join([_plain(answer.answer) if answer else "", *quotes])
    for text in gold.get("text") or ():
        if not any(_plain(one) in said for one in _alternatives(text)):
            yield f"text {text} missing"
    for snippet in (gold.get("cite") or ()) if want in _SAYS_SOMETHING else ():
        alternatives = [_plain(one) for one in _alternatives(snippet)]
        if not any(one in quote for one in alternatives for quote in quotes):
            yield f"citation {str(snippet)[:_SHOWN]} missing"


def _alternatives(item: str | list[str]) -> list[str]:
    return item if isinstance(item, list) else [item]


def _plain(text: str) -> str:
    """Return a text without what comparisons leave out: case, white space, hyphens, forms."""
    known = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\-\u2010-\u2015\u00ad\u200b|]+", "", known).casefold()
