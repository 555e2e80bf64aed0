"""What a numeral comes to with its sign, currency, magnitude and unit."""

import re
from dataclasses import replace
from decimal import Decimal

from facts.quantities.beside import Found, currency_before
from facts.quantities.contexts import DESIGNATORS
from facts.quantities.currencies import meant
from facts.quantities.folding import FINANCIAL_DIGITS
from facts.quantities.fractions import fraction_of, tenths
from facts.quantities.measures import unit_after
from facts.quantities.names import is_year
from facts.quantities.nouns import noun_after
from facts.quantities.numberwords import ARTICLES, HAN_DIGITS, MONEY_SUFFIXES
from facts.quantities.numerals import half_after, read, with_half
from facts.quantities.ordinals import ordinal
from facts.quantities.pages import Page
from facts.quantities.parsed import Reading, letter_at
from facts.quantities.scaling import Numeral
from facts.quantities.sums import plus, significant, times
from facts.quantities.units import HAN_MEASURE_WORDS, HAN_UNITS, Unit


def read_amount(source: Page, index: int, floor: int) -> Reading | None:
    numeral = read(source, index)
    if numeral is None:
        return None
    fraction = fraction_of(source, numeral)
    if fraction is not None:
        return fraction
    numeral = with_half(source, numeral)
    return (
        (None if _signed(source, numeral.start, floor) else ordinal(source, numeral, index, floor))
        or tenths(source, numeral)
        or _money(source, numeral, floor)
        or _measured(source, numeral, index, floor)
    )


def _money(source: Page, numeral: Numeral, floor: int) -> Reading | None:
    """Read an amount behind its currency: ¥869.07bn, -$5, RMB 1.14tn, $-5."""
    sign = _signed(source, numeral.start, floor)
    money = currency_before(source, numeral.start - len(sign), floor)
    if money is None:
        return None
    money = money._replace(code=meant(source, money))
    outer = _signed(source, money.start, floor)
    numeral = _suffixed(source, numeral, money)
    unit = Unit(money.code, "money")
    following = unit_after(source, numeral.end, numeral.index)
    end = following[1] if following is not None and following[0] == unit else numeral.end
    start = money.start - len(outer)
    return _reading(numeral, unit, (start, end), negative=(sign + outer).strip("+") != "")


def _measured(source: Page, numeral: Numeral, index: int, floor: int) -> Reading | None:
    """Read what the words behind a figure make of it, or a year, or a bare number."""
    sign = _signed(source, numeral.start, floor)
    numeral = _suffixed(source, numeral, None)
    short = _scaled_unit(source, numeral)
    if short is not None:
        return short
    start, negative = numeral.start - len(sign), sign not in {"", "+"}
    below = None if sign else _BELOW_ZERO.match(source.folded, numeral.end)
    numeral, unit = _unit(source, numeral)
    if below is not None:
        return _below_zero(source, numeral, unit, below.end())
    if unit is None and letter_at(source.folded, numeral.end):
        return None  # a name: 3D, 5G, 737max
    yearly = not (numeral.more or numeral.scaled or sign or source.terms.full)
    if yearly and is_year(source, numeral, unit):
        end = unit[1] if unit is not None else numeral.end
        return replace(_reading(numeral, Unit("", "year"), (start, end)), final=True, significant=4)
    if unit is not None:
        if unit[0].kind == "date" or not _is_unit(source, numeral):
            return None
        numeral, unit = _with_small_change(source, numeral, unit)
        return _reading(numeral, unit[0], (start, unit[1]), negative=negative)
    if not _is_number(source, numeral, index) and not sign.startswith("零下"):
        return None
    return _reading(numeral, Unit("", "number"), (start, numeral.end), negative=negative)


_DIGIT = "[0-9一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
_SMALL_CHANGE = re.compile(f"[零〇]?(?:({_DIGIT})角)?[零〇]?(?:({_DIGIT})分)?(?!之)")


def _with_small_change(
    source: Page, numeral: Numeral, unit: tuple[Unit, int]
) -> tuple[Numeral, tuple[Unit, int]]:
    """Add the tenths and hundredths of 五元六角七分."""
    match = _SMALL_CHANGE.match(source.folded, unit[1])
    if match is None or not (match[1] or match[2]) or unit[0].code != "CNY" or numeral.more:
        return numeral, unit
    plain = [(one or "0").translate(FINANCIAL_DIGITS) for one in match.groups()]
    tenths, hundredths = (HAN_DIGITS.get(one, one) for one in plain)
    value = plus(numeral.value, Decimal(f"0.{tenths}{hundredths}"))
    digits = significant(format(value, "f"))
    index = source.index_at(match.end(), numeral.index)
    changed = replace(numeral, value=value, significant=digits, index=index, scale=0)
    return changed, (unit[0], match.end())


