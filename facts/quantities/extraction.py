"""Figures in a document: quantities, dates and ranges, without the numbers that are labels."""

import re
from dataclasses import replace
from decimal import Decimal

from facts.quantities.almanac import almanac
from facts.quantities.amounts import read_amount
from facts.quantities.dates import Dated, date_at
from facts.quantities.directions import direction_of
from facts.quantities.fractions import fraction_signs, han_word
from facts.quantities.german import german_number
from facts.quantities.identifiers import Label, hard_label, soft_label
from facts.quantities.intervals import intervals, shared_magnitudes
from facts.quantities.names import fraction_or_skip
from facts.quantities.notations import unbracketed
from facts.quantities.nouns import head_of
from facts.quantities.pages import Page, document_page
from facts.quantities.parsed import Quantity, Reading, restored
from facts.quantities.ranges import shared_units, suffixed
from facts.quantities.scanner import qualified, worded
from facts.quantities.signs import negated, unsigned
from index.unseen import seen


def figures(
    text: str,
    language: str | None = None,
    *,
    cell: bool = False,
    decimal: str | None = None,
    labels: bool = False,
) -> list[Quantity]:
    """Return the figures of a text, in order and without overlap.

    `language` (en, zh, es, pt, ru, de, fr, it; others by their number style alone) says how
    numbers are written; without it the text's words do. `decimal` is what `decimal_mark` found
    in the whole document. In a table's `cell`, (1,234), ▲1,234 and 1,234- are negative; in prose
    brackets only bracket. `labels` adds the numbers of Article 5 and Apollo 17 as kind "label",
    with Article for their noun.
    """
    visible, places = seen(text)
    if places is not None:
        found = figures(visible, language, cell=cell, decimal=decimal, labels=labels)
        return restored(text, found, places)
    bare = unsigned(text) if cell else unbracketed(text)
    if bare is not None:
        negative = negated(text, _figures(bare, language, decimal, cell=True, labels=labels))
        if negative is not None:
            return negative
    return _figures(text, language, decimal, cell=cell, labels=labels)


def _figures(
    text: str, language: str | None, decimal: str | None, *, cell: bool, labels: bool
) -> list[Quantity]:
    source = document_page(text, language, decimal)
    found, scales = _read_all(source, cell=cell, labels=labels)
    found.extend(fraction_signs(source, found))
    found.sort(key=lambda quantity: quantity.start)
    found = suffixed(source, found, scales)
    found = shared_units(source, intervals(source, found, scales), scales)
    found = shared_magnitudes(source, found, scales)
    return [_finished(source, quantity) for quantity in found if not _in_series(text, quantity)]


_SPAN = re.compile(r"[0-9][-\u2010-\u2013][0-9]")
_ENDS_SERIES = re.compile(r"[0-9][-\u2010-\u2013][0-9]+[-\u2010-\u2013]\Z")
_JOINED = re.compile(r"[0-9][-\u2010-\u2013]\Z")
_LONGEST_PIECE = 12  # characters of a piece of a serial number and its hyphens
_SERIES = re.compile(r"[-\u2010-\u2013][0-9]")


def _in_series(text: str, quantity: Quantity) -> bool:
    """Tell whether a figure is a piece of a serial number such as AD 2018–23–51."""
    if quantity.kind in {"year", "date"}:
        return _SERIES.match(text, quantity.end) is not None
    before = text[max(0, quantity.start - _LONGEST_PIECE) : quantity.start]
    ends = _JOINED if _SPAN.search(quantity.text) else _ENDS_SERIES
    return quantity.kind == "number" and ends.search(before) is not None


def dated_figures(source: Page) -> list[Quantity]:
    """Return the dates of a page that is read already."""
    return [one for one in _read_all(source, cell=False, labels=False)[0] if one.date is not None]


def _read_all(source: Page, *, cell: bool, labels: bool) -> tuple[list[Quantity], dict[int, int]]:
    """Read token by token; the second result holds the magnitude of each figure by its start."""
    found: list[Quantity] = []
    scales: dict[int, int] = {}
    label: Label | None = None
    floor = after = 0
    for index in _places(source):
        token = source.tokens[index]
        if index < after or token.start < floor:
            continue
        one = _read(source, index, floor, label, cell=cell)
        if isinstance(one, Label):
            label, after, floor = one, one.index, one.end
            if labels:
                found.append(_labelled(source, one))
            continue
        if isinstance(one, int):
            after = one
            continue
        if one is None:
            continue
        if isinstance(one, Reading):
            quantity = qualified(source, one, index, floor)
            scales[quantity.number_start] = one.scale
            after = one.index
        else:
            quantity = _dated(source, one)
        found.append(quantity)
        floor = quantity.end
    return found, scales


def _places(source: Page) -> list[int]:
    """Return the tokens that a figure can start at."""
    openers = source.terms.openers | almanac(source.terms.language).word.keys()
    german = source.terms.language == "de"
    return [
        index
        for index, token in enumerate(source.tokens)
        if token.kind != "word"
        or token.text in openers
        or (german and german_number(token.text) is not None)
    ]


def _read(
    source: Page, index: int, floor: int, last: Label | None, *, cell: bool
) -> Reading | Dated | Label | int | None:
    kind = source.tokens[index].kind
    if kind == "word":
        return (
            date_at(source, index, floor)
            or worded(source, index)
            or read_amount(source, index, floor)
        )
    label = hard_label(source, index, last, cell=cell)
    if label is not None:
        return label
    dated = date_at(source, index, floor)
    if dated is not None:
        return dated
    if kind == "han":
        return han_word(source, index) or read_amount(source, index, floor)
    return (
        soft_label(source, index, floor)
        or fraction_or_skip(source, index)
        or read_amount(source, index, floor)
    )


def _labelled(source: Page, label: Label) -> Quantity:
    printed = source.text[label.start : label.end]
    digits = "".join(sign for sign in source.folded[label.start : label.end] if sign.isdecimal())
    return Quantity(
        value=Decimal(digits[:40] or 0), unit="", kind="label", qualifier=None, text=printed,
        start=label.start, end=label.end, number_start=label.start, number_end=label.end,
        noun=label.word or None,
    )  # fmt: skip


_YEAR_DIGITS = 4


def _dated(source: Page, dated: Dated) -> Quantity:
    first, last = dated.first, dated.last
    year = first.grain == "year" and last is None and not first.fiscal
    return Quantity(
        value=Decimal(first.value),
        unit="",
        kind="year" if year else "date",
        qualifier=None,
        text=source.text[dated.start : dated.end],
        start=dated.start,
        end=dated.end,
        number_start=dated.start,
        number_end=dated.end,
        significant=_YEAR_DIGITS,
        date=dated.form,
        low=Decimal(first.year) if last is not None and first.year is not None else None,
        high=Decimal(last.year) if last is not None and last.year is not None else None,
    )


def _finished(source: Page, quantity: Quantity) -> Quantity:
    """Add the noun's head and the direction."""
    if quantity.date is not None or quantity.kind == "label":
        return quantity
    head = head_of(quantity.noun, source.terms) if quantity.noun else None
    direction = direction_of(source, quantity)
    if head is None and direction is None:
        return quantity
    return replace(quantity, head=head, direction=direction)
