"""German number words, which are written as one: zweiundzwanzig, dreihundertfünfundvierzig."""

import re
from functools import lru_cache

from facts.quantities.units import phrases

_ONES = dict(
    zip(phrases("ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun"), range(1, 10), strict=True)
)
_TEENS = dict(
    zip(
        phrases("zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn"),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        phrases("zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig"),
        range(20, 100, 10),
        strict=True,
    )
) | {"dreissig": 30}

_VALUES = _ONES | _TEENS | _TENS


def _group(name: str) -> str:
    ones, tens, teens = "|".join(_ONES), "|".join(_TENS), "|".join(_TEENS)
    below = "|".join(sorted((*_ONES, *_TEENS, *_TENS), key=len, reverse=True))
    return (
        rf"(?:(?P<{name}hundreds>{ones}|{teens})?(?P<{name}hundred>hundert)(?:und)?)?"
        rf"(?:(?P<{name}ones>{ones})und(?P<{name}tens>{tens})|(?P<{name}below>{below}))?"
    )


_NUMBER = re.compile(
    rf"(?=(?:{'|'.join((*_VALUES, 'hundert', 'tausend'))}))"
    rf"(?:{_group('t')}(?P<thousand>tausend)(?:und)?)?{_group('u')}"
)


@lru_cache(maxsize=4096)
def german_number(word: str) -> int | None:
    """Return the value of a folded compound, None of any other word."""
    match = _NUMBER.fullmatch(word)
    if match is None:
        return None
    value = _valued(match, "u")
    if match["thousand"]:
        value += 1000 * (_valued(match, "t") or 1)
    return value or None


def _valued(match: re.Match[str], name: str) -> int:
    hundreds = 100 * _VALUES.get(match[f"{name}hundreds"] or "ein", 1)
    value = hundreds if match[f"{name}hundred"] else 0
    for part in ("ones", "tens", "below"):
        value += _VALUES.get(match[f"{name}{part}"] or "", 0)
    return value
