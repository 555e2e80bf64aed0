"""Dates and times as a spreadsheet shows them.

A date in the format "the reader's own" is shown as 2025-01-31: in any other form it could be read
wrongly.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from index.readers.formatcodes import Section, Token, sections
from index.readers.numberformat import literal

Moment = datetime | date | time | timedelta

_OWN_DATE: Final = frozenset({"mm-dd-yy", "m/d/yy", "[$-f800]dddd, mmmm dd, yyyy"})
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def is_date(code: str) -> bool:
    """Tell whether a format code shows a date or a time."""
    return sections(code)[0].has("date", "elapsed")


def shown_date(value: Moment, code: str) -> str:
    """Return a date or time as its format code shows it; ISO where that is the reader's choice."""
    section = sections(code)[0]
    if isinstance(value, timedelta):
        return _elapsed(value, section)
    if code.lower() in _OWN_DATE or not section.has("date"):
        return _iso(value)
    if isinstance(value, time):
        moment = datetime.combine(date(1900, 1, 1), value)
    else:
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return _date(moment, section)


def _iso(value: datetime | date | time) -> str:
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    return value.isoformat()


def _date(moment: datetime, section: Section) -> str:
    twelve = any(t.text == "half" for t in section.tokens)
    tokens = list(section.tokens)
    shown = []
    for position, token in enumerate(tokens):
        if token.kind == "date":
            minutes = token.text in {"m", "mm"} and _is_minutes(tokens, position)
            shown.append(_part(moment, token.text, twelve=twelve, minutes=minutes))
        else:
            shown.append(literal(token))
    return "".join(shown).strip()


def _is_minutes(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether an m stands after hours or before seconds."""
    before = [t.text for t in tokens[:position] if t.kind in {"date", "elapsed"}]
    after = [t.text for t in tokens[position + 1 :] if t.kind in {"date", "elapsed"}]
    return (bool(before) and before[-1][0] == "h" and before[-1] != "half") or (
        bool(after) and after[0][0] == "s"
    )


def _part(moment: datetime, letters: str, *, twelve: bool, minutes: bool) -> str:
    size = len(letters)
    hour = (moment.hour - 1) % 12 + 1 if twelve else moment.hour
    match letters[0]:
        case "y":
            return f"{moment.year:04d}" if size > 2 else f"{moment.year % 100:02d}"
        case "m" if minutes:
            return f"{moment.minute:0{size}d}"
        case "m":
            name = _MONTHS[moment.month - 1]
            names = {3: name[:3], 5: name[0]}
            return f"{moment.month:0{size}d}" if size < 3 else names.get(size, name)
        case "d":
            day = _DAYS[moment.weekday()]
            return f"{moment.day:0{size}d}" if size < 3 else (day[:3] if size == 3 else day)
        case "h" if letters == "half":
            return "AM" if moment.hour < 12 else "PM"
        case "h":
            return f"{hour:0{min(size, 2)}d}"
        case _:
            whole, _, fraction = letters.partition(".")
            tail = f".{moment.microsecond:06d}"[: len(fraction) + 1] if fraction else ""
            return f"{moment.second:0{min(len(whole), 2)}d}{tail}"


def _elapsed(value: timedelta, section: Section) -> str:
    seconds = int(value.total_seconds())
    sign, seconds = ("-" if seconds < 0 else ""), abs(seconds)
    units = {"h": seconds // 3600, "m": seconds // 60, "s": seconds}
    if not section.has("elapsed"):
        return f"{sign}{units['h']}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    shown = []
    for token in section.tokens:
        if token.kind == "elapsed":
            shown.append(f"{units[token.text[0]]:0{len(token.text)}d}")
        elif token.kind == "date":
            within = {"m": seconds // 60 % 60, "s": seconds % 60}.get(token.text[0], 0)
            shown.append(f"{within:0{len(token.text.partition('.')[0])}d}")
        else:
            shown.append(literal(token))
    return sign + "".join(shown).strip()
