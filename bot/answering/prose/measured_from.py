"""What a change is measured from: "than in June", "on the year before", 比去年, 环比."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.prose.operands import Operand
from bot.answering.prose.period_fit import agreement
from bot.understanding.cues import ProseWords, folded, spans
from facts.drafting.joints import joints
from facts.quantities.periods import Period, periods, relation

_REACH = 32  # characters: "a year-on-year increase of some"
_FAR = 48  # characters from a change to what it is measured from
_PAUSE = re.compile(r"[;；.。!?！？]|[,，、:：](?!\d)")
_STOP = re.compile(r"[;；。!?！？]|\.(?!\d)")
_WORD = re.compile(r"[^\W_]+")
_ON = re.compile(r"\b(?:on|over)\s+(?:the\s+)?$")
_THAN = "比较較"
YEAR = "year"  # the base of a change over a year
MONTH = "month"  # that of a change over the month before
_LAST_YEAR = "@-1 year"
_OFFSETS = {
    YEAR: _LAST_YEAR,
    MONTH: "@-1 month",
    "@-1 quarter": "@-1 quarter",
    "@-1 month": "@-1 month",
}
_OFFSET = re.compile(r"@(-[1-9]) (year|month|quarter)")
_DATED = re.compile(r"(?P<y>\d{4})(?:-(?P<m>\d\d)|-Q(?P<q>\d))?(?:-\d\d)?")
_SURE = 0.8  # of a period: a figure is of no other
_MOST_WORDS = 4  # of what a change is measured from: "the same week of last season"
_SHORT = 3  # letters of a function word that names no time: "in", "the"


@dataclass(frozen=True, slots=True)
class Base:
    """What a change is measured from.

    `form` is YEAR for a change over a year, MONTH for one over a month, else the period in its normal
    form, None where none is said; `words` are what else is said of it, folded.
    """

    form: str | None
    words: frozenset[str]


def base_of(level: Operand, growth: Operand, language: str, words: ProseWords, until: int) -> Base:
    """Return what a growth is measured from; the words behind it end at `until` of its sentence."""
    text = folded(growth.passage.sentence.text)
    start, end = growth.right
    ahead = text[max(0, growth.quantity.start - _REACH) : growth.quantity.start]
    around = _PAUSE.split(ahead)[-1], text[start:end]
    where = _span(level, growth, text[:until], language, words)
    form, named = (
        _named(growth.passage.sentence.text[slice(*where)], language)
        if where is not None
        else (None, frozenset[str]())
    )
    pattern = words.text.get("year")
    earlier = words.said.get("earlier")
    same = words.text.get("same")
    told = growth.passage.sentence.text[slice(*where)] if where is not None else ""
    if earlier is not None and earlier.search(folded(told)):
        return Base(YEAR, frozenset())
    if same is not None and same.search(folded(told)):
        return Base(YEAR, frozenset())  # the same quarter of another year
    over_year = pattern is not None and any(pattern.search(part) for part in around)
    if form == _LAST_YEAR or (over_year and form is None):
        return Base(YEAR, named)
    monthly = words.text.get("month")
    if monthly is not None and form is None and any(monthly.search(part) for part in around):
        return Base(MONTH, named)
    if form is None and not named and growth.base is not None and growth.base[:4].isdecimal():
        return Base(growth.base, named)
    return Base(form, named)


def _span(
    level: Operand, growth: Operand, text: str, language: str, words: ProseWords
) -> tuple[int, int] | None:
    """Return where the words stand that say what a growth is measured from."""
    if words.characters:
        first = level.quantity.end if level.quantity.end < growth.quantity.start else 0
        start = max(text.rfind(sign, first, growth.quantity.start) for sign in _THAN)
        if start < 0:
            return None
        ends = [
            match.start() + start
            for name in ("more", "less", "up", "down")
            for match in words.said[name].finditer(text[start : growth.quantity.start])
        ]
        return start + 1, min(ends, default=growth.quantity.start)
    first = growth.quantity.end
    stop = _STOP.search(text, first)
    for match in _WORD.finditer(
        text, first, min(stop.start() if stop else len(text), first + _FAR)
    ):
        before = text[first : match.start()]
        pause = _PAUSE.search(text, match.start())
        end = pause.start() if pause else len(text)
        if joints(language).base.search(before) or _than(before, words):
            return match.start(), end
        if _ON.search(before) and periods(text[match.start() : end], language):
            return match.start(), end
    return None


def _than(before: str, words: ProseWords) -> bool:
    ends = [
        end
        for name in ("than", "above", "below")
        for _, end in spans(words.joints.get(name), before)
    ]
    return bool(ends) and not before[max(ends) :].strip()


def is_base(base: Base, level: Operand, text: str, asked: Sequence[Period], language: str) -> bool:
    """Tell whether a text is about what the change to a level is measured from, by its period or its words.

    `asked` are the periods that it names, as they are written, `language` is its own.
    """
    said = _plain(text) if language == "zh" else f" {' '.join(_WORD.findall(folded(text)))} "
    words = map(_plain, base.words) if language == "zh" else (f" {w} " for w in base.words)
    if not all(word in said for word in words):
        return False
    forms = [one.form for one in asked]
    if base.form is None:
        return bool(base.words)
    offset = _OFFSETS.get(base.form)
    if offset is None:
        return _is_form(forms, base.form, level)
    if offset in forms:  # "in May last year", of a figure of this May
        return all(agreement((one,), level) > 0 for one in forms if one != offset)
    return len(forms) == 1 and forms[0] in set(_earlier(level, offset))


def _is_form(forms: Sequence[str], base: str, level: Operand) -> bool:
    """Tell whether periods are that from which a change is measured, "last year" by the level's own."""
    exact = [one for one in forms if not one.startswith("@")]
    if not exact:
        return base in {form for one in forms for form in _earlier(level, one)}
    earlier = {form[:4] for one in forms if one not in exact for form in _earlier(level, one)}
    same = all(
        relation(one, base) == "same" or (earlier and relation(one, base) != "apart")
        for one in exact
    )
    return same and (len(exact) == len(forms) or base[:4] in earlier)


