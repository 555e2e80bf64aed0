"""What a caption, header or label says of the figures under it: scale, unit, exceptions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from facts.drafting.accounting import currency_of
from facts.drafting.header_words import HAN, HeaderWords, header_words, whole
from facts.quantity import currency, quantities

_SIGN = re.compile(r"(?<![A-Za-z])(?:[A-Z]{1,3}\s?[$£¥]|[$€£¥₹₩₽฿₫₺₪]|[A-Z]{3}(?![A-Za-z]))")
_LETTER_SCALES = {
    "m": 10**6,
    "mm": 10**6,
    "mn": 10**6,
    "k": 1000,
    "bn": 10**9,
    "b": 10**9,
    "tn": 10**12,
    "t": 1000,
}  # as in TEUR
_ATTACHED = re.compile(
    rf"(?:{_SIGN.pattern})\s?(?:['’]?(?P<zeros>000(?:,000)?)s?|(?P<letter>mm|mn|m|k|bn|b|tn)(?![^\W\d_]))|"
    r"(?<![\d.,])['’](?P<bare>000(?:,000)?)s?(?!\d)|(?<!\w)(?P<lead>[TkM])\s?(?:€|EUR)(?!\w)",
    re.IGNORECASE,
)
_ZEROS = re.compile(r"(?:in\s+)?['’]?(000(?:,000)?)['’]?s?", re.IGNORECASE)
_LAST_ZEROS = re.compile(r"(?<=[^\W\d])\s['’]?(000(?:,000)?)['’]?s$")
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{1,80})[)）\]]")
_UNIT = r"(?:单位|單位|units?|einheit|unidad|unidade|unité|ед\.\s?изм\.?|единица измерения)"
_UNIT_LABEL = re.compile(rf"{_UNIT}\s?[:：]\s?(\S[^()（）]{{0,40}})", re.IGNORECASE)
_UNIT_HEADER = re.compile(rf"\s*{_UNIT}\.?\s*", re.IGNORECASE)
_IN = re.compile(
    r"(?:^|[\s,(（:：])(?:in|en|em|in|в|amounts?|figures|values?|all|angaben in|cifras en|valores em)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:\b(?:[A-Z]{3}|dollars|euros|pounds|yuan)|[A-Z]{0,3}[$£€¥])?\s*['’]?(?:\s*\b(?:in|en|em|в)\s+)?$"
)
_TAIL = re.compile(
    r"\s*(?:of\s+)?(?:U\.S\. dollars|US dollars|dollars|euros|pounds|yuan|[A-Z]{3}\b|[A-Z]{0,3}[$£€¥])"
    r"|[\u4e00-\u9fff]{1,8}$"
)
_LONGEST_NOTE = 120
_OPENS = re.compile(
    r"[(（]?(?:expressed|stated|(?:all |tabular |dollar )?(?:amounts|figures|values)|in|alle angaben|angaben|"
    r"en|em|cifras|montants|в|单位|單位)\b", re.IGNORECASE,
)  # fmt: skip
_FIGURE_BEFORE = re.compile(r"\d\s*$")
_GLUED = re.compile(r"\b(in)(?=(?:thousands|millions|billions)\b)", re.IGNORECASE)
_NEAR = 26  # characters between a scale and its currency: "in thousands of U.S. dollars"


@dataclass(frozen=True, slots=True)
class Note:
    """What a text says of figures; "" and 1 where it says nothing.

    `money` tells that the scale is said of money only ("$ in millions"); `spares_per` and
    `spares_counts` that amounts per share, or numbers of things, are excepted from it.
    """

    scale: Decimal = Decimal(1)
    unit: str = ""
    kind: str = ""
    words: str = ""
    money: bool = False
    spares_per: bool = False
    spares_counts: bool = False
    spares_percent: bool = False

    @property
    def says(self) -> bool:
        """Whether it says anything."""
        return bool(self.unit) or self.scale != 1


NOTHING = Note()


def unglued(text: str) -> str:
    """Return a text with the space that "(inthousands)" lacks."""
    return _GLUED.sub(r"\1 ", text)


@lru_cache(2048)
def heads_units(header: str) -> bool:
    """Tell whether a header is that of a column which tells each row's unit, or of one of units of a firm."""
    return _UNIT_HEADER.fullmatch(header) is not None


