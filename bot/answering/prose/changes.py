"""A level, the change beside it, and what the change is measured from: "36 tons, three more than in June"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.answering.prose.cues import ProseWords, folded, prose_words, spans
from bot.answering.prose.operands import Operand
from bot.answering.prose.period_fit import agreement
from bot.computing.operand import Operand as Amount
from bot.computing.operand import of_figure
from bot.understanding.marks import has_marks, marks_of
from facts.drafting.figure import DraftedFigure, Kind
from facts.drafting.joints import joints
from facts.quantities.periods import Period, periods, relation

_LEVELS = frozenset(
    {Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.PERCENT, Kind.DURATION}
)
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
_POINTS = "pp"
_TIMES = "times"
_HUNDRED = Decimal(100)
_LIST = 5  # sentences from a level to the last item about its growth
_OPENS = 4  # Chinese characters before a growth that a sentence begins with
_REACH = 32  # characters: "a year-on-year increase of some"
_BEHIND = (
    16  # characters from a figure to the word that says where it goes: "percentage points lower"
)
_LEADING = 16  # characters from a change to its level: "to just under"
_FAR = 48  # characters from a change to what it is measured from
_PAUSE = re.compile(r"[;；.。!?！？]|[,，、:：](?!\d)")
_UNTIL = re.compile(r"[;；.。!?！？,，、:：\d]")
_STOP = re.compile(r"[;；。!?！？]|\.(?!\d)")
_APART = frozenset(";；")
_WORD = re.compile(r"[^\W_]+")
_SPACES = " \u00a0,，"
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
class Change:
    """A level with its growth; `amount` is that, negative for a decline, "%" only if it is relative.

    `base` is YEAR for a change over a year, else the period that it is measured from in its
    normal form, None where none is said; `words` are what else is said of it, folded.
    """

    level: Operand
    growth: Operand
    amount: Amount[DraftedFigure]
    base: str | None
    words: frozenset[str]


def changes(pool: Sequence[Operand], language: str) -> Iterator[Change]:
    """Yield the levels of a pool, each with its growth; `language` is the document's."""
    words = prose_words(language)
    signs = [_sign(pool, at, language, words) for at in range(len(pool))]
    for at, growth in enumerate(pool):
        if not signs[at]:
            continue
        level = next((pool[one] for one in range(at - 1, -1, -1) if not signs[one]), None)
        if level is not None and not _hangs_on(growth, level, words):
            level = None
        if at + 1 < len(pool) and _leads_to(growth, pool[at + 1], language, words):
            level = pool[at + 1]
        amount = _amount(level, growth, signs[at], words) if level is not None else None
        if level is not None and amount is not None:
            until = _until(pool, at)
            yield Change(level, growth, amount, *_base(level, growth, language, words, until))


def _sign(pool: Sequence[Operand], at: int, language: str, words: ProseWords) -> int:
    """Return 1 for a figure that says by how much something grew, -1 by how much it fell, 0 else."""
    one = pool[at]
    if one.quantity.direction is not None:
        return 1 if one.quantity.direction == "up" else -1
    if one.quantity.kind == _TIMES:
        return 1 if one.quantity.value > 1 else 0
    text, beside = folded(one.passage.sentence.text), [pool[at - 1]] if at else []
    start = max([0, *(other.quantity.end for other in beside if other.position == one.position)])
    before = _PAUSE.split(text[start : one.quantity.start])[-1]
    behind = _UNTIL.split(text[one.quantity.end : one.quantity.end + _BEHIND])[0]
    if words.characters:
        compared = any(sign in before for sign in _THAN)
        more = _last(before, words.said, ("more", "less")) if compared else 0
        return more or _last(before, words.said)
    if _last(behind, words.joints, ("above", "below")):
        return _last(behind, words.joints, ("above", "below"))
    first = before.split()[-1:]  # "menos 36 do que"
    if (
        first
        and _last(first[0], words.said, ("more", "less"))
        and spans(words.joints.get("than"), behind)
    ):
        return _last(first[0], words.said, ("more", "less"))
    ahead = before if _is_points(one, words) else _verb(before, language)
    return _last(behind, words.said, ("more", "less")) or _last(
        ahead, words.said
    )  # "rose three points"


def _verb(text: str, language: str) -> str:
    """Return the word before what joins it to a figure: "reduced" of "was reduced by", else nothing."""
    joints = marks_of(language).figure_roles["delta"] if has_marks(language) else frozenset()
    *_, verb, joint = ("", "", *text.split())
    return verb if joint in joints else ""


def _last(
    text: str, lists: Mapping[str, re.Pattern[str]], names: tuple[str, str] = ("up", "down")
) -> int:
    """Return 1 or -1 by the last word of a text that stands in the first list or the second, else 0."""
    found = [(0, 0)]
    for sign, name in zip((1, -1), names, strict=True):
        pattern = lists.get(name)
        found += [(match.end(), sign) for match in pattern.finditer(text)] if pattern else []
    return max(found)[1]


def _until(pool: Sequence[Operand], at: int) -> int:
    """Return where the words behind a figure end: at the next one of its sentence."""
    behind = pool[at + 1 : at + 2]
    same = behind and behind[0].position == pool[at].position
    return behind[0].quantity.start if same else len(pool[at].passage.sentence.text)


