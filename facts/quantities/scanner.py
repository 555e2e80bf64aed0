"""Quantities in a message: each numeral with what stands beside it."""

from facts.quantities.amounts import read_amount
from facts.quantities.beside import qualifier_after, qualifier_before
from facts.quantities.fractions import fraction_signs, fraction_word, han_word, multiple
from facts.quantities.names import name_or_date
from facts.quantities.notations import in_accounts, school_years, unbracketed
from facts.quantities.nouns import noun_after
from facts.quantities.ordinals import ordinal_word
from facts.quantities.pages import Page, page
from facts.quantities.parsed import Quantity, Reading, restored
from facts.quantities.per import period
from facts.quantities.ranges import ended, shared_units, suffixed
from index.unseen import seen


def quantities(text: str, language: str | None = None) -> list[Quantity]:
    """Return the quantities of a text, in order and without overlap.

    `language` (en, zh, es, pt, ru) settles what 1.234 means; without it the words around do.
    """
    visible, places = seen(text)
    if places is not None:
        return restored(text, quantities(visible, language), places)
    bare = unbracketed(text)
    negative = in_accounts(text, quantities(bare, language)) if bare is not None else None
    if negative is not None:
        return negative
    source = page(text, language)
    found: list[Quantity] = []
    scales: dict[int, int] = {}
    index = floor = 0
    while index < len(source.tokens):
        reading = _read(source, index, floor) if source.tokens[index].start >= floor else None
        if isinstance(reading, Reading):
            quantity = qualified(source, reading, index, floor)
            found.append(quantity)
            scales[quantity.number_start] = reading.scale
            floor = quantity.end
            index = source.index_at(floor, max(index + 1, reading.index))
        else:
            index = max(index + 1, reading or 0)
    found.extend(fraction_signs(source, found))
    found.sort(key=lambda quantity: quantity.start)
    found = suffixed(source, school_years(source, found), scales)
    found = shared_units(source, found, scales)
    return ended(source, found)


def _read(source: Page, index: int, floor: int) -> Reading | int | None:
    """Return a reading, or the token to go on from after a date or a name, or None."""
    kind = source.tokens[index].kind
    if kind == "figure":
        return name_or_date(source, index, floor) or read_amount(source, index, floor)
    if kind == "han":
        return han_word(source, index) or read_amount(source, index, floor)
    if source.tokens[index].text not in source.terms.openers:
        return None
    return worded(source, index) or read_amount(source, index, floor)


def worded(source: Page, index: int) -> Reading | None:
    """Read what a word that is no cardinal says: half, twice, third."""
    return fraction_word(source, index) or multiple(source, index) or ordinal_word(source, index)


def qualified(source: Page, reading: Reading, index: int, floor: int) -> Quantity:
    """Add the qualifier, the noun and the period that stand beside a reading."""
    start, end, kind = reading.start, reading.end, reading.unit.kind
    qualifier, noun, per = "over" if reading.more else None, None, None
    if not reading.final:
        before = qualifier_before(source, start, index, floor)
        if before is not None:
            qualifier, start = before.code, before.start
        if reading.more and source.folded[end : end + 1] in set("多余几"):
            end += 1
        counted = None
        if kind == "number" and reading.value == reading.value.to_integral_value():
            counted = noun_after(source, end, reading.index)
        after = qualifier_after(source, end, reading.index)
        if after is None and counted is not None and source.folded[counted.start] >= "\u2e80":
            after = qualifier_after(source, counted.end, reading.index)
        if after is not None and not (before is not None and source.text[after.start] == " "):
            qualifier, end = qualifier or after.code, after.end
            counted = (
                counted or noun_after(source, end, reading.index) if kind == "number" else None
            )
        tail = end
        if counted is not None:
            noun, kind = source.text[counted.start : counted.end].removeprefix("大"), "count"
            tail = max(end, counted.end)
        per = period(source, start, tail, reading.index)
    return Quantity(
        value=reading.value,
        unit=reading.unit.code,
        kind=kind,
        qualifier=qualifier,
        text=source.text[start:end],
        start=start,
        end=end,
        number_start=reading.start,
        number_end=reading.end,
        noun=noun,
        per=per,
        significant=reading.significant,
    )