def note_of(text: str, language: str, *, label: bool = False) -> Note:
    """Return what a caption or header says of scale and unit; of a row's `label`, in brackets.

    A figure's own scale ("$3.8 million") says nothing of others.
    """
    words = header_words(language)
    text = unglued(text)
    parts = [match[1] for match in _BRACKETS.finditer(text)]
    parts += [match[1] for match in _UNIT_LABEL.finditer(text)]
    bare = _bare_scale(parts, text)
    if bare is not None:
        return bare
    bracketed = tuple(parts)
    if not label:
        parts.append(text)
    for part in parts:
        note = _scaled(part, words, within=part is text and bool(part))
        if note is not None:
            return note
    for part in parts if label else [*parts, *_edges(text)]:
        unit, kind = _unit(part, words)
        singular = part.isascii() and not part.rstrip(" .:").endswith("s") and part not in bracketed
        if unit and not (kind == "duration" and singular):  # "Fiscal Year" is no unit
            return Note(unit=unit, kind=kind, words=part.strip())
    return NOTHING


def _bare_scale(bracketed: Sequence[str], text: str) -> Note | None:
    """Return the note of "Jobs (000s)", "Level 000s" or, beside a currency, "US$ (m)"."""
    for part in bracketed:
        zeros = _ZEROS.fullmatch(part.strip())
        if zeros is not None:
            return Note(Decimal(10 ** zeros[1].count("0")), words=part.strip())
        letter = _LETTER_SCALES.get(part.strip().lower())
        if letter is not None and (unit := _money(text)):
            return Note(Decimal(letter), unit, "money", part.strip(), money=True)
    last = _LAST_ZEROS.search(text)
    if last is not None:
        return Note(Decimal(10 ** last[1].count("0")), words=last.group().strip())
    return None


def _scaled(part: str, words: HeaderWords, *, within: bool) -> Note | None:
    attached = _ATTACHED.search(part)
    if attached is not None:
        zeros = attached["zeros"] or attached["bare"]
        letter = (attached["letter"] or attached["lead"] or "").lower()
        scale = 10 ** zeros.count("0") if zeros else _LETTER_SCALES[letter]
        note = _note(part, scale, attached.start(), attached.end(), words, whole_text=within)
        if attached["lead"]:  # "TEUR", "k€": the currency is part of the word
            return replace(note, unit="EUR", kind="money", money=True)
        return note
    for scale, names in sorted(words.scales.items(), reverse=True):
        for match in _scale_pattern(names).finditer(part):
            before = part[: match.start()].rstrip()
            if before and before[-1].isdecimal():
                continue
            if within and not _is_note(part, match):
                continue
            return _note(part, scale, match.start(), match.end(), words, whole_text=within)
    return None


@lru_cache(64)
def _scale_pattern(names: str) -> re.Pattern[str]:
    latin = "|".join(name for name in names.split("|") if name[:1] < HAN)
    han = "|".join(name for name in names.split("|") if name[:1] >= HAN)
    parts = [rf"(?<![^\W_])(?:{latin})(?![^\W\d_])"] if latin else []
    return re.compile("|".join([*parts, *([f"(?:{han})"] if han else [])]), re.IGNORECASE)


def _is_note(text: str, match: re.Match[str]) -> bool:
    """Tell whether a scale that stands free in a text is a note: "in millions", "£ million"."""
    if _IN.search(text[: match.start()]):
        return True
    before, after = text[: match.start()].rstrip(" '’-"), text[match.end() :].lstrip(" ,;:-of")
    if _SIGN.search(before[-4:]) and before[-4:].strip()[-1:] not in "0123456789":
        return True
    if match.group()[0] >= HAN:
        return len(text) <= len(match.group()) + 8 and bool(
            currency(after) or quantities(f"1{after}")
        )
    if not before[-1:].isalpha():
        found = currency(after[:_NEAR])
        if (found and found[0][1] == 0) or (
            len(after) < _NEAR and quantities(f"1 {after}")[0].unit
        ):
            return True
    return not (before + after).strip()