def _hangs_on(growth: Operand, level: Operand, words: ProseWords) -> bool:
    """Tell whether a growth is that of the level before it.

    In its sentence; or in a sentence or a list right behind it, which begins with the growth.
    """
    text = growth.passage.sentence.text
    if growth.position == level.position:
        return _APART.isdisjoint(text[level.quantity.end : growth.quantity.start])
    ahead = text[: growth.quantity.start]
    opens = len(ahead) <= _OPENS if words.characters else len(ahead.split()) <= 1
    return level.position < growth.position <= level.position + _LIST and opens


def _leads_to(growth: Operand, level: Operand, language: str, words: ProseWords) -> bool:
    """Tell whether a growth is one to the level right behind it: "slipped 3.1% to £22.4 million"."""
    if growth.position != level.position:
        return False
    text = folded(growth.passage.sentence.text)
    gap = text[growth.quantity.end : level.quantity.start].strip(_SPACES)
    points = words.said["points"].match(gap) if "points" in words.said else None
    gap = gap[points.end() :].strip(_SPACES) if points is not None else gap
    roles = marks_of(language).figure_roles["level"] if has_marks(language) else frozenset()
    joint = words.text.get("to")
    # Some quantities have the word themselves: "hasta 400 toneladas".
    own = level.quantity.text.split(maxsplit=1)[0].lower() in roles and not gap
    opens = joint is not None and joint.match(gap) is not None and len(gap) <= _LEADING
    return gap in roles or own or opens


def _amount(
    level: Operand, growth: Operand, sign: int, words: ProseWords
) -> Amount[DraftedFigure] | None:
    """Return a growth as what a level is to be lessened by, None where they don't fit."""
    if level.figure.kind not in _LEVELS:
        return None
    made = replace(of_figure(growth.figure), value=abs(growth.figure.value) * sign)
    if growth.quantity.kind == _TIMES:
        made = replace(made, value=(growth.quantity.value - 1) * _HUNDRED, unit="%")
        return None if level.figure.kind is Kind.PERCENT else made
    points = _is_points(growth, words)
    if level.figure.kind is Kind.PERCENT:
        return replace(made, unit=_POINTS) if points else None
    if points:
        return None
    if growth.figure.kind is Kind.PERCENT:
        return made
    return replace(made, unit=level.figure.unit) if _same_unit(growth, level, words) else None


def _is_points(growth: Operand, words: ProseWords) -> bool:
    """Tell whether a figure counts percentage points: "two points lower"."""
    text = folded(growth.passage.sentence.text)[growth.quantity.end :].lstrip()
    pattern = words.said.get("points")
    return growth.quantity.unit == _POINTS or (pattern is not None and bool(pattern.match(text)))


def _same_unit(growth: Operand, level: Operand, words: ProseWords) -> bool:
    """Tell whether a change counts what a level does; "на 17 меньше" counts nothing of its own."""
    one, other = growth.figure, level.figure
    compares = (words.said.get(name) for name in ("more", "less"))
    own = folded(one.unit)
    unit = "" if any(pattern and pattern.fullmatch(own) for pattern in compares) else one.unit
    if one.kind in _COUNTED and (other.kind in _COUNTED or not unit):
        return not (unit and other.unit) or unit == other.unit
    return one.kind is other.kind and other.unit.partition("/")[0] == unit


def _base(
    level: Operand, growth: Operand, language: str, words: ProseWords, until: int
) -> tuple[str | None, frozenset[str]]:
    """Return the period that a growth is measured from, and the words that name it."""
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
        return YEAR, frozenset()
    if same is not None and same.search(folded(told)):
        return YEAR, frozenset()  # the same quarter of another year
    over_year = pattern is not None and any(pattern.search(part) for part in around)
    if form == _LAST_YEAR or (over_year and form is None):
        return YEAR, named
    monthly = words.text.get("month")
    if monthly is not None and form is None and any(monthly.search(part) for part in around):
        return MONTH, named
    if form is None and not named and growth.base is not None and growth.base[:4].isdecimal():
        return growth.base, named
    return form, named


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


def is_base(change: Change, question: str, asked: Sequence[Period], language: str) -> bool:
    """Tell whether a text is about what a change is measured from, by its period or its words.

    `asked` are the periods that it names, as they are written, `language` is its own.
    """
    said = (
        _plain(question) if language == "zh" else f" {' '.join(_WORD.findall(folded(question)))} "
    )
    words = map(_plain, change.words) if language == "zh" else (f" {w} " for w in change.words)
    if not all(word in said for word in words):
        return False
    forms = [one.form for one in asked]
    if change.base is None:
        return bool(change.words)
    offset = _OFFSETS.get(change.base)
    if offset is None:
        return _is_form(forms, change)
    if offset in forms:  # "in May last year", of a figure of this May
        return all(agreement((one,), change.level) > 0 for one in forms if one != offset)
    return len(forms) == 1 and forms[0] in set(_earlier(change.level, offset))


def _is_form(forms: Sequence[str], change: Change) -> bool:
    """Tell whether periods are that from which a change is measured, "last year" by the level's own."""
    base = change.base or ""
    exact = [one for one in forms if not one.startswith("@")]
    if not exact:
        return base in {form for one in forms for form in _earlier(change.level, one)}
    earlier = {
        form[:4] for one in forms if one not in exact for form in _earlier(change.level, one)
    }
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