def _earlier(level: Operand, offset: str) -> Iterator[str]:
    """Yield the periods that lie so far before a level's own: last month, of one in May."""
    match = _OFFSET.fullmatch(offset)
    for form, sure in level.periods if match is not None else ():
        found = _DATED.fullmatch(form)
        if match is None or found is None or sure < _SURE:
            continue
        unit, back = match[2], int(match[1])
        if unit == "year":
            yield f"{int(found['y']) + back:04}{form[4:]}"
            if form[4:]:
                yield f"{int(found['y']) + back:04}"
        elif unit == "month" and found["m"]:
            place = int(found["y"]) * 12 + int(found["m"]) - 1 + back
            yield from (f"{place // 12:04}-{place % 12 + 1:02}", f"--{place % 12 + 1:02}")
        elif unit == "quarter" and found["q"]:
            place = int(found["y"]) * 4 + int(found["q"]) - 1 + back
            yield from (f"{place // 4:04}-Q{place % 4 + 1}", f"--Q{place % 4 + 1}")


def _plain(text: str) -> str:
    return text.replace("个", "")


def _named(text: str, language: str) -> tuple[str | None, frozenset[str]]:
    """Return the period that words name, and the other words up to it; of many words none."""
    found = periods(text, language)
    form = found[0].form if len(found) == 1 else None
    rest = text[: found[0].start] if found else text
    if language == "zh":
        return form, frozenset({rest} if rest and not found else ())
    words = [word for word in _WORD.findall(folded(rest)) if len(word) > _SHORT or word.isdecimal()]
    return form, frozenset(words if len(words) <= _MOST_WORDS else ())