def _below_zero(source: Page, numeral: Numeral, unit: tuple[Unit, int] | None, end: int) -> Reading:
    """Read the "7 degrees below zero" whose "below zero" is no figure of its own."""
    kind = unit[0] if unit is not None else Unit("", "number")
    found = _reading(numeral, kind, (numeral.start, end), negative=True)
    return replace(found, index=source.index_at(end, numeral.index), final=True)


def _reading(
    numeral: Numeral, unit: Unit, span: tuple[int, int], *, negative: bool = False
) -> Reading:
    value = numeral.value.copy_negate() if negative and numeral.value else numeral.value
    return Reading(
        value, unit, *span, numeral.index, numeral.significant, more=numeral.more,
        scale=numeral.scale,
    )  # fmt: skip


def _scaled_unit(source: Page, numeral: Numeral) -> Reading | None:
    """Read "5,432 mdp": millions of pesos in one abbreviation."""
    if not source.terms.scaled_units or numeral.index >= len(source.tokens):
        return None
    token = source.tokens[numeral.index]
    scaled = source.terms.scaled_units.get(token.text)
    if scaled is None or not source.joined(numeral.end, token.start):
        return None
    factor, unit = scaled
    numeral = replace(numeral, value=times(numeral.value, factor), index=numeral.index + 1)
    return _reading(numeral, unit, (numeral.start, token.end))


_MORE = re.compile(r"[ \u00a0]?[多余几][ \u00a0]?")
_HAN_HALF = re.compile("个半(月|小时|钟头|星期)")


def _unit(source: Page, numeral: Numeral) -> tuple[Numeral, tuple[Unit, int] | None]:
    """Return the unit, and the numeral with the 多 of 40多年 and the half of 三个半月, 两年半."""
    between = _HAN_HALF.match(source.folded, numeral.end)
    if between is not None:
        unit = HAN_UNITS["个" + between[1]]
        return _with_another_half(numeral), (unit, between.end())
    found = unit_after(source, numeral.end, numeral.index)
    more = _MORE.match(source.folded, numeral.end) if found is None and not numeral.more else None
    if more is not None:
        found = unit_after(source, more.end(), numeral.index)
        counted = source.folded[more.end() : more.end() + 1] in set(HAN_MEASURE_WORDS)
        return replace(numeral, more=found is not None or counted), found
    if found is None or found[0].kind in {"date", "ordinal"}:
        return numeral, found
    after = half_after(source, found[1], source.index_at(found[1], numeral.index))
    if after is None and source.folded.startswith("半", found[1]) and found[1] > numeral.end:
        after = found[1] + 1 if source.folded[found[1] - 1] in "年天倍周" else None
    if after is not None and not numeral.scaled:
        return _with_another_half(numeral), (found[0], after)
    return numeral, found


def _with_another_half(numeral: Numeral) -> Numeral:
    value = plus(numeral.value, Decimal("0.5"))
    return replace(numeral, value=value, significant=numeral.significant + 1)


_MINUS = re.compile(
    r"(?<![^\W\d_])(?<![0-9%][ ])(?<!(?:lo|al|ao)[ ])(?:(?:minus|negative|menos|минус|moins|meno) |负)$"
    r"|零下(?:摄氏|华氏)?[ ]?$"
)
_LONGEST_MINUS = len("0 negative ")
_DEGREES = "°[cf]?|degrees?|grados?|graus?|grad|degres?|gradi|градус(?:а|ов)?|度"
_BELOW_ZERO = re.compile(
    rf"[ \u00a0]?(?:(?:{_DEGREES})(?:[ ](?:c|f|celsius|fahrenheit|centigrade|centigrados|цельсия))?[ ])?"
    r"(?:below (?:zero|freezing)|bajo cero|abaixo de zero|(?:ниже нуля|мороза)|unter null"
    r"|(?:au-dessous|en dessous) de zero|sotto (?:lo )?zero)(?![^\W\d_])"
)


def _signed(source: Page, start: int, floor: int) -> str:
    """Return the sign of a signed number, or ""; a hyphen after a letter or a digit is none."""
    word = _MINUS.search(source.folded, max(floor, start - _LONGEST_MINUS), start)
    if word is not None:
        return word.group()
    if start > floor and source.folded[start - 1] == "\u2013" and _is_minus(source, start):
        return "-"
    if start <= floor or source.folded[start - 1] not in "+-":
        return ""
    if floor and _spans(source, floor, start):
        return ""
    before = source.folded[start - 2 : start - 1] if start > 1 else ""
    if before and (before in "+-)]}%.,/" or (before.isalnum() and before < "\u2e80")):
        return ""
    return source.folded[start - 1]


_DASHED = re.compile("[a-zа-ӿ][ \u00a0]\u2013$")
_CLOSING_DASH = re.compile("[^.!?\n\u2013]{0,60}\u2013")


