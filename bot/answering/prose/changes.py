"""A level, the change beside it, and what the change is measured from: "36 tons, three more than in June"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from bot.answering.prose.measured_from import Base, base_of, is_base
from bot.answering.prose.operands import Operand
from bot.computing.operand import Operand as Amount
from bot.computing.operand import of_figure
from bot.understanding.cues import ProseWords, folded, prose_words, spans
from bot.understanding.marks import has_marks, marks_of
from facts.drafting.figure import DraftedFigure, Kind
from facts.quantities.periods import Period

_LEVELS = frozenset(
    {Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.MEASURE, Kind.PERCENT, Kind.DURATION}
)
_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
_POINTS = "pp"
_TIMES = "times"
_HUNDRED = Decimal(100)
_LIST = 5  # sentences from a level to the last item about its growth
_OPENS = 4  # Chinese characters before a growth that a sentence begins with
_BEHIND = (
    16  # characters from a figure to the word that says where it goes: "percentage points lower"
)
_REACH = 32  # characters before a figure, longer than any word that joins it to another
_DATED = re.compile(r"(?:\d+|[去今前本上])年(?:\d+月)?底?末?的$")  # "到2024年的500万元"
_BECOMES = frozenset("为成")
_MOVED = 4  # characters that say so: 缩短为
_SPEED = 4  # characters before a change of a time: 快了一天
_LEADING = 16  # characters from a change to its level: "to just under"
_PAUSE = re.compile(r"[;；.。!?！？]|[,，、:：](?!\d)")
_UNTIL = re.compile(r"[;；.。!?！？,，、:：\d]")
_APART = frozenset(";；")
_SPACES = " \u00a0,，"
_THAN = "比较較"


@dataclass(frozen=True, slots=True)
class Change:
    """A level with its growth; `amount` is that, negative for a decline, "%" only if it is relative.

    `base` is what it is measured from.
    """

    level: Operand
    growth: Operand
    amount: Amount[DraftedFigure]
    base: Base

    @property
    def span(self) -> tuple[int, int] | None:
        """Where both figures stand in their sentence; None where they are of two."""
        if self.level.position != self.growth.position:
            return None
        both = self.level.quantity, self.growth.quantity
        return min(one.start for one in both), max(one.end for one in both)

    def is_from(self, text: str, asked: Sequence[Period], language: str) -> bool:
        """Tell whether a text is about what it is measured from; `asked` are its periods as written."""
        return is_base(self.base, self.level, text, asked, language)


def changes(pool: Sequence[Operand], language: str, *, every: bool = False) -> Iterator[Change]:
    """Yield the levels of a pool, each with its growth; `language` is the document's.

    With `every` also the level before the nearest, where a sentence has one: "42.7 million litres from
    611 farms, 2.8 per cent less".
    """
    words = prose_words(language)
    signs = [_sign(pool, at, language, words) for at in range(len(pool))]
    for at, growth in enumerate(pool):
        levels = _levels(pool, signs, at, language, words) if signs[at] else []
        for level in levels if every else levels[:1]:
            amount = _amount(level, growth, signs[at], words)
            if amount is not None:
                until = _until(pool, at)
                yield Change(level, growth, amount, base_of(level, growth, language, words, until))


def _levels(
    pool: Sequence[Operand], signs: Sequence[int], at: int, language: str, words: ProseWords
) -> list[Operand]:
    """Return what a growth may be of, the likeliest first."""
    growth = pool[at]
    if at + 1 < len(pool) and _leads_to(growth, pool[at + 1], language, words):
        return [pool[at + 1]]
    before = [*islice((pool[one] for one in range(at - 1, -1, -1) if not signs[one]), 2)]
    nearest = [one for one in before[:1] if _hangs_on(growth, one, words)]
    further = [one for one in before[1:2] if nearest and one.position == growth.position]
    return nearest + [one for one in further if _hangs_on(growth, one, words)]


def _sign(pool: Sequence[Operand], at: int, language: str, words: ProseWords) -> int:
    """Return 1 for a figure that says by how much something grew, -1 by how much it fell, 0 else."""
    one = pool[at]
    if _is_end(pool, at, language, words):
        return 0
    if one.quantity.direction is not None:
        return 1 if one.quantity.direction == "up" else -1
    text, beside = folded(one.passage.sentence.text), [pool[at - 1]] if at else []
    start = max([0, *(other.quantity.end for other in beside if other.position == one.position)])
    before = _PAUSE.split(text[start : one.quantity.start])[-1]
    behind = _UNTIL.split(text[one.quantity.end : one.quantity.end + _BEHIND])[0]
    if one.quantity.kind == _TIMES:
        fell = _last(behind, words.said, ("more", "less")) < 0  # "вдвое меньше"
        return 0 if one.quantity.value <= 1 else -1 if fell else 1
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


def _is_end(pool: Sequence[Operand], at: int, language: str, words: ProseWords) -> bool:
    """Tell whether a figure is one end of a change: "from 14 to 31", 缩短到19分钟, "against 285"."""
    one = pool[at]
    text, start = one.passage.sentence.text, one.quantity.start
    ahead = folded(text[max(0, start - _REACH) : start]).rstrip(_SPACES)
    if words.characters:
        ahead = _DATED.sub("", ahead)
        moved = ahead[-_MOVED:-1] if ahead[-1:] in _BECOMES else ""  # 缩短为
        turned = any(_ends_with(moved, words.said[name]) for name in ("up", "down"))
        return turned or _ends_with(ahead, words.text.get("to"), words.text.get("from"))
    if _ends_with(ahead, words.joints.get("against")):
        return True
    behind = pool[at + 1 : at + 2]
    if not behind or behind[0].position != one.position:
        return False
    if one.figure.kind is Kind.PERCENT and behind[0].figure.kind is not Kind.PERCENT:
        return False  # "de 10 % pour atteindre 55 000 euros"
    gap = folded(text[one.quantity.end : behind[0].quantity.start][:_REACH]).strip(_SPACES)
    opens = words.text["to"].match(gap) if "to" in words.text else None
    own = _has_level_word(behind[0], language) and not gap
    return (own or opens is not None) and _ends_with(ahead, words.text.get("from"))


def _ends_with(text: str, *patterns: re.Pattern[str] | None) -> bool:
    return any(
        match.end() == len(text)
        for pattern in patterns
        if pattern is not None
        for match in pattern.finditer(text)
    )


def _has_level_word(one: Operand, language: str) -> bool:
    """Tell whether a quantity has the word itself that says it is a level: "hasta 400 toneladas"."""
    roles = marks_of(language).figure_roles["level"] if has_marks(language) else frozenset()
    return one.quantity.text.split(maxsplit=1)[0].lower() in roles


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
    own = _has_level_word(level, language) and not gap
    opens = joint is not None and joint.match(gap) is not None and len(gap) <= _LEADING
    return gap in roles or own or opens


def _amount(
    level: Operand, growth: Operand, sign: int, words: ProseWords
) -> Amount[DraftedFigure] | None:
    """Return a growth as what a level is to be lessened by, None where they don't fit."""
    if level.figure.kind not in _LEVELS:
        return None
    if level.figure.kind is Kind.DURATION and _is_of_speed(growth, words):
        sign = -sign  # a day faster is a day less
    made = replace(of_figure(growth.figure), value=abs(growth.figure.value) * sign)
    if growth.quantity.kind == _TIMES:
        times = growth.quantity.value if sign > 0 else 1 / growth.quantity.value
        made = replace(made, value=(times - 1) * _HUNDRED, unit="%")
        return None if level.figure.kind is Kind.PERCENT else made
    points = _is_points(growth, words)
    if level.figure.kind is Kind.PERCENT:
        return replace(made, unit=_POINTS) if points else None
    if points:
        return None
    if growth.figure.kind is Kind.PERCENT:
        return made
    if level.figure.kind not in _COUNTED and _has_unread_unit(growth, words):
        return None
    return replace(made, unit=level.figure.unit) if _same_unit(growth, level, words) else None


def _has_unread_unit(growth: Operand, words: ProseWords) -> bool:
    """Tell whether a bare Chinese number has a word behind it: 3分钱 beside 0.41元."""
    behind = growth.passage.sentence.text[growth.quantity.end :][:1]
    return words.characters and not growth.quantity.unit and behind.isalpha()


def _is_of_speed(growth: Operand, words: ProseWords) -> bool:
    """Tell whether a change of a time is said by how fast it is."""
    text, pattern = folded(growth.passage.sentence.text), words.said.get("speed")
    start, end = growth.quantity.start, growth.quantity.end
    beside = text[max(0, start - _SPEED) : start], _UNTIL.split(text[end : end + _BEHIND])[0]
    return pattern is not None and any(pattern.search(one) for one in beside)


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
