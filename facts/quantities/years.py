"""Bare digits that are a year."""

import re
from collections.abc import Container
from typing import TYPE_CHECKING

from facts.quantities.beside import qualifier_before, skip_spaces
from facts.quantities.measures import unit_after
from facts.quantities.moments import Moment, short_year
from facts.quantities.nouns import noun_after
from facts.quantities.pages import Page

if TYPE_CHECKING:
    from facts.quantities.almanac import Almanac

_FIRST, _FIRST_MODERN, _LAST = 1000, 1900, 2100
_ROUND = 50  # 1,200 men and 1,250 ships come in round numbers, years don't
_HAN_YEARS = frozenset("年届款版级、。，；：")
_FIRST_EVER = 100
_IN = frozenset(("in", "en", "im", "nel", "em"))
_BARE_LANGUAGES = frozenset(("de",))  # "1187 griff er" needs no word before
# The headers 2019 €m and 2019 $'000 give a year and a scale.
_HEADER = re.compile(r"[ \u00a0\n](?:us|hk|[ac])?[$€£¥](?:mn?|bn|k|th|mio|'000|000)(?![a-z0-9])")
_RUSSIAN_YEARS = frozenset("год года году годом годах годы годов г гг".split())
_CIRCA = frozenset(("c", "ca", "circa"))


def years_before(source: Page, words: Container[str], index: int) -> bool:
    """Tell whether one of the words stands right before a token, or before its article."""
    if not index:
        return False
    token, before = source.tokens[index], source.tokens[index - 1]
    if not source.joined(before.end, token.start, dotted=True):
        return False
    return before.text in words


def year_at(
    source: Page, dates: "Almanac", index: int, *, expected: bool = False
) -> tuple[Moment, int, int] | None:
    """Return the year that a figure is, with its span: in 1347, the 1755 earthquake, '24, 2025.

    1900 to 2100 are years unless something is counted; older ones need a word, brackets or, in a
    text that groups its thousands, nothing but the lack of a noun.
    """
    token = source.tokens[index]
    if not token.text.isdecimal() or not len("24") <= len(token.text) <= len("2025"):
        return None
    if len(token.text) == len("24"):
        return _short(source, index)
    value = int(token.text)
    if value > _LAST or not _is_bare(source, index):
        return None
    end = _year_word(source, index)
    if end is not None and value >= _FIRST_EVER:
        return Moment("year", value), token.start, end
    if _HEADER.match(source.folded, token.end) and value >= _FIRST_MODERN:
        return Moment("year", value), token.start, token.end
    if unit_after(source, token.end, index + 1) is not None:
        return None
    early = value < _FIRST
    dated = _is_early(source, index, value) if early else _dated(source, dates, index, value)
    dated = dated or (expected and not early)
    return (Moment("year", value), token.start, token.end) if dated else None


def _is_early(source: Page, index: int, value: int) -> bool:
    """Tell the year 911 of "in 911" from "in 142 games" and "one in 250"."""
    token = source.tokens[index]
    if value < _FIRST_EVER or not value % _ROUND or not years_before(source, _IN, index):
        return False
    if index > 1 and (
        source.tokens[index - 2].kind != "word"
        or (source.tokens[index - 2].text in source.terms.cardinals)
    ):
        return False
    return noun_after(source, token.end, index + 1) is None


def _short(source: Page, index: int) -> tuple[Moment, int, int] | None:
    """Read '24; a quoted number and 5'24 are none."""
    token, folded = source.tokens[index], source.folded
    if not token.start or folded[token.start - 1] != "'":
        return None
    if folded[max(0, token.start - 2) : token.start - 1].isalnum():
        return None
    if folded[token.end : token.end + 1].isalnum() or folded.startswith(("%", "'"), token.end):
        return None
    return Moment("year", short_year(token.text)), token.start - 1, token.end


def _is_bare(source: Page, index: int) -> bool:
    """Tell 1755 from $1755, 1755th, 1755-seat, #1755 and 1755.5."""
    token, folded = source.tokens[index], source.folded
    before = folded[token.start - 1] if token.start else ""
    if before and (before in "$€£¥#№+/._=@" or (before.isalpha() and before < "\u2e80")):
        return False
    after = folded[token.end : token.end + 2]
    if after[:1] > "\u2e80" and after[:1] not in _HAN_YEARS and after[:1].isalpha():
        return False
    if after[:1] in {"%", "°", "$", "€", "£", "_", "="} or (
        after[:1].isalpha() and after[:1] < "\u2e80"
    ):
        return False
    if after[:1] == "-" and after[1:].isalpha():
        word = source.tokens[index + 1].text if index + 1 < len(source.tokens) else ""
        return word in {"based", "built", "born", "present", "era", "style", "model"}
    return True


def _year_word(source: Page, index: int) -> int | None:
    """Return the end of the год right behind a year."""
    token = source.tokens[index]
    if index + 1 >= len(source.tokens):
        return None
    after = source.tokens[index + 1]
    named = source.terms.language == "ru" and after.text in _RUSSIAN_YEARS
    return after.end if named and source.joined(token.end, after.start) else None


def _dated(source: Page, dates: "Almanac", index: int, value: int) -> bool:
    token = source.tokens[index]
    if years_before(source, _CIRCA, index):
        return True
    noun = noun_after(source, token.end, index + 1)
    worded = years_before(source, dates.before_years, index)
    if value >= _FIRST_MODERN:
        return _is_modern(source, index, value, worded=worded, counted=noun is not None)
    if noun is not None and (not value % _ROUND or not (worded or source.grouped)):
        return False
    if worded or _in_brackets(source, index):
        return True
    if qualifier_before(source, token.start, index, 0) is not None:
        return False
    determined = years_before(source, dates.determiners, index)
    if source.grouped:
        return True
    return bool(value % _ROUND) and (determined or source.terms.language in _BARE_LANGUAGES)


def _is_modern(source: Page, index: int, value: int, *, worded: bool, counted: bool) -> bool:
    token = source.tokens[index]
    qualifier = qualifier_before(source, token.start, index, 0)
    if qualifier is not None and not worded and qualifier.code not in {"over", "about", "at most"}:
        return False
    return not counted or value % 100 != 0 or worded


def _in_brackets(source: Page, index: int) -> bool:
    """Tell whether a year stands first or alone in brackets: (1347), (1347–51), (1347, Caffa)."""
    token, folded = source.tokens[index], source.folded
    after = folded[(at := skip_spaces(folded, token.end)) : at + 1]
    return (
        token.start > 0
        and folded[token.start - 1] in "(["
        and after in {")", "]", ",", ";", "-", "–"}
    )
