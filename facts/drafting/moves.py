"""Figures that a sentence moves away from: the first of "from 10 to 15"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from facts.quantity import Quantity

_BEFORE = 30  # characters
_FAR = 60  # characters between the two figures: "57.2 % of the employed in November to 56.3 %"
# The word right before the figure that was, the one before the figure that is, by language.
_WORDS = {
    "en": ("from", "to"),
    "es": ("de|desde", "a|hasta"),
    "pt": ("de", "para|a"),
    "fr": ("de|depuis", "à|a"),
    "de": ("von", "auf"),
    "it": ("da|dal|dall'", "a|al|all'"),
    "ru": ("с|со", "до"),
}
_HAN_TO = re.compile(r"[到至为]\s*(?:约|超过|近)?$")
_HAN_FROM = re.compile(r"[从由][^。；，,;]{0,20}$")
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[;；。]")
_BOUND = r"(?:(?:about|around|nearly|over|almost|roughly|cerca de|unos|environ|rund|etwa)\s+)?"


def moves(text: str, found: Sequence[Quantity], language: str) -> list[tuple[Quantity, Quantity]]:
    """Return the figures that a text moves from and to: "rose from 10 to 15".

    Both are of one kind and unit, and are no range ("from 5 to 10" with nothing that rises is read
    as one range before).
    """
    amounts = [one for one in found if one.date is None]
    pairs = []
    for at, one in enumerate(amounts[:-1]):
        for other in amounts[at + 1 : at + 3]:
            alike = one.kind == other.kind and one.unit == other.unit != ""  # "20 to 1"
            alike = alike or _shares_unit(one, other)
            between = text[one.end : other.start]
            near = len(between) <= _FAR and _SENTENCE_END.search(between) is None
            if alike and near and _from(text[: one.start], language) and _to(between, language):
                pairs.append((one, other))
                break
    return pairs


def _shares_unit(one: Quantity, other: Quantity) -> bool:
    """Tell whether a number may leave out the unit of the one that follows: "from 22 to 24 euros"."""
    return one.kind == "number" and not one.unit and other.kind == "money"


@lru_cache(16)
def ends(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands right before the figure that was, and before the one that is."""
    if language == "zh":
        return _HAN_FROM, _HAN_TO
    first, last = (
        re.compile(rf"(?<!\w)(?:{listed})\s+{_BOUND}$", re.IGNORECASE)
        for listed in _WORDS.get(language, _WORDS["en"])
    )
    return first, last


def _from(before: str, language: str) -> bool:
    return ends(language)[0].search(before[-_BEFORE:]) is not None


def _to(between: str, language: str) -> bool:
    return ends(language)[1].search(between) is not None
