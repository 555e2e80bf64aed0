"""Numbers as a spreadsheet shows them.

A German reader's program shows 1.234,5 where an English one shows 1,234.5; the file says neither,
so `Style` says how.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from fractions import Fraction
from typing import Final

from index.readers.formatcodes import Section, Token, sections

Value = int | float | Decimal

_DIGITS: Final = 15  # that a spreadsheet keeps of a number
_LARGEST: Final = 10**_DIGITS  # a whole number is written out below this
_SMALLEST: Final = Decimal("1e-9")  # a fraction likewise
_ROOM: Final = 400  # digits of the largest number that a spreadsheet can hold, and some more


@dataclass(frozen=True, slots=True)
class Style:
    """What stands between thousands and before decimals."""

    group: str = ","
    decimal: str = "."


ENGLISH: Final = Style()
_POINTS: Final = Style(".", ",")
_SPACES: Final = Style("\u00a0", ",")
_STYLES: Final = {
    **dict.fromkeys(("de", "it", "pt", "nl", "id", "tr", "da", "el"), _POINTS),
    **dict.fromkeys(("fr", "ru", "uk", "pl", "cs", "sv", "nb", "fi", "bg"), _SPACES),
}


def style_of(language: str, codes: Sequence[str]) -> Style:
    """Return how numbers are shown in a language; `codes` are the formats that the file uses.

    Spanish is written both ways: with points for thousands where the euro is used.
    """
    if language == "es":
        return _POINTS if any("€" in code for code in codes) else ENGLISH
    return _STYLES.get(language, ENGLISH)


def shown(value: Value, code: str = "General", style: Style = ENGLISH) -> str:
    """Return a number as its format code shows it, without the padding."""
    try:
        number = value if isinstance(value, Decimal) else Decimal(repr(value))
    except InvalidOperation:
        return str(value)
    if not number.is_finite():
        return str(value)
    with localcontext() as context:
        context.prec = _ROOM
        section, number = _chosen(number, sections(code or "General"))
        return " ".join(_number(number, section, style).split(" ")).strip(" ")


def shown_text(text: str, code: str) -> str:
    """Return a text as its format code shows it."""
    found = sections(code)
    section = found[3] if len(found) > 3 else found[0]
    if not section.has("at") or section.has("digit", "general"):
        return text
    return "".join(literal(t) if t.kind != "at" else text for t in section.tokens).strip(" ")


def _chosen(number: Decimal, found: Sequence[Section]) -> tuple[Section, Decimal]:
    """Return the section for a number, and the number with the sign that is to be shown."""
    if any(section.condition for section in found):
        for section in found:
            if not section.condition or _meets(number, section.condition):
                return section, number
        return found[-1], number
    if number < 0 and len(found) > 1:
        return found[1], abs(number)
    if number == 0 and len(found) > 2:
        return found[2], number
    return found[0], number


def _meets(number: Decimal, condition: str) -> bool:
    sign = condition.rstrip("0123456789.-")
    bound = Decimal(condition.removeprefix(sign))
    below, same = number < bound, number == bound
    return {
        "<": below, ">": not below and not same, "=": same, "<>": not same,
        "<=": below or same, ">=": not below,
    }[sign]  # fmt: skip


def _number(number: Decimal, section: Section, style: Style) -> str:
    if section.has("general", "at"):
        general = _general(number, style)
        return "".join(
            general if t.kind in {"general", "at"} else literal(t) for t in section.tokens
        )
    if not section.has("digit"):
        minus = "-" if number < 0 and section.has("text") and not section.condition else ""
        return minus + "".join(map(literal, section.tokens))
    sign = "-" if number < 0 else ""
    number = abs(number) * 100 ** sum(t.kind == "percent" for t in section.tokens)
    if section.has("slash"):
        return sign + _fraction(number, section)
    if section.has("exponent"):
        return sign + _scientific(number, section, style)
    return sign + _fixed(number, section.tokens, style)


def literal(token: Token) -> str:
    """Return what a piece shows whatever the value is."""
    return token.text if token.kind in {"text", "percent", "slash", "point", "comma"} else ""


def _general(number: Decimal, style: Style) -> str:
    """Return up to 15 digits, as many as the number has."""
    sign, size = ("-" if number < 0 else ""), abs(number)
    if size and (size >= _LARGEST or size < _SMALLEST):
        mantissa, _, exponent = f"{size:.5E}".partition("E")
        return f"{sign}{_plain(Decimal(mantissa), style)}E{exponent}"
    with localcontext() as context:
        context.prec = _DIGITS
        return sign + _plain(+size, style)


def _plain(number: Decimal, style: Style) -> str:
    text = format(number, "f")
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0")
    return f"{whole}{style.decimal}{rest}" if rest else whole


def _fixed(number: Decimal, tokens: Sequence[Token], style: Style) -> str:
    """Put the digits of a number into the places for them, literal text between them kept."""
    places = [position for position, token in enumerate(tokens) if token.kind == "digit"]
    if not places:
        return _texts(tokens)
    point = next((p for p, t in enumerate(tokens) if t.kind == "point"), places[-1] + 1)
    before = [p for p in places if p < point]
    after = [p for p in places if p > point]
    last = before[-1] if before else -1
    commas = [p for p, t in enumerate(tokens) if t.kind == "comma" and p < point]
    grouped = any(before and before[0] < p < last for p in commas)
    scale = _trailing(tokens, last) + (_trailing(tokens, after[-1]) if after else 0)
    number = _rounded(number / 1000**scale, len(after))
    whole, _, rest = format(number, "f").partition(".")
    return (
        _whole(whole, tokens[: point if before else 0], before, style, grouped=grouped)
        + ("" if before else _texts(tokens[:point]))
        + _decimals(rest, tokens[point:], style)
    )


def _trailing(tokens: Sequence[Token], place: int) -> int:
    """Return how many commas follow a place: each divides by a thousand."""
    count = 0
    for token in tokens[place + 1 :] if place >= 0 else ():
        if token.kind != "comma":
            break
        count += 1
    return count


def _texts(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens if token.kind in {"text", "percent"})


def _whole(
    digits: str, tokens: Sequence[Token], places: Sequence[int], style: Style, *, grouped: bool
) -> str:
    """Return the digits before the point, from right to left one a place, the rest at the first."""
    shown: list[str] = []
    left = list("" if digits.strip("0") == "" else digits)
    written = 0
    for position in range(len(tokens) - 1, -1, -1):
        token = tokens[position]
        if token.kind in {"text", "percent"}:
            shown.append(token.text)
        elif token.kind == "digit":
            here = [left.pop()] if left else (["0"] if token.text == "0" else [])
            if position == places[0]:
                here += reversed(left)
            for digit in here:
                if grouped and written and written % 3 == 0:
                    shown.append(style.group)
                shown.append(digit)
                written += 1
    return "".join(part if len(part) == 1 else part[::-1] for part in shown)[::-1]


def _decimals(digits: str, tokens: Sequence[Token], style: Style) -> str:
    """Return what stands from the point on; zeros are left out at the end where the code says so."""
    wanted = [token.text for token in tokens if token.kind == "digit"]
    kept = list(digits[: len(wanted)].ljust(len(wanted), "0"))
    while kept and kept[-1] == "0" and wanted[len(kept) - 1] != "0":
        kept.pop()
    shown = []
    for token in tokens:
        if token.kind == "point":
            shown.append(style.decimal if kept or not wanted else "")
        elif token.kind == "digit" and kept:
            shown.append(kept.pop(0))
        elif token.kind in {"text", "percent"}:
            shown.append(token.text)
    return "".join(shown)


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _scientific(number: Decimal, section: Section, style: Style) -> str:
    tokens = section.tokens
    at = next(p for p, token in enumerate(tokens) if token.kind == "exponent")
    point = next((p for p, t in enumerate(tokens[:at]) if t.kind == "point"), at)
    places = sum(t.kind == "digit" for t in tokens[point:at])
    exponent = number.adjusted() if number else 0
    mantissa = _rounded(number.scaleb(-exponent), places)
    if mantissa >= 10:
        exponent, mantissa = exponent + 1, mantissa / 10
    width = sum(t.kind == "digit" for t in tokens[at:])
    plus = "+" if tokens[at].text.endswith("+") else ""
    sign = "-" if exponent < 0 else plus
    return f"{_fixed(mantissa, tokens[:at], style)}E{sign}{abs(exponent):0{width}d}"


def _fraction(number: Decimal, section: Section) -> str:
    tokens = section.tokens
    slash = next(p for p, token in enumerate(tokens) if token.kind == "slash")
    below = "".join(t.text for t in tokens[slash + 1 :] if t.kind in {"digit", "text"}).strip()
    mixed = any(
        t.kind == "text" and " " in t.text and any(s.kind == "digit" for s in tokens[:p])
        for p, t in enumerate(tokens[:slash])
    )
    if below.isdecimal() and int(below):
        parts = int(_rounded(number * int(below), 0))
        top, bottom = parts, int(below)
    else:
        near = Fraction(number).limit_denominator(10 ** min(max(len(below), 1), 6) - 1)
        top, bottom = near.numerator, near.denominator
    whole, top = divmod(top, bottom) if mixed else (0, top)
    if not top:
        return str(whole)
    return f"{whole} {top}/{bottom}" if whole else f"{top}/{bottom}"