def _note(
    part: str, scale: int, start: int, end: int, words: HeaderWords, *, whole_text: bool
) -> Note:
    low = max(0, start - _NEAR)
    unit, kind = _money(part[low : end + _NEAR], start - low, end - low), "money"
    if not unit:
        after = part[end:].lstrip(" ,;:-").removeprefix("of ").strip()
        unit, kind = _unit(after.split(",")[0], words) if after else ("", "")
        if not unit and part[:start].strip(" ,(").split():
            before = part[:start].strip(" ,(").removesuffix(" in").strip()
            kind = "count" if words.count.search(before) else kind
    exception = words.excepted.search(part, end)
    spared = part[exception.end() :] if exception else ""
    per = re.search(whole(words.per) + r"|" + whole("shares?"), spared, re.IGNORECASE)
    return Note(
        Decimal(scale),
        unit,
        kind if unit or kind == "count" else "",
        _printed(part, start, end) if whole_text else part.strip(),
        money=kind == "money" and (bool(unit) or "dollars" in part.lower()),
        spares_per=per is not None,
        spares_counts=bool(spared and (words.count.search(spared) or "share" in spared.lower())),
        spares_percent=bool(spared and (words.percent.search(spared) or "%" in spared)),
    )


def _printed(text: str, start: int, end: int) -> str:
    """Return the words of a scale in a longer text, with the currency beside it."""
    lead = _LEAD.search(text[:start])
    tail = _TAIL.match(text[end:])
    return text[lead.start() if lead else start : end + (tail.end() if tail else 0)].strip()


def _money(text: str, start: int = 0, end: int = 0) -> str:
    """Return the currency that a text names, the nearest to `start:end`."""
    named = [(code, left, right) for code, left, right in currency(text)]
    named += [
        (code, match.start(), match.end())
        for match in _SIGN.finditer(text)
        if (code := currency_of(match.group()))
    ]

    def distance(one: tuple[str, int, int]) -> tuple[int, int]:
        return max(start - one[2], one[1] - end, 0), one[1] - one[2]

    return min(named, key=distance)[0] if named else ""


def _edges(text: str) -> list[str]:
    """Return what may be a unit at the ends of a header: "2019 £", "% 2018", "Years"."""
    pieces = text.split()
    if not pieces:
        return []
    first = [] if pieces[0].isalpha() and len(pieces[0]) > len("USD") else [pieces[0]]
    return list(dict.fromkeys([pieces[-1], *first, text]))


def _unit(part: str, words: HeaderWords) -> tuple[str, str]:
    """Return the unit that a text is, and its kind."""
    part = part.strip(" .:;,()")
    bare = re.sub(r"^(?:in|en|em|в)\s+", "", part, flags=re.IGNORECASE)
    if not bare or len(bare) > _NEAR or any(char.isdecimal() for char in bare):
        return "", ""
    if re.fullmatch(
        r"[%％]|percent(?:age)?|per cent|百分比|prozent|porcentaje|pourcentage|процентов",
        bare,
        re.IGNORECASE,
    ):
        return "%", "percent"
    for name, pattern in words.durations.items():
        if re.fullmatch(pattern, bare, re.IGNORECASE):
            return name, "duration"
    amount, per, _ = bare.partition("/")
    if per and (priced := _unit(amount, words))[1] == "money":  # "元/平方米"
        return priced
    money = currency_of(bare) or (_money(bare) if len(bare.split()) <= 3 else "")
    if money and (len(bare) <= 4 or currency(bare)):
        return money, "money"
    found = quantities(f"1 {bare}")
    if len(found) == 1 and found[0].unit and found[0].end == len(bare) + 2:
        return found[0].unit, found[0].kind
    return "", ""


def stated_note(sentence: str, language: str) -> Note:
    """Return the scale that a sentence states for a table beside it.

    In brackets ("as follows (in millions)"), or where it says nothing else ("Expressed in US
    $000's").
    """
    words = header_words(language)
    said = [bracket[1] for bracket in _BRACKETS.finditer(sentence)]
    if len(sentence) <= _LONGEST_NOTE and _OPENS.match(sentence):
        said.append(sentence)
    for part in said:
        if _ATTACHED.search(part):
            return note_of(f"({part})", language)
        for names in words.scales.values():
            match = _scale_pattern(names).search(part)
            if match and not _FIGURE_BEFORE.search(part[: match.start()]) and _is_note(part, match):
                return note_of(f"({part})", language)
    return NOTHING
