"""Currencies named without a figure."""

import re

from facts.quantities.pages import page
from facts.quantities.scanner import quantities
from facts.quantities.units import CURRENCY_WORDS, HAN_CURRENCY, UNIT_WORDS


def currency(text: str) -> list[tuple[str, int, int]]:
    """Return the (code, start, end) of currencies named without a figure: "in US dollars"."""
    source = page(text, None)
    spans = [(quantity.start, quantity.end) for quantity in quantities(text)]
    found: list[tuple[str, int, int]] = []
    index = 0
    while index < len(source.tokens):
        step = 1
        for words in range(UNIT_WORDS, 0, -1):
            phrase = source.phrase(index, words)
            code = CURRENCY_WORDS.get(phrase[0]) if phrase else None
            if phrase is not None and code is not None:
                found.append((code, source.tokens[index].start, phrase[1]))
                step = words
                break
        index += step
    found.extend(
        (_MENTIONS[m.group()], m.start(), m.end()) for m in _MENTION.finditer(source.folded)
    )
    found.sort(key=lambda mention: (mention[1], -mention[2]))
    return _apart(found, spans)


def _apart(
    found: list[tuple[str, int, int]], spans: list[tuple[int, int]]
) -> list[tuple[str, int, int]]:
    kept: list[tuple[str, int, int]] = []
    place = 0
    for code, start, end in found:
        while place < len(spans) and spans[place][1] <= start:
            place += 1
        inside = place < len(spans) and spans[place][0] < end
        if not inside and (not kept or kept[-1][2] <= start):
            kept.append((code, start, end))
    return kept


# 元 and 块 alone are parts of too many words to be a mention, unless something is turned into it.
_MENTIONS = {name: code for name, code in HAN_CURRENCY.items() if name[0] not in "元块"} | {
    "us$": "USD", "hk$": "HKD", "$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "元": "CNY",
    "₽": "RUB", "₹": "INR", "₩": "KRW", "u.s. dollars": "USD", "u.s. dollar": "USD",
}  # fmt: skip

_MENTION = re.compile(
    "|".join(re.escape(name) for name in sorted(_MENTIONS, key=len, reverse=True) if name != "元")
    + "|(?<=[成合算为按用以兑换/万亿])元(?![素旦首宵件老月])"
)
