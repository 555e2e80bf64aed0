"""The words that a page is read with: the shared tables, and those of its language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from facts.quantities import contexts, numberwords
from facts.quantities.units import CURRENCY_PREFIXES, HAN_UNITS, UNITS, Unit
from facts.quantities.words import LANGUAGES, Words, spoken, words

_NUMBERS = ("en", "es", "pt", "ru")  # the languages of the shared tables
_DEFAULT = (*_NUMBERS, "zh")  # what an unknown language is read with; German "elf" would mislead
_OWN_NUMBERS = frozenset(("de", "fr", "it"))  # read with their own number words alone
_EMPTY: Mapping[str, Any] = MappingProxyType({})
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Terms:
    """Folded phrases to what they mean; see the modules that use them for what each is.

    `full` tells the reader of documents (`figures`) from the older one of short messages.
    """

    units: Mapping[str, Unit]
    han_units: Mapping[str, Unit]
    prefixes: Mapping[str, str]
    qualifiers: Mapping[str, str]
    qualifiers_after: Mapping[str, str]
    periods: Mapping[str, str]
    noun_stops: frozenset[str]
    plurals: frozenset[str]
    cardinals: Mapping[str, int]
    magnitudes: Mapping[str, int]
    ordinals: Mapping[str, int]
    parts: Mapping[str, int]
    lone_parts: Mapping[str, int]
    multiples: Mapping[str, int]
    lone_magnitudes: frozenset[str]
    language: str | None = None
    full: bool = False
    head_last: bool = True
    before_head: frozenset[str] = frozenset()
    printed_units: Mapping[str, Unit] = field(default_factory=dict)
    ones: frozenset[str] = numberwords.ONES
    capitals: frozenset[str] = frozenset()
    currency_nouns: frozenset[str] = frozenset()
    scaled_units: Mapping[str, tuple[int, Unit]] = field(default_factory=dict)
    unit_words: int = field(init=False)
    qualifier_words: int = field(init=False)
    period_words: int = field(init=False)
    cardinal_words: int = field(init=False)
    prefix_length: int = field(init=False)
    han_unit_length: int = field(init=False)
    signs: Mapping[str, list[str]] = field(init=False)
    slashed: Mapping[str, str] = field(init=False)
    openers: frozenset[str] = field(init=False)
    unit_openers: frozenset[str] = field(init=False)
    period_openers: frozenset[str] = field(init=False)
    after_openers: frozenset[str] = field(init=False)
    qualifier_closers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        def settle(name: str, value: object) -> None:
            object.__setattr__(self, name, value)

        settle("unit_words", _most_words(self.units))
        settle("qualifier_words", _most_words(self.qualifiers))
        settle("period_words", _most_words(self.periods))
        settle("cardinal_words", _most_words(self.cardinals))
        settle("prefix_length", max(map(len, self.prefixes)))
        settle("han_unit_length", max(map(len, self.han_units)))
        settle("signs", _signs(self.units))
        settle(
            "slashed", {phrase: code for phrase, code in self.periods.items() if phrase[0] == "/"}
        )
        settle("openers", _first_words(
            self.cardinals, self.ordinals, self.lone_parts, self.multiples, numberwords.ARTICLES,
            numberwords.HALVES_BEFORE, self.lone_magnitudes, self.ones,
        ))  # fmt: skip
        settle("unit_openers", _first_words(self.units))
        settle("period_openers", _first_words(self.periods))
        settle("after_openers", _first_words(self.qualifiers_after))
        closers = frozenset(phrase.rpartition(" ")[2] for phrase in self.qualifiers)
        settle("qualifier_closers", closers)


def _most_words(table: Iterable[str]) -> int:
    return max((phrase.count(" ") for phrase in table), default=0) + 1


def _first_words(*tables: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for table in tables for phrase in table)


def _signs(units: Mapping[str, Unit]) -> dict[str, list[str]]:
    """Return the units that are no words, %, km² and sq. km, by their first character."""
    found: dict[str, list[str]] = {}
    for phrase in sorted(units, key=len, reverse=True):
        if not phrase.replace(" ", "").isalpha():
            found.setdefault(phrase[0], []).append(phrase)
    return found


def _merged(tables: Iterable[Mapping[str, _Value]]) -> dict[str, _Value]:
    return {phrase: value for table in tables for phrase, value in table.items()}


def _currency_units() -> dict[str, Unit]:
    common = words("common")
    certain = {
        phrase: Unit(code, "money")
        for code, listed in common.table("dollars")["certain"].items()
        for phrase in spoken(listed)
    }
    signs = {phrase: Unit(code, "money") for phrase, code in common.codes("currencies").items()}
    return common.units("signs") | signs | certain


def _shared_names() -> dict[str, Unit]:
    """Return the names that the currencies of several countries share: kroner, pesos."""
    return {
        phrase: unit
        for language in _DEFAULT
        for phrase, unit in words(language).units("units").items()
        if unit.kind == "money" and unit.code != "cents"
    }


def _capitals() -> frozenset[str]:
    """Return the currency codes that count in capitals alone: try and all are words."""
    codes = words("common").codes("currencies")
    return frozenset(code for code, name in codes.items() if code == name.lower() not in UNITS)


def _prefixes() -> dict[str, str]:
    return CURRENCY_PREFIXES | words("common").codes("currencies")


MESSAGES = Terms(
    units=_currency_units() | _shared_names() | UNITS,
    han_units=HAN_UNITS,
    prefixes=words("common").codes("currencies") | CURRENCY_PREFIXES,
    capitals=_capitals(),
    qualifiers=contexts.QUALIFIERS,
    qualifiers_after=contexts.QUALIFIERS_AFTER,
    periods=contexts.PERIODS,
    noun_stops=contexts.NOUN_STOPS,
    plurals=contexts.IRREGULAR_PLURALS,
    cardinals=numberwords.CARDINALS,
    magnitudes=numberwords.MAGNITUDES,
    ordinals=numberwords.ORDINALS,
    parts=numberwords.PARTS,
    lone_parts=numberwords.LONE_PARTS,
    multiples=numberwords.MULTIPLES,
    lone_magnitudes=numberwords.LONE_MAGNITUDES,
)


_LONE = {"de": ("hundert", "tausend"), "fr": ("cent", "mille")}


@cache
def terms(language: str | None) -> Terms:
    """Return the terms of a document in a language; of an unknown one, those that mislead least."""
    known = language if language in LANGUAGES else None
    chosen = [words(one) for one in ((known,) if known else _DEFAULT)]

    def numbers(shared: Mapping[str, int], section: str) -> dict[str, int]:
        base = _EMPTY if known in _OWN_NUMBERS else shared
        return {**base, **_merged(one.values(section) for one in chosen)}

    def lists(name: str) -> list[str]:
        return [phrase for one in chosen for phrase in spoken(one.table("nouns").get(name, ""))]

    magnitudes = numberwords.MAGNITUDES | _merged(one.values("magnitudes") for one in chosen)
    units = UNITS | _currency_units() | _merged(one.units("units") for one in chosen)
    return Terms(
        units={phrase: unit for phrase, unit in units.items() if phrase not in magnitudes},
        han_units={**HAN_UNITS, **words("zh").units("han_units")},
        prefixes=_prefixes(),
        qualifiers=contexts.QUALIFIERS | _merged(one.codes("qualifiers") for one in chosen),
        qualifiers_after=contexts.QUALIFIERS_AFTER
        | _merged(one.codes("qualifiers_after") for one in chosen),
        periods=contexts.PERIODS | _merged(one.codes("per") for one in chosen),
        noun_stops=contexts.NOUN_STOPS.union(lists("stops")),
        plurals=contexts.IRREGULAR_PLURALS.union(lists("singular")),
        cardinals=_cardinals(known),
        magnitudes=magnitudes,
        ordinals=numbers(numberwords.ORDINALS, "ordinals"),
        parts=numbers(numberwords.PARTS, "parts"),
        lone_parts=numbers(numberwords.LONE_PARTS, "lone_parts"),
        multiples=numbers(numberwords.MULTIPLES, "multiples"),
        lone_magnitudes=numberwords.LONE_MAGNITUDES.union(_LONE.get(known or "", ())),
        language=known,
        full=True,
        head_last=chosen[0].table("nouns").get("heads", "last") == "last",
        before_head=frozenset(lists("before_head")),
        printed_units=words("common").printed_units("exact"),
        ones=numberwords.ONES.union(
            *(
                {word for word, value in one.values("cardinals").items() if value == 1}
                for one in chosen
            )
        ),
        capitals=_capitals(),
        currency_nouns=frozenset(words("common").listed("dollars", "nouns")),
        scaled_units=_scaled(chosen),
    )


def _cardinals(language: str | None) -> dict[str, int]:
    """Return the number words: of one language if it is known; Chinese texts hold English ones."""
    if language is None:
        return numberwords.CARDINALS
    own = numberwords.CARDINALS_OF.get("en" if language == "zh" else language, {})
    return own | words(language).values("cardinals")


def _scaled(chosen: Iterable[Words]) -> dict[str, tuple[int, Unit]]:
    """Return {abbreviation: (factor, unit)}: mdp is a million pesos."""
    found = {}
    for phrase, key in _merged(one.codes("scaled_units") for one in chosen).items():
        factor, code, kind = key.split()
        found[phrase] = int(factor), Unit(code, kind)
    return found