def _is_minus(source: Page, start: int) -> bool:
    """Tell the minus of "a change of –5%" from a dash that opens an aside, or joins."""
    dashed = _DASHED.search(source.folded, max(0, start - 3), start) is not None
    return dashed and _CLOSING_DASH.match(source.folded, start) is None


_MEASURE_WORD = re.compile("[一-鿿]{0,3}")


def _spans(source: Page, floor: int, start: int) -> bool:
    """Tell the dash of 3万-5万元 and of 3万人-5万人 from a minus: the figure before ends at it."""
    between = source.folded[floor : start - 1]
    if not between:
        return True
    if len(between) > 3 or _MEASURE_WORD.fullmatch(between) is None:
        return False
    after = _RUN.match(source.folded, start)
    return after is not None and source.folded.startswith(between, after.end())


_RUN = re.compile("[0-9.,]{1,20}[十百千万亿兆]{0,4}")


def _suffixed(source: Page, numeral: Numeral, money: Found | None) -> Numeral:
    """Apply the m, b or t after an amount of money, and a capital M or B right after digits."""
    if numeral.scaled or numeral.style != "digits" or numeral.index >= len(source.tokens):
        return numeral
    token = source.tokens[numeral.index]
    factor = MONEY_SUFFIXES.get(token.text)
    gap = source.folded[numeral.end : token.start]
    if factor is None or gap not in {"", " ", "\u00a0"}:
        return numeral
    capital = not gap and source.text[token.start : token.end] in {"M", "B"}
    if capital and source.terms.full:  # 31B is a bus, 3.1B and "31B people" are figures
        capital = "." in source.text[numeral.start : numeral.end] or source.folded[
            token.end : token.end + 1
        ] in {" ", ""}
    if money is None and not capital and not _is_amount(source, numeral.index):
        return numeral
    return replace(
        numeral, value=times(numeral.value, factor), end=token.end, index=numeral.index + 1,
        scaled=True, scale=factor,
    )  # fmt: skip


def _is_amount(source: Page, index: int) -> bool:
    """Tell whether a currency follows a suffix, or Portuguese speaks of "5 bi"."""
    token = source.tokens[index]
    following = unit_after(source, token.end, index + 1)
    if following is not None and following[0].kind == "money":
        return True
    return len(token.text) > 1 and source.language_at(index) == "pt"


_SCALES = frozenset("十百千万亿兆")
_INDEFINITE = frozenset("数几上")  # 数百 is some hundreds
_ASSERTED = frozenset("达到破超近逾约过")
_SINGLE_DIGITS = frozenset("两三四五六七八九十")
_LEAST_HAN = 10**4


def _is_unit(source: Page, numeral: Numeral) -> bool:
    """Tell a figure with a unit from 数百元, 百元, 这一年, 星期三天 and "a year"."""
    run = source.folded[numeral.start : numeral.end]
    before = source.folded[max(0, numeral.start - 1) : numeral.start]
    if numeral.style == "han":
        if run[0] in _SCALES and before in _INDEFINITE:
            return False
        if run[0] in _SCALES and run[0] != "十":  # 万亿元: one of it, if something says so
            return before in _ASSERTED
        if before and before in "期周拜" and len(run) == 1:
            return False
        return run != "一" or before not in set("这那哪每某同另")
    return numeral.style != "words" or run not in ARTICLES


_HOMONYMS = frozenset(("семью",))  # by seven, and a family


def _is_number(source: Page, numeral: Numeral, index: int) -> bool:
    """Tell whether a numeral without a unit is a figure at all."""
    run = source.folded[numeral.start : numeral.end]
    if numeral.style == "han":
        return _is_han_number(source, numeral, run)
    if source.terms.full and run in _HOMONYMS:
        return False
    if numeral.style == "words":  # not "one", not "two-way"
        if source.folded.startswith("-", numeral.end):
            noun = noun_after(source, numeral.end, numeral.index) if source.terms.full else None
            return run not in source.terms.ones and noun is not None
        return run not in source.terms.ones
    before = source.tokens[index - 1] if index else None
    if before is not None and before.text in DESIGNATORS and not numeral.scaled:
        return not source.joined(before.end, numeral.start, dotted=True)
    return True


def _is_han_number(source: Page, numeral: Numeral, run: str) -> bool:
    before = source.folded[max(0, numeral.start - 1) : numeral.start]
    following = source.folded[numeral.end : numeral.end + 1]
    if run == "一" or (run[0] in _SCALES and (run[0] != "十" or before in _INDEFINITE)):
        return False
    if numeral.more or "点" in run or (numeral.scaled and numeral.value >= _LEAST_HAN):
        return True
    if len(run) > 1 and run[-1] in _SCALES and before and before in _ASSERTED:  # 超过四千
        return True
    if following == "大" and run in _SINGLE_DIGITS:
        return noun_after(source, numeral.end, numeral.index) is not None
    return following != "" and following in HAN_MEASURE_WORDS
